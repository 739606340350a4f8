package dev.seedpost.tracker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which trackers a definition is about that cannot be read as YAML, or has no id that can. */
final class MeantTrackers {
  private static final int LONGEST = 4 * 1024 * 1024;

  private static final String WORD = "([a-z0-9][a-z0-9-]{0,30})";

  /** The key as YAML and JSON have it at the top of a file. */
  private static final Pattern ID =
      Pattern.compile(
          "^(?:\\{?id|[ \\t{]*[\"']id[\"'])[ \\t]*:[ \\t]+[\"']?" + WORD + "\\b",
          Pattern.MULTILINE);

  /** Any likeness of it: {@code ID = red}, {@code id:red}, {@code id: [red]}. */
  private static final Pattern LIKE_ID = Pattern.compile("\\bid\\b\\W{1,6}" + WORD + "\\b");

  private MeantTrackers() {}

  /**
   * The ids that stand in the file, and its own name where there is none or it is the name of a
   * shipped tracker.
   */
  static Set<TrackerId> of(Path path, Set<TrackerId> shipped) {
    Set<TrackerId> meant = new LinkedHashSet<>();
    String text = text(path).toLowerCase(Locale.ROOT);
    found(ID, text, meant);
    Optional<TrackerId> named = named(path);
    Set<TrackerId> like = new LinkedHashSet<>();
    found(LIKE_ID, text, like);
    named.ifPresent(like::add);
    like.stream().filter(shipped::contains).forEach(meant::add);
    if (meant.isEmpty()) {
      named.ifPresent(meant::add);
    }
    return meant;
  }

  private static void found(Pattern pattern, String text, Set<TrackerId> into) {
    pattern
        .matcher(text)
        .results()
        .forEach(match -> DefinitionFolder.trackerId(match.group(1)).ifPresent(into::add));
  }

  private static Optional<TrackerId> named(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return DefinitionFolder.trackerId(name.substring(0, name.lastIndexOf('.')));
  }

  /** Byte for byte, so that it does not matter in what way the text is broken. */
  private static String text(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1).replace("\0", "");
    } catch (IOException e) {
      return "";
    }
  }
}
