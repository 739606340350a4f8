package dev.seedpost.practice;

import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reading half of Gazelle's API. */
final class LookupDesk {
  private static final List<String> CATEGORIES =
      List.of(
          "Music",
          "Applications",
          "E-Books",
          "Audiobooks",
          "E-Learning Videos",
          "Comedy",
          "Comics");

  private final Speech speech;
  private final Shelf shelf;
  private final Premises.Keys keys;

  LookupDesk(Speech speech, Premises premises) {
    this.speech = speech;
    this.shelf = premises.shelf();
    this.keys = premises.keys();
  }

  Page index() {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("username", user(Shelf.OWNER));
    response.put("id", Shelf.OWNER);
    response.put("authkey", "practice-authkey-of-this-user-00");
    response.put("passkey", keys.passkey());
    response.put("notifications", Map.of("messages", 0, "notifications", 0));
    response.put(
        "userstats", Map.of("uploaded", 1000, "downloaded", 0, "ratio", -1, "class", "Member"));
    return speech.yes(response);
  }

  Page torrent(Call call) {
    String hash = call.query("hash");
    String id = call.query("id");
    boolean byHash = !hash.isEmpty();
    if (byHash != id.isEmpty()) {
      return speech.notFound(byHash);
    }
    return (byHash ? byHash(hash) : byId(id))
        .map(this::described)
        .orElseGet(() -> speech.notFound(byHash));
  }

  /** RED wants upper case. */
  private Optional<StoredUpload> byHash(String hash) {
    boolean right =
        InfoHash.matches(hash)
            && (speech.dialect() == Dialect.OPS || hash.equals(hash.toUpperCase(Locale.ROOT)));
    return right ? shelf.find(InfoHash.of(hash)) : Optional.empty();
  }

  private Optional<StoredUpload> byId(String id) {
    return id.matches("[0-9]{1,9}") ? shelf.find(Integer.parseInt(id)) : Optional.empty();
  }

  private Page described(StoredUpload upload) {
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("id", upload.groupId());
    group.put("name", upload.field("title"));
    group.put("year", upload.field("year"));
    group.put("categoryId", 1);
    group.put("tags", List.of(upload.field("tags").split(",", -1)));
    Map<String, Object> torrent = new LinkedHashMap<>();
    torrent.put("id", upload.id());
    if (speech.dialect() == Dialect.RED) {
      torrent.put("infoHash", upload.infoHash().hex().toUpperCase(Locale.ROOT));
    } else if (upload.userId() == Shelf.OWNER) {
      torrent.put("infoHash", upload.infoHash().hex());
    }
    torrent.put("media", upload.field("media"));
    torrent.put("format", upload.field("format"));
    torrent.put("encoding", upload.field("bitrate"));
    torrent.put("fileCount", upload.torrent().files().size());
    torrent.put("size", upload.torrent().size());
    torrent.put("seeders", 0);
    torrent.put("fileList", fileList(upload.torrent()));
    torrent.put("filePath", upload.torrent().singleFile() ? "" : upload.name());
    torrent.put("userId", upload.userId());
    torrent.put("username", user(upload.userId()));
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("group", group);
    response.put("torrent", torrent);
    return speech.yes(response);
  }

  private static String fileList(TorrentFile torrent) {
    return torrent.files().stream()
        .map(file -> file.path() + "{{{" + file.length() + "}}}")
        .collect(Collectors.joining("|||"));
  }

  /** The group number is a text on OPS and a number on RED; every torrent is a group of its own. */
  Page browse(Call call) {
    List<Object> results = new ArrayList<>();
    for (StoredUpload upload : shelf.all()) {
      if (holds(upload.field("title"), call.query("searchstr"))
          && holds(upload.field("title"), call.query("groupname"))
          && (call.query("artistname").isEmpty()
              || upload.fields().getOrDefault("artists[]", List.of()).stream()
                  .anyMatch(artist -> holds(artist, call.query("artistname"))))) {
        results.add(
            upload.field("type").matches("[1-6]") ? ofOtherCategory(upload) : browsed(upload));
      }
    }
    Map<String, Object> response = new LinkedHashMap<>();
    if (!results.isEmpty()) {
      response.put("currentPage", 1);
      response.put("pages", 1);
    }
    response.put("results", results);
    if (results.isEmpty()) {
      response.put("youMightLike", List.of());
    }
    return speech.yes(response);
  }

