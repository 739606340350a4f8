package dev.seedpost.app;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.rule.RuleBook;
import dev.seedpost.tracker.TrackerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules files that the configuration names. */
final class RuleFiles {
  private RuleFiles() {}

  /**
   * Reads a file, or every {@code *.yaml} of a folder in the order of their names.
   *
   * @throws FailureException CONFIG if there is none, or with every problem
   */
  static RuleBook read(Path place, Set<TrackerId> known) {
    return RuleBook.read(files(place), known);
  }

  private static List<Path> files(Path place) {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      List<Path> found =
          files
              .filter(file -> file.getFileName().toString().matches("[^.].*\\.ya?ml"))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new FailureException(
            FailureKind.CONFIG, "read the rules", "there is no *.yaml file in " + place);
      }
      return found;
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.CONFIG,
          "read the rules",
          place + " cannot be read; 'seedpost config init' writes examples",
          e);
    }
  }
}
