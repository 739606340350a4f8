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
 * @param words by option; an absent one is the first word of its list
 */
record GazelleOptions(Map<String, String> words) {
  private static final String ENCODINGS = "encodings";

  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "auth-scheme",
          List.of("bare", "token"),
          "edition",
          List.of("implied", "flagged"),
          ENCODINGS,
          List.of("apart", "together"),
          "hash-case",
          List.of("lower", "upper"),
          "own-uploads",
          List.of("unlisted", "listed"),
          "plain-text",
          List.of("assumed", "declared"),
          "requests",
          List.of("by-hand", "by-api"));

  GazelleOptions {
    words = Map.copyOf(words);
  }

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
   * Reads the options of a definition.
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
    return new GazelleOptions(options);
  }

  private boolean has(String option, String word) {
    return word.equals(words.get(option));
  }

  /** Whether the key follows the word {@code token} (OPS) instead of standing bare (RED). */
  boolean tokenScheme() {
    return has("auth-scheme", "token");
  }

  /** Whether edition data count only beside the field {@code remaster} (OPS). */
  boolean flaggedEdition() {
    return has("edition", "flagged");
  }

  /** Whether info hashes are asked for in upper case (RED). */
  boolean upperHash() {
    return has("hash-case", "upper");
  }

  /** Whether the encodings of one edition leave in one request. */
  boolean sendsTogether() {
    return has(ENCODINGS, "together");
  }

  /** Whether the site lists what a user has uploaded (RED). */
  boolean listsOwnUploads() {
    return has("own-uploads", "listed");
  }

  /** Whether texts must be declared to hold no HTML entities (OPS). */
  boolean declaresPlainText() {
    return has("plain-text", "declared");
  }

  /** Whether requests are filled with the key (OPS). */
  boolean fillsRequests() {
    return has("requests", "by-api");
  }
}
