package dev.seedpost.tracker;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.yaml.Problem;
import dev.seedpost.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every tracker known here: those that are shipped and those that a user adds or overrides. */
public final class Definitions {
  private static final String SHIPPED = "/trackers/";

  private final Map<TrackerId, Definition> byId;
  private final List<Problem> problems;
  private final Set<TrackerId> broken;

  private Definitions(
      Map<TrackerId, Definition> byId, List<Problem> problems, Set<TrackerId> broken) {
    this.byId = byId;
    this.problems = List.copyOf(problems);
    this.broken = Set.copyOf(broken);
  }

  /** Exactly these. */
  public static Definitions of(Collection<Definition> definitions) {
    Map<TrackerId, Definition> byId = new TreeMap<>();
    definitions.forEach(definition -> byId.put(definition.id(), definition));
    return new Definitions(byId, List.of(), Set.of());
  }

  /** Those that come with the program. */
  public static Definitions shipped() {
    return of(readShipped().stream().map(DefinitionReader.Read::definition).toList());
  }

  /**
   * The shipped ones and every {@code *.yaml} of a folder, which adds a tracker or replaces the one
   * with the same id. A file with mistakes gives {@link #problems()} and leaves its tracker out,
   * even a shipped one, since the user meant another.
   *
   * @param folder an absent one is as good as an empty one
   * @throws FailureException CONFIG if the folder cannot be listed
   */
  public static Definitions load(Path folder, Families families) {
    Definitions shipped = shipped();
    Map<TrackerId, Definition> byId = new TreeMap<>(shipped.byId);
    List<Problem> problems = new ArrayList<>();
    Map<TrackerId, Path> read = new HashMap<>();
    Set<TrackerId> broken = new HashSet<>();
    for (Path path : yamlFiles(folder)) {
      YamlFile file = open(path, problems);
      Optional<DefinitionReader.Read> found = DefinitionReader.read(file, families);
      problems.addAll(file.problems());
      Optional<TrackerId> id = found.map(one -> one.definition().id()).or(() -> idOf(file, path));
      id.map(one -> read.put(one, path))
          .ifPresent(other -> {
            problems.add(
                new Problem(
                    path.toString(), 0, 0, "'" + id.get() + "' is defined in " + other + " too"));
            broken.add(id.get());
          });
      found.ifPresentOrElse(
          one -> byId.put(one.definition().id(), one.definition()),
          () -> id.ifPresent(broken::add));
    }
    byId.keySet().removeAll(broken);
    return new Definitions(byId, problems, broken);
  }

  private static YamlFile open(Path path, List<Problem> problems) {
    try {
      return YamlFile.read(path);
    } catch (FailureException e) {
      problems.add(new Problem(path.toString(), 0, 0, e.failure().detail()));
      return YamlFile.of(path.toString(), "");
    }
  }

  private static Optional<TrackerId> idOf(YamlFile file, Path path) {
    String name = path.getFileName().toString();
    return trackerId(file.root().text("id").orElse(""))
        .or(() -> trackerId(name.substring(0, name.lastIndexOf('.'))));
  }

  private static Optional<TrackerId> trackerId(String text) {
    try {
      return Optional.of(new TrackerId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Path> yamlFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> path.getFileName().toString().matches(".+\\.ya?ml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.CONFIG, "read the trackers in " + folder, String.valueOf(e.getMessage()), e);
    }
  }

  /** The shipped definitions with their examples. */
  static List<DefinitionReader.Read> readShipped() {
    List<DefinitionReader.Read> all = new ArrayList<>();
    for (String name : resource("index").lines().filter(line -> !line.isBlank()).toList()) {
      YamlFile file = YamlFile.of("trackers/" + name, resource(name));
      Optional<DefinitionReader.Read> read = DefinitionReader.read(file);
      file.check();
      all.add(read.orElseThrow());
    }
    return all;
  }

  /** The shipped definition of a tracker, as it is written. */
  public static Optional<YamlFile> shippedFile(String tracker) {
    String name = tracker + ".yaml";
    return resource("index").lines().anyMatch(name::equals)
        ? Optional.of(YamlFile.of("trackers/" + name, resource(name)))
        : Optional.empty();
  }

  static String resource(String name) {
    try (InputStream in = Definitions.class.getResourceAsStream(SHIPPED + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file trackers/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the program's file trackers/" + name + " is damaged", e);
    }
  }

  /** The trackers that are left out because of a mistake. */
  public Set<TrackerId> broken() {
    return broken;
  }

  /** The mistakes in the user's files. */
  public List<Problem> problems() {
    return problems;
  }

  /** By id. */
  public List<Definition> all() {
    return List.copyOf(byId.values());
  }

  public Optional<Definition> get(TrackerId id) {
    return Optional.ofNullable(byId.get(id));
  }
}