  private static boolean holds(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
  }

  private Map<String, Object> browsed(StoredUpload upload) {
    boolean ops = speech.dialect() == Dialect.OPS;
    Map<String, Object> group = new LinkedHashMap<>();
    group.put(
        "groupId", ops ? Integer.toString(upload.groupId()) : Integer.valueOf(upload.groupId()));
    group.put("groupName", UploadDesk.escaped(upload.field("title")));
    group.put("artist", UploadDesk.escaped(upload.field("artists[]")));
    group.put("tags", List.of(upload.field("tags").split(",", -1)));
    group.put("groupYear", number(upload.field("year")));
    Map<String, Object> torrent = new LinkedHashMap<>();
    torrent.put("torrentId", upload.id());
    if (!ops) {
      torrent.put("remastered", true);
    } else {
      torrent.put("remasterRecordLabel", UploadDesk.escaped(upload.field("remaster_record_label")));
    }
    torrent.put("remasterYear", number(upload.field("remaster_year")));
    torrent.put(
        "remasterCatalogueNumber", UploadDesk.escaped(upload.field("remaster_catalogue_number")));
    torrent.put("remasterTitle", UploadDesk.escaped(upload.field("remaster_title")));
    torrent.put("media", upload.field("media"));
    torrent.put("format", upload.field("format"));
    torrent.put("encoding", upload.field("bitrate"));
    torrent.put("fileCount", upload.torrent().files().size());
    torrent.put("size", upload.torrent().size());
    group.put("releaseType", "Album");
    group.put("torrents", List.of(torrent));
    return group;
  }

  /** A release of another category stands in the list itself (public code of OPS). */
  private static Map<String, Object> ofOtherCategory(StoredUpload upload) {
    Map<String, Object> release = new LinkedHashMap<>();
    release.put("groupId", upload.groupId());
    release.put("groupName", UploadDesk.escaped(upload.field("title")));
    release.put("torrentId", upload.id());
    release.put("tags", List.of(upload.field("tags").split(",", -1)));
    release.put("category", CATEGORIES.get(Integer.parseInt(upload.field("type"))));
    release.put("fileCount", upload.torrent().files().size());
    release.put("size", upload.torrent().size());
    return release;
  }

  private static int number(String digits) {
    return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
  }

  Page userTorrents(Call call) {
    if (speech.dialect() == Dialect.OPS) {
      return speech.no(200, "failure");
    }
    List<Object> uploaded = new ArrayList<>();
    for (StoredUpload upload : shelf.all().reversed()) {
      if (Integer.toString(upload.userId()).equals(call.query("id"))) {
        uploaded.add(
            Map.of(
                "groupId", upload.groupId(),
                "name", upload.field("title"),
                "torrentId", upload.id(),
                "torrentSize", upload.torrent().size(),
                "artistName", upload.field("artists[]")));
      }
    }
    return speech.yes(Map.of("uploaded", uploaded));
  }

  Page download(Call call) {
    Optional<StoredUpload> found = byId(call.query("id"));
    if (found.isEmpty()) {
      return speech.no(
          400, speech.dialect() == Dialect.OPS ? "could not find torrent" : "bad id parameter");
    }
    byte[] bytes =
        shelf.hasFile(found.get())
            ? found
                .get()
                .torrent()
                .withAnnounce(Optional.of(AnnounceUrl.of(keys.announceUrl())))
                .bytes()
            : new byte[0];
    return new Page(
        200,
        Map.of(
            "Content-Type",
            "application/x-bittorrent; charset=utf-8",
            "Content-Disposition",
            "attachment; filename=\"" + found.get().id() + ".torrent\""),
        bytes);
  }

  private static String user(int id) {
    return id == Shelf.OWNER ? "practice" : "stranger";
  }
}
