package dev.seedpost.practice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.seedpost.failure.FailureException;
import dev.seedpost.torrent.TorrentFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes uploads as Gazelle does: checks, forces private and source, stores, answers. */
final class UploadDesk {
  private static final int LARGEST_TORRENT = 2 * 1024 * 1024;

  private final Speech speech;
  private final Shelf shelf;

  UploadDesk(Speech speech, Shelf shelf) {
    this.speech = speech;
    this.shelf = shelf;
  }

  ApiDesk.Outcome take(Multipart form, int user) {
    UploadRules rules = new UploadRules(speech.dialect(), form);
    if (rules.crash()) {
      return ApiDesk.Outcome.no(Page.crash());
    }
    Optional<String> complaint = rules.complaint();
    if (complaint.isPresent()) {
      return refuse(complaint.get());
    }
    Optional<Multipart.FilePart> file = form.file("file_input");
    String fileName = file.map(Multipart.FilePart::fileName).orElse("");
    if (!fileName.toLowerCase(Locale.ROOT).endsWith(".torrent")) {
      return refuse(
          "You seem to have put something other than a torrent file into the upload field. ("
              + fileName
              + ").");
    }
    byte[] bytes = file.get().bytes();
    if (bytes.length == 0 || bytes.length > LARGEST_TORRENT) {
      return refuse("No torrent file uploaded, or file is empty.");
    }
    if (bytes[0] != 'd') {
      return refuse("The torrent file '" + fileName + "' is corrupted, please recreate it");
    }
    if (new String(bytes, ISO_8859_1).contains("12:meta version")) {
      return refuse(
          "This torrent is not a V1 torrent. V2 and Hybrid torrents are not supported here.");
    }
    try {
      return take(TorrentFile.parse(bytes, fileName), rules, form, user);
    } catch (FailureException e) {
      return ApiDesk.Outcome.no(Page.crash());
    }
  }

  private ApiDesk.Outcome take(TorrentFile sent, UploadRules rules, Multipart form, int user) {
    ExtraFiles extras = new ExtraFiles(form);
    List<String> paths = new ArrayList<>(paths(sent));
    extras.all().forEach(extra -> paths.addAll(paths(extra.torrent())));
    Optional<String> complaint = rules.nameComplaint(paths).or(extras::complaint);
    if (complaint.isPresent()) {
      return refuse(complaint.get());
    }
    synchronized (shelf) {
      return place(sent, extras.all(), form, user);
    }
  }

  private static List<String> paths(TorrentFile torrent) {
    return torrent.files().stream()
        .map(entry -> torrent.singleFile() ? torrent.name() : torrent.name() + "/" + entry.path())
        .toList();
  }

  /**
   * All or none: a further torrent that is there already keeps the main one out too. It is known by
   * the hash that it came with, before private and source are forced (measured on OPS).
   */
  private ApiDesk.Outcome place(
      TorrentFile sent, List<ExtraFiles.Extra> extras, Multipart form, int user) {
    for (ExtraFiles.Extra extra : extras) {
      Optional<StoredUpload> there = shelf.find(extra.torrent().infoHash());
      if (there.isPresent()) {
        return refuse(duplicate(there.get()));
      }
    }
    return switch (shelf.place(kept(sent), form.fields(), user)) {
      case Shelf.Placed.New placed -> {
        List<StoredUpload> stored = new ArrayList<>(List.of(placed.upload()));
        boolean source = isFlagged(sent);
        for (ExtraFiles.Extra extra : extras) {
          source &= isFlagged(extra.torrent());
          if (shelf.place(kept(extra.torrent()), extra.fields(), user)
              instanceof Shelf.Placed.New further) {
            stored.add(further.upload());
          }
        }
        yield new ApiDesk.Outcome(success(placed, sent.isPrivate(), source, form), stored);
      }
      case Shelf.Placed.Duplicate there -> refuse(duplicate(there.upload()));
      case Shelf.Placed.Repaired repaired ->
          refuse("Thank you for fixing this torrent " + link(repaired.upload()));
    };
  }

  private TorrentFile kept(TorrentFile sent) {
    return sent.withSource(speech.dialect().sourceFlag(), Optional.empty());
  }

  private boolean isFlagged(TorrentFile sent) {
    return sent.source().filter(speech.dialect().sourceFlag()::equals).isPresent();
  }

  private static String duplicate(StoredUpload upload) {
    return "The exact same torrent file already exists on the site! " + link(upload);
  }

  private Page success(Shelf.Placed.New placed, boolean isPrivate, boolean source, Multipart form) {
    StoredUpload upload = placed.upload();
    Map<String, Object> response = new LinkedHashMap<>();
    if (speech.dialect() == Dialect.RED) {
      response.put("private", isPrivate);
      response.put("source", source);
      response.put("requestid", form.has("requestid") ? -1 : null);
      response.put("torrentid", upload.id());
      response.put("groupid", upload.groupId());
      response.put("newgroup", placed.newGroup());
      return speech.yes(response);
    }
    if (form.has("requestid")) {
      // Stored, and still a page for people that says 404, with status 200 (measured).
      return Page.html(200, "Error 404");
    }
    response.put("groupId", upload.groupId());
    response.put("torrentId", upload.id());
    response.put("private", isPrivate);
    response.put("source", source);
    response.put("warnings", warnings(isPrivate, source, upload));
    return speech.yes(response);
  }

  private List<String> warnings(boolean isPrivate, boolean source, StoredUpload upload) {
    List<String> warnings = new ArrayList<>();
    if (!isPrivate) {
      warnings.add("You didn't create your torrent with the &quot;private&quot; option.");
    }
    if (!source) {
      warnings.add("The source flag of your torrent was not <i>" + speech.dialect() + "</i>.");
    }
    if (!warnings.isEmpty()) {
      warnings.add(
          "You must download the corrected torrent from <a href=\"torrents.php?id="
              + upload.groupId()
              + "&amp;torrentid="
              + upload.id()
              + "\">here</a>.");
    }
    return warnings;
  }

  private static String link(StoredUpload upload) {
    return "<a href=\"artist.php?id=1\" dir=\"ltr\">"
        + escaped(upload.field("artists[]"))
        + "</a> – <a href=\"torrents.php?id="
        + upload.groupId()
        + "&amp;torrentid="
        + upload.id()
        + "#torrent"
        + upload.id()
        + "\" dir=\"ltr\">"
        + escaped(upload.field("title"))
        + "</a> ["
        + escaped(upload.field("year"))
        + " Album]";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private ApiDesk.Outcome refuse(String error) {
    return ApiDesk.Outcome.no(speech.no(400, error));
  }
}
