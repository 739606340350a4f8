package dev.seedpost.tracker.gazelle;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.tracker.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How one Gazelle site differs from another.
 *
 * @param tokenScheme the key follows the word {@code token} (OPS) instead of standing bare (RED)
 * @param flaggedEdition edition data count only beside the field {@code remaster} (OPS)
 * @param upperHash info hashes are asked for in upper case (RED)
 * @param declaresPlainText texts must be declared to hold no HTML entities (OPS)
 */
record GazelleOptions(
    boolean tokenScheme, boolean flaggedEdition, boolean upperHash, boolean declaresPlainText) {
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "auth-scheme", List.of("bare", "token"),
          "edition", List.of("implied", "flagged"),
          "hash-case", List.of("lower", "upper"),
          "plain-text", List.of("assumed", "declared"));

  /** Options that do not exist and words that they do not take. */
  static List<String> problems(Map<String, String> options) {
    List<String> problems = new ArrayList<>();
    options.forEach((option, word) -> {
      List<String> words = KNOWN.get(option);
      if (words == null) {
        problems.add(
            "gazelle has no option '"
                + option
                + "'; known are "
                + String.join(", ", KNOWN.keySet().stream().sorted().toList()));
      } else if (!words.contains(word)) {
        problems.add(
            "the option '"
                + option
                + "' takes "
                + String.join(" or ", words)
                + ", not '"
                + word
                + "'");
      }
    });
    return problems;
  }

  /**
   * Reads the options of a definition; each has a default, the first word of its list.
   *
   * @throws FailureException CONFIG for an option or word that does not exist
   */
  static GazelleOptions of(Definition definition) {
    Map<String, String> options = definition.site().options();
    List<String> problems = problems(options);
    if (!problems.isEmpty()) {
      throw new FailureException(
          FailureKind.CONFIG,
          "read the definition of " + definition.id(),
          String.join("; ", problems));
    }
    return new GazelleOptions(
        "token".equals(options.get("auth-scheme")),
        "flagged".equals(options.get("edition")),
        "upper".equals(options.get("hash-case")),
        "declared".equals(options.get("plain-text")));
  }
}
