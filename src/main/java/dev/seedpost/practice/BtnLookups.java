package dev.seedpost.practice;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.seedpost.torrent.InfoHash;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okio.Buffer;

/** BTN's JSON-RPC: who am I, torrents by a filter, one torrent with its download link. */
final class BtnLookups {
  private final Premises premises;

  BtnLookups(Premises premises) {
    this.premises = premises;
  }

  Page answer(byte[] body) {
    Map<?, ?> call = json(body);
    List<?> parameters = call.get("params") instanceof List<?> list ? list : List.of();
    if (parameters.isEmpty() || !premises.isKey(String.valueOf(parameters.getFirst()))) {
      return no(-32001, "Invalid API Key");
    }
    Object what = parameters.size() > 1 ? parameters.get(1) : "";
    return switch (String.valueOf(call.get("method"))) {
      case "userInfo" -> yes(user());
      case "getTorrents" -> yes(torrents(what instanceof Map<?, ?> map ? map : Map.of()));
      case "getTorrentById" ->
          yes(byId(String.valueOf(what)).<Object>map(this::shown).orElse(List.of()));
      default -> no(-32601, "Method not found");
    };
  }

  private static Map<?, ?> json(byte[] body) {
    try (JsonReader reader = JsonReader.of(new Buffer().write(body))) {
      return reader.readJsonValue() instanceof Map<?, ?> map ? map : Map.of();
    } catch (IOException | JsonDataException e) {
      return Map.of();
    }
  }

  private static Page yes(Object result) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("id", 1);
    envelope.put("result", result);
    return Page.json(200, envelope);
  }

  private static Page no(int code, String message) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("id", 1);
    envelope.put("result", null);
    envelope.put("error", Map.of("code", code, "message", message));
    return Page.json(200, envelope);
  }

  private static Map<String, Object> user() {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("UserID", Integer.toString(Shelf.OWNER));
    user.put("Username", "practice");
    user.put("Upload", "90000000000");
    user.put("Download", "10000000000");
    user.put("Class", "Member");
    return user;
  }

  Optional<StoredUpload> byId(String id) {
    return id.matches("[0-9]{1,9}")
        ? premises.shelf().find(Integer.parseInt(id))
        : Optional.empty();
  }

  /** A map by number, or an empty list, as PHP writes both. */
  private Map<String, Object> torrents(Map<?, ?> filter) {
    Map<String, Object> found = new LinkedHashMap<>();
    for (StoredUpload upload : premises.shelf().all()) {
      if (fits(upload, filter)) {
        found.put(Integer.toString(upload.id()), shown(upload));
      }
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("results", Integer.toString(found.size()));
    result.put("torrents", found.isEmpty() ? List.of() : found);
    return result;
  }

  private static boolean fits(StoredUpload upload, Map<?, ?> filter) {
    return filter.entrySet().stream()
        .allMatch(entry -> {
          String wanted = String.valueOf(entry.getValue());
          return switch (String.valueOf(entry.getKey())) {
            case "hash" ->
                InfoHash.matches(wanted) && upload.infoHash().equals(InfoHash.of(wanted));
            case "search" -> like(upload.field("scenename"), wanted);
            case "name" -> like(upload.field("title"), wanted);
            case "tvdb" -> upload.field("seriesid").equals(wanted);
            case "category" -> upload.field("type").equals(wanted);
            default -> false;
          };
        });
  }

  private static boolean like(String text, String pattern) {
    String regex =
        List.of(pattern.split("%", -1)).stream()
            .map(Pattern::quote)
            .reduce((a, b) -> a + ".*" + b)
            .orElse("");
    return text.toLowerCase(Locale.ROOT).matches("(?i)" + regex);
  }

  private Map<String, Object> shown(StoredUpload upload) {
    Map<String, Object> torrent = new LinkedHashMap<>();
    torrent.put("GroupName", upload.field("title"));
    torrent.put("GroupID", Integer.toString(upload.groupId()));
    torrent.put("TorrentID", Integer.toString(upload.id()));
    torrent.put("Series", upload.field("artist"));
    torrent.put("Category", upload.field("type"));
    torrent.put("Source", upload.field("media"));
    torrent.put("Container", upload.field("format"));
    torrent.put("Codec", upload.field("bitrate"));
    torrent.put("Resolution", upload.field("resolution"));
    torrent.put("Origin", upload.field("origin"));
    torrent.put("ReleaseName", upload.field("scenename"));
    torrent.put("Size", Long.toString(upload.torrent().size()));
    torrent.put("TvdbID", upload.field("seriesid"));
    torrent.put("InfoHash", upload.infoHash().hex().toUpperCase(Locale.ROOT));
    torrent.put(
        "DownloadURL",
        premises.url()
            + "torrents.php?action=download&id="
            + upload.id()
            + "&authkey=practice&torrent_pass="
            + premises.keys().passkey());
    return torrent;
  }
}
