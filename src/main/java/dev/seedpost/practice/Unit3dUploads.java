package dev.seedpost.practice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.seedpost.failure.FailureException;
import dev.seedpost.torrent.TorrentFile;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes uploads as UNIT3D does: a name may be there once, the same torrent under another name again
 * and again, since random bytes give each its own info hash.
 */
final class Unit3dUploads {
  private final Premises premises;
  private final SecureRandom random = new SecureRandom();

  Unit3dUploads(Premises premises) {
    this.premises = premises;
  }

  ApiDesk.Outcome take(Multipart form, int user) {
    Optional<CountDownLatch> race = premises.switches().race;
    if (race.isPresent()) {
      return take(form, user, sent -> meet(race.get()));
    }
    synchronized (this) {
      return take(form, user, sent -> {});
    }
  }

  /** Between the check of the one user's name and the storing, another user's is stored. */
  synchronized ApiDesk.Outcome race(Multipart form) {
    return take(form, Shelf.OWNER, sent -> keep(sent, form, Shelf.STRANGER));
  }

  private static void meet(CountDownLatch others) {
    others.countDown();
    try {
      if (!others.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody else came to the race");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ApiDesk.Outcome take(Multipart form, int user, Consumer<TorrentFile> beforeStoring) {
    String category = form.text("category_id");
    if (!Unit3dRules.CATEGORIES.contains(category)) {
      return ApiDesk.Outcome.no(
          Unit3dDesk.message(
              404, "No query results for model [App\\Models\\Category] " + category));
    }
    Optional<Multipart.FilePart> file = form.file("torrent");
    if (file.isEmpty()) {
      return refuse("You Must Provide A Torrent File For Upload!");
    }
    if (!file.get().fileName().endsWith(".torrent")) {
      return refuse("You Must Provide A Valid Torrent File For Upload!");
    }
    TorrentFile sent;
    try {
      sent = TorrentFile.parse(file.get().bytes(), file.get().fileName());
    } catch (FailureException e) {
      return ApiDesk.Outcome.no(Unit3dDesk.message(500, "Server Error"));
    }
    if (Unit3dRules.hasBadName(sent)) {
      return refuse("Invalid Filenames In Torrent Files!");
    }
    Map<String, List<String>> complaints =
        new Unit3dRules(form, premises.shelf().all()).complaints();
    if (!complaints.isEmpty()) {
      return ApiDesk.Outcome.no(invalid(complaints));
    }
    beforeStoring.accept(sent);
    return keep(sent, form, user);
  }

  private ApiDesk.Outcome keep(TorrentFile sent, Multipart form, int user) {
    Shelf shelf = premises.shelf();
    if (!(shelf.place(rewritten(sent), form.fields(), user) instanceof Shelf.Placed.New placed)) {
      throw new IllegalStateException("two torrents with the same random bytes");
    }
    StoredUpload upload = placed.upload();
    if (premises.switches().moderated.get() || form.text("mod_queue_opt_in").equals("1")) {
      shelf.holdBack(upload);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put("data", premises.downloadUrl(upload));
    answer.put("message", "Torrent uploaded successfully.");
    return new ApiDesk.Outcome(Page.json(200, answer), List.of(upload));
  }

  /** Private, with the site's source flag and random bytes; nothing else than BEP 3 wants stays. */
  private TorrentFile rewritten(TorrentFile sent) {
    byte[] entropy = new byte[64];
    random.nextBytes(entropy);
    String info = "d4:infod";
    String kept =
        new String(
            sent.withSource(Dialect.UNIT3D.sourceFlag(), Optional.empty()).bytes(), ISO_8859_1);
    if (!kept.startsWith(info)) {
      throw new IllegalStateException("something stands before the info dictionary");
    }
    String made =
        info + "7:entropy128:" + HexFormat.of().formatHex(entropy) + kept.substring(info.length());
    return TorrentFile.parse(made.getBytes(ISO_8859_1), sent.name());
  }

  private static ApiDesk.Outcome refuse(String sentence) {
    return ApiDesk.Outcome.no(invalid(sentence));
  }

  /** A complaint about the form: status 404, which is also that of an unknown page. */
  static Page invalid(Object data) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("success", false);
    answer.put("message", "Validation Error.");
    answer.put("data", data);
    return Page.json(404, answer);
  }
}
