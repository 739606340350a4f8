package dev.seedpost.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The definitions that README.md shows, word for word. */
public final class ReadmeDefinitions {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(id: .*?)^```$");

  private ReadmeDefinitions() {}

  /** All of them, in order. */
  public static List<String> all() {
    try {
      return BLOCK
          .matcher(Files.readString(Path.of("README.md")))
          .results()
          .map((MatchResult block) -> block.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last one of a family. */
  public static String of(String family) {
    return all().stream()
        .filter(yaml -> yaml.contains("\nfamily: " + family + "\n"))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
