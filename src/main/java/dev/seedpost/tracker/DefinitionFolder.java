package dev.seedpost.tracker;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.yaml.Problem;
import dev.seedpost.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a user's folder of definitions, and keeps apart which tracker each mistake is about. */
final class DefinitionFolder {
  private final Set<TrackerId> shipped;
  private final Families families;
  private final Map<TrackerId, Definition> sound = new TreeMap<>();
  private final Map<TrackerId, Path> files = new HashMap<>();
  private final Map<TrackerId, Problem> broken = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> unclear = new ArrayList<>();

  private DefinitionFolder(Set<TrackerId> shipped, Families families) {
    this.shipped = shipped;
    this.families = families;
  }

  static DefinitionFolder read(Path folder, Set<TrackerId> shipped, Families families) {
    DefinitionFolder read = new DefinitionFolder(shipped, families);
    yamlFiles(folder).forEach(read::take);
    read.sound.keySet().removeAll(read.broken.keySet());
    return read;
  }

  private static List<Path> yamlFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> path.getFileName().toString().matches("(?s).+\\.ya?ml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.CONFIG, "read the trackers in " + folder, String.valueOf(e.getMessage()), e);
    }
  }

  private void take(Path path) {
    YamlFile file;
    try {
      file = YamlFile.read(path);
    } catch (FailureException e) {
      mistaken(
          path, new Problem(Texts.printable(path.toString()), 0, 0, e.failure().detail()), false);
      return;
    }
    Optional<DefinitionReader.Read> found = DefinitionReader.read(file, families);
    Optional<TrackerId> id = file.root().text("id").flatMap(DefinitionFolder::trackerId);
    id.flatMap(one -> Optional.ofNullable(files.putIfAbsent(one, path)))
        .ifPresent(other ->
            file.root()
                .problem(
                    "id",
                    "'"
                        + file.root().text("id").orElse("")
                        + "' is defined in "
                        + other
                        + " too; keep one of them"));
    // Where the id is no word, it was said twice.
    problems.addAll(file.problems().stream().distinct().toList());
    if (file.problems().isEmpty()) {
      found.ifPresent(one -> sound.put(one.definition().id(), one.definition()));
    } else if (id.isPresent()) {
      broken.putIfAbsent(id.get(), file.problems().getFirst());
    } else {
      mistaken(path, file.problems().getFirst(), true);
    }
  }

  /**
   * The tracker that a file means without saying so in a way that can be read. Every shipped one
   * that may be meant counts: to go on with the shipped definition could be a wrong upload.
   *
   * @param told whether the problem is told of already
   */
  private void mistaken(Path path, Problem problem, boolean told) {
    if (!told) {
      problems.add(problem);
    }
    unclear.add(problem);
    MeantTrackers.of(path, shipped).forEach(id -> broken.putIfAbsent(id, problem));
  }

  static Optional<TrackerId> trackerId(String text) {
    try {
      return Optional.of(new TrackerId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Those without a mistake. */
  Map<TrackerId, Definition> sound() {
    return sound;
  }

  /** The first mistake of each of the others. */
  Map<TrackerId, Problem> broken() {
    return broken;
  }

  /** The first mistake of each file that does not say which tracker it is about. */
  List<Problem> unclear() {
    return unclear;
  }

  List<Problem> problems() {
    return problems;
  }
}
