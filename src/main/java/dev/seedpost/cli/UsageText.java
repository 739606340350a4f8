package dev.seedpost.cli;

import dev.seedpost.yaml.Nearest;
import java.util.Collection;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A mistake in the command line in one sentence. */
final class UsageText {
  private UsageText() {}

  static String of(ParameterException mistake) {
    return mistake instanceof UnmatchedArgumentException unmatched
        ? unmatched(unmatched)
        : String.valueOf(mistake.getMessage()).replaceFirst("^Error: ", "");
  }

  /**
   * Names the first word alone, and of an option its name; near a secret, which may stand there by
   * mistake, no word at all.
   */
  private static String unmatched(UnmatchedArgumentException mistake) {
    CommandSpec spec = mistake.getCommandLine().getCommandSpec();
    boolean hush = spec.qualifiedName().startsWith("seedpost secret");
    String word = mistake.getUnmatched().getFirst().replaceFirst("=.*", "");
    if (mistake.isUnknownOption()) {
      return (hush ? "there is no such option" : "there is no option '" + word + "'")
          + near(word, spec.optionsMap().keySet());
    }
    if (spec.subcommands().isEmpty()) {
      return "too many words for '" + spec.qualifiedName() + "'";
    }
    return (hush ? "there is no such command" : "there is no command '" + word + "'")
        + near(word, spec.subcommands().keySet());
  }

  private static String near(String word, Collection<String> known) {
    return Nearest.of(word, known).map(name -> "; did you mean '" + name + "'?").orElse("");
  }
}
