package dev.seedpost.practice;

import dev.seedpost.torrent.TorrentEntry;
import dev.seedpost.torrent.TorrentFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What UNIT3D checks in an upload form: every complaint at once, by the names of its columns. */
final class Unit3dRules {
  static final String MOVIE = "1";
  static final String TV = "2";

  /** Movies, series, and music, which is neither. */
  static final Set<String> CATEGORIES = Set.of(MOVIE, TV, "3");

  private static final Set<String> TYPES = Set.of("1", "2", "3", "4", "5", "6");
  private static final Set<String> RESOLUTIONS =
      Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");

  /** What PHP takes for one: no leading zeros. */
  private static final String INTEGER = "0|[1-9][0-9]{0,8}";

  private static final Pattern BAD_NAME =
      Pattern.compile(
          "(?i)(.*[\\\\?<>:*|\"\\p{Cntrl}].*|.*[. ]|con|prn|aux|nul|com[1-9]|lpt[1-9]"
              + "|.*____padding.*|\\.pad.*|~.*|)");

  private final Multipart form;
  private final List<StoredUpload> stored;
  private final Map<String, List<String>> complaints = new LinkedHashMap<>();

  Unit3dRules(Multipart form, List<StoredUpload> stored) {
    this.form = form;
    this.stored = stored;
  }

  static boolean hasBadName(TorrentFile torrent) {
    List<String> names = new ArrayList<>(List.of(torrent.name()));
    for (TorrentEntry entry : torrent.files()) {
      names.addAll(List.of(entry.path().split("/", -1)));
    }
    return names.stream().anyMatch(BAD_NAME.asMatchPredicate());
  }

  Map<String, List<String>> complaints() {
    String category = form.text("category_id");
    boolean movie = category.equals(MOVIE);
    boolean tv = category.equals(TV);
    String name = required("name");
    if (name.length() > 255) {
      complain("name", "must not be greater than 255 characters.");
    } else if (stored.stream().anyMatch(one -> one.field("name").equalsIgnoreCase(name))) {
      complain("name", "has already been taken.");
    }
    required("description");
    existing("type_id", TYPES, true);
    existing("resolution_id", RESOLUTIONS, movie || tv);
    for (String id : List.of("tmdb", "imdb", "mal")) {
      number(id, movie || tv);
    }
    number("tvdb", tv);
    number("igdb", false);
    for (String part : List.of("season_number", "episode_number")) {
      if (tv) {
        if (!required(part).matches(INTEGER + "|\\s*")) {
          complain(part, "field must be an integer.");
        }
      } else if (form.has(part)) {
        complain(part, "field is prohibited.");
      }
    }
    if (!form.text("anonymous").matches("[01]")) {
      complain("anon", "field is required.");
    }
    return complaints;
  }

  private String required(String field) {
    if (form.text(field).isBlank()) {
      complain(field, "field is required.");
    }
    return form.text(field);
  }

  private void existing(String field, Set<String> ids, boolean needed) {
    if (needed && !form.has(field)) {
      complain(field, "field is required.");
    } else if (form.has(field) && !ids.contains(form.text(field))) {
      complain(field, "is invalid.");
    }
  }

  private void number(String field, boolean anyNumber) {
    Predicate<String> right = text -> text.matches(anyNumber ? INTEGER : "0");
    if (form.has(field) && !right.test(form.text(field))) {
      complain(field, anyNumber ? "field must be an integer." : "field must be 0.");
    }
  }

  private void complain(String field, String what) {
    complaints
        .computeIfAbsent(field, key -> new ArrayList<>())
        .add("The " + field.replace('_', ' ') + " " + what);
  }
}
