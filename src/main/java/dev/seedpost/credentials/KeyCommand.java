package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.program.OutsideProgram;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A password manager that prints the master key, such as {@code pass show seedpost}. */
record KeyCommand(List<String> words, Map<String, String> environment) {
  /** It may have to ask a person for a passphrase of its own. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final int MOST = 64 << 10;

  /** A command as it stands in a variable: words separated by blanks, without a shell. */
  static KeyCommand of(String line, Map<String, String> environment) {
    return new KeyCommand(List.of(line.strip().split("\\s+", -1)), environment);
  }

  String origin() {
    return "the command " + Texts.printable(words.getFirst());
  }

  /**
   * The first line that it prints.
   *
   * @throws FailureException AUTH if it does not end well
   */
  byte[] key() {
    Map<String, String> ours =
        environment.entrySet().stream()
            .filter(one -> !one.getKey().startsWith("SEEDPOST__"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return switch (new OutsideProgram(words, ours, LONGEST, MOST).run()) {
      case OutsideProgram.Outcome.Printed printed -> firstLine(printed.output());
      case OutsideProgram.Outcome.Failed failed ->
          throw new FailureException(
              FailureKind.AUTH,
              VaultFile.OPENING,
              origin()
                  + " of SEEDPOST__MASTER_KEY_COMMAND "
                  + failed.why()
                  + "; run it by hand to see what it says");
    };
  }

  private static byte[] firstLine(byte[] output) {
    int end = 0;
    while (end < output.length && output[end] != '\n') {
      end++;
    }
    return Arrays.copyOf(output, end);
  }
}
