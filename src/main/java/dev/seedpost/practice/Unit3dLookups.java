package dev.seedpost.practice;

import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.TorrentEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The reading half of UNIT3D's API, and the download route. */
final class Unit3dLookups {
  /** Answers of the filter are kept so long, by the whole query. */
  private static final Duration CACHED = Duration.ofMinutes(5);

  /** Query parameters of the filter with the form field that each is held against. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "tmdbId", "tmdb",
          "imdbId", "imdb",
          "tvdbId", "tvdb",
          "malId", "mal",
          "categories[]", "category_id",
          "types[]", "type_id",
          "resolutions[]", "resolution_id",
          "seasonNumber", "season_number",
          "episodeNumber", "episode_number");

  private final Premises premises;
  private final Map<Map<String, List<String>>, Kept> cache = new HashMap<>();

  private record Kept(Page page, Instant until) {}

  Unit3dLookups(Premises premises) {
    this.premises = premises;
  }

  Page user() {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("username", user(Shelf.OWNER));
    user.put("group", "User");
    user.put("uploaded", "0 B");
    user.put("downloaded", "0 B");
    user.put("ratio", "∞");
    user.put("buffer", "1.50 TiB");
    user.put("seeding", 0);
    user.put("leeching", 0);
    user.put("seedbonus", "0.00");
    user.put("hit_and_runs", 0);
    return Page.json(200, user);
  }

  /** What waits for the staff is not there for anyone. */
  Page torrent(int id) {
    return premises
        .shelf()
        .find(id)
        .filter(one -> !premises.shelf().isHeldBack(one))
        .map(one -> Page.json(200, described(one)))
        .orElseGet(() ->
            Unit3dDesk.message(404, "No query results for model [App\\Models\\Torrent] " + id));
  }

  synchronized Page filter(Call call) {
    Instant now = premises.shelf().now();
    Kept kept = cache.get(call.queries());
    if (kept == null || !kept.until().isAfter(now)) {
      kept = new Kept(filtered(call), now.plus(CACHED));
      cache.put(call.queries(), kept);
    }
    return kept.page();
  }

  private Page filtered(Call call) {
    List<Object> found = new ArrayList<>();
    for (StoredUpload upload : premises.shelf().all().reversed()) {
      if (!premises.shelf().isHeldBack(upload) && matches(call, upload)) {
        found.add(described(upload));
      }
    }
    String size = call.query("perPage");
    int most = size.matches("[0-9]{1,3}") ? Math.min(100, Integer.parseInt(size)) : 25;
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("data", found.subList(0, Math.min(most, found.size())));
    answer.put("links", Map.of("first", premises.url() + "api/torrents/filter"));
    answer.put("meta", Map.of("per_page", most));
    return Page.json(200, answer);
  }

  private static boolean matches(Call call, StoredUpload upload) {
    String name = upload.field("name").toLowerCase(Locale.ROOT);
    String uploader = call.query("uploader");
    return name.contains(call.query("name").toLowerCase(Locale.ROOT))
        && upload.torrent().files().stream()
            .anyMatch(file -> file.path().contains(call.query("file_name")))
        && (uploader.isEmpty() || uploader.equals(uploader(upload)))
        && FIELDS.entrySet().stream()
            .allMatch(each ->
                call.query(each.getKey()).isEmpty()
                    || call.queries()
                        .getOrDefault(each.getKey(), List.of())
                        .contains(upload.field(each.getValue())));
  }

  private Map<String, Object> described(StoredUpload upload) {
    List<Object> files = new ArrayList<>();
    for (TorrentEntry entry : upload.torrent().files()) {
      files.add(Map.of("index", files.size(), "name", entry.path(), "size", entry.length()));
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("name", upload.field("name"));
    attributes.put("size", upload.torrent().size());
    attributes.put("num_file", files.size());
    attributes.put("files", files);
    attributes.put("uploader", uploader(upload));
    attributes.put("category_id", number(upload, "category_id"));
    attributes.put("type_id", number(upload, "type_id"));
    attributes.put("resolution_id", number(upload, "resolution_id"));
    attributes.put("tmdb_id", number(upload, "tmdb"));
    attributes.put("details_link", premises.url() + "torrents/" + upload.id());
    attributes.put("download_link", premises.downloadUrl(upload));
    attributes.put("magnet_link", null);
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("type", "torrent");
    described.put("id", Integer.toString(upload.id()));
    described.put("attributes", attributes);
    return described;
  }

  private static int number(StoredUpload upload, String field) {
    String text = upload.field(field);
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** An anonymous upload is nobody's, even to its uploader. */
  private static String uploader(StoredUpload upload) {
    return upload.field("anonymous").equals("1") ? "Anonymous" : user(upload.userId());
  }

  private static String user(int id) {
    return id == Shelf.OWNER ? "practice" : "stranger";
  }

  /** What waits for the staff can be downloaded all the same (measured). */
  Page download(int id, String rssKey) {
    if (!rssKey.equals(premises.keys().rssKey())) {
      return Unit3dDesk.redirect(premises.url() + "login");
    }
    Optional<StoredUpload> found = premises.shelf().find(id);
    if (found.isEmpty()) {
      return Page.html(404, "Not Found");
    }
    byte[] bytes =
        premises.shelf().hasFile(found.get())
            ? found
                .get()
                .torrent()
                .withAnnounce(Optional.of(AnnounceUrl.of(premises.keys().announceUrl())))
                .bytes()
            : new byte[0];
    return new Page(200, Map.of("Content-Type", "application/x-bittorrent"), bytes);
  }
}
