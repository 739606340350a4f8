package dev.seedpost.rule;

import dev.seedpost.yaml.Nearest;
import dev.seedpost.yaml.YamlMap;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code inject:}. */
final class InjectionReader {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}?");

  private InjectionReader() {}

  /** What the map says, the rest as in {@code otherwise}. */
  static Injection read(YamlMap map, Injection otherwise) {
    Optional<String> category = map.has("category") ? map.text("category") : Optional.empty();
    category.ifPresent(text -> checkCategory(map, text));
    List<String> tags = map.has("tags") ? map.texts("tags") : otherwise.tags();
    if (map.has("tags")) {
      tags.forEach(tag -> checkTag(map, tag));
    }
    Optional<String> savePath = map.text("save-path");
    savePath
        .filter(path -> !absolute(path))
        .ifPresent(path ->
            map.problem("save-path", "'save-path' takes an absolute path, not '" + path + "'"));
    map.refuseUnknown();
    return new Injection(
        category.orElse(otherwise.category()), tags, savePath.or(otherwise::savePath));
  }

  private static boolean absolute(String path) {
    try {
      return Path.of(path).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static void checkCategory(YamlMap map, String text) {
    placeholders(map, "category", text);
    // qBittorrent: "Category name must not contain '\', start or end with '/' or contain '//'".
    if (text.contains("\\") || text.contains("//") || text.startsWith("/") || text.endsWith("/")) {
      map.problem(
          "category",
          "'category' takes a name without '\\' and '//', and without '/' at its ends, not '"
              + text
              + "'");
    }
  }

  private static void checkTag(YamlMap map, String tag) {
    placeholders(map, "tags", tag);
    if (tag.isBlank() || tag.contains(",")) {
      map.problem("tags", "'tags' takes words without commas, not '" + tag + "'");
    }
  }

  private static void placeholders(YamlMap map, String key, String text) {
    Matcher found = PLACEHOLDER.matcher(text);
    while (found.find()) {
      String word = found.group(1);
      if (!Injection.WORDS.contains(word) || !found.group().endsWith("}")) {
        map.problem(
            key,
            "'"
                + key
                + "' knows no placeholder '"
                + found.group()
                + "'"
                + Nearest.of(word, Injection.WORDS)
                    .map(near -> "; did you mean '{" + near + "}'?")
                    .orElse("; known: {" + String.join("}, {", Injection.WORDS) + "}"));
      }
    }
  }
}
