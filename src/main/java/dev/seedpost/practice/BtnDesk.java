package dev.seedpost.practice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.failure.FailureException;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.TorrentFile;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * BTN's API at the root, which only reads, and the pages of the upload form and of downloads. The
 * session's cookie is named {@code session} and has the API key as its value.
 */
final class BtnDesk implements ApiDesk {
  private static final String FLAG = Dialect.BTN.sourceFlag();

  private final Premises premises;
  private final BtnLookups lookups;

  BtnDesk(Premises premises) {
    this.premises = premises;
    this.lookups = new BtnLookups(premises);
  }

  @Override
  public List<String> paths() {
    return List.of("/");
  }

  @Override
  public AnnounceDesk.Words announceWords() {
    return new AnnounceDesk.Words("Passkey not found", "Unregistered torrent");
  }

  private static boolean isForm(Call call) {
    return call.path().equals("/upload.php");
  }

  @Override
  public boolean isUpload(Call call) {
    return isForm(call)
        && call.method().equals("POST")
        && call.header("Content-Type").filter(type -> type.startsWith("multipart/")).isPresent();
  }

  /** The API looks at its key itself: it says no in its own form. */
  @Override
  public Optional<Page> turnedAway(Call call) {
    boolean known = call.path().equals("/") || isSession(call) || isLink(call);
    return known ? Optional.empty() : Optional.of(to("login.php"));
  }

  private boolean isSession(Call call) {
    return call.header("Cookie").stream()
        .flatMap(header -> List.of(header.split("; *", -1)).stream())
        .anyMatch(cookie -> cookie.startsWith("session=") && premises.isKey(cookie.substring(8)));
  }

  private boolean isLink(Call call) {
    return call.path().equals("/torrents.php")
        && call.query("torrent_pass").equals(premises.keys().passkey());
  }

  @Override
  public Page answer(Call call) {
    if (call.path().equals("/") && call.method().equals("POST")) {
      return lookups.answer(call.body());
    }
    if (isForm(call)) {
      return call.method().equals("POST") ? filled(call) : BtnForms.empty();
    }
    return call.path().equals("/torrents.php") && call.query("action").equals("download")
        ? download(call.query("id"))
        : Page.html(404, "Error 404");
  }

  private static Page to(String location) {
    return new Page(302, Map.of("Location", location), new byte[0]);
  }

  private static Page filled(Call call) {
    Map<String, String> asked = new LinkedHashMap<>();
    for (String pair : new String(call.body(), UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        asked.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return BtnForms.filled(asked);
  }

  private Page download(String id) {
    Optional<StoredUpload> found = lookups.byId(id);
    if (found.isEmpty()) {
      return Page.html(404, "Error 404");
    }
    TorrentFile own =
        found
            .get()
            .torrent()
            .withAnnounce(Optional.of(AnnounceUrl.of(premises.keys().announceUrl())));
    return new Page(
        200,
        Map.of("Content-Type", "application/x-bittorrent"),
        premises.shelf().hasFile(found.get()) ? own.bytes() : new byte[0]);
  }

  @Override
  public Outcome store(Call call, int user) {
    Multipart form = call.form();
    for (String field :
        List.of(
            "type",
            "scenename",
            "seriesid",
            "artist",
            "title",
            "origin",
            "format",
            "bitrate",
            "media",
            "resolution",
            "release_desc")) {
      if (form.text(field).isEmpty()) {
        return no(field + " is not specified");
      }
    }
    if (!form.text("submit").equals("true") || !form.text("tvdb").equals("autofilled")) {
      return no("Please fill in the form");
    }
    Optional<Multipart.FilePart> file = form.file("file_input");
    if (file.isEmpty() || !new String(file.get().bytes(), ISO_8859_1).startsWith("d")) {
      return no("No torrent file uploaded, or file is empty.");
    }
    try {
      return placed(TorrentFile.parse(file.get().bytes(), file.get().fileName()), form, user);
    } catch (FailureException e) {
      return no("The torrent file is corrupted");
    }
  }

  private Outcome placed(TorrentFile sent, Multipart form, int user) {
    TorrentFile kept = sent.withSource(FLAG, Optional.empty());
    return switch (premises.shelf().place(kept, form.fields(), user)) {
      case Shelf.Placed.New placed ->
          new Outcome(to(page(placed.upload())), List.of(placed.upload()));
      case Shelf.Placed.Duplicate there ->
          no(
              "The exact same torrent file already exists on the site! <a href=\""
                  + page(there.upload()).replace("&", "&amp;")
                  + "\">Look</a>");
      case Shelf.Placed.Repaired repaired -> Outcome.no(to(page(repaired.upload())));
    };
  }

  private static String page(StoredUpload upload) {
    return "torrents.php?id=" + upload.groupId() + "&torrentid=" + upload.id();
  }

  private static Outcome no(String complaint) {
    return Outcome.no(BtnForms.complaining(complaint));
  }

  @Override
  public Page refusal() {
    return BtnForms.complaining("Your upload privileges have been revoked.");
  }

  @Override
  public Page pause() {
    return Page.html(429, "Too many requests");
  }
}
