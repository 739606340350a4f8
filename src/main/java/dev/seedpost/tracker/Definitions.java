package dev.seedpost.tracker;

import dev.seedpost.yaml.Problem;
import dev.seedpost.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every tracker known here: those that are shipped and those that a user adds or overrides. */
public final class Definitions {
  private static final String SHIPPED = "/trackers/";

  private final Map<TrackerId, Definition> byId;
  private final List<Problem> problems;
  private final Map<TrackerId, Problem> broken;
  private final List<Problem> unclear;

  private Definitions(
      Map<TrackerId, Definition> byId,
      List<Problem> problems,
      Map<TrackerId, Problem> broken,
      List<Problem> unclear) {
    this.byId = byId;
    this.problems = List.copyOf(problems);
    this.broken = Collections.unmodifiableMap(new TreeMap<>(broken));
    this.unclear = List.copyOf(unclear);
  }

  /** Exactly these. */
  public static Definitions of(Collection<Definition> definitions) {
    Map<TrackerId, Definition> byId = new TreeMap<>();
    definitions.forEach(definition -> byId.put(definition.id(), definition));
    return new Definitions(byId, List.of(), Map.of(), List.of());
  }

  /** Those that come with the program. */
  public static Definitions shipped() {
    return of(readShipped().stream().map(DefinitionReader.Read::definition).toList());
  }

  /**
   * The shipped ones and every {@code *.yaml} of a folder, which adds a tracker or replaces the one
   * with the same id. A file with mistakes gives {@link #problems()} and leaves its tracker out,
   * even a shipped one, since the user meant another: a wrong upload may cost the account.
   *
   * @param folder an absent one is as good as an empty one
   * @throws dev.seedpost.failure.FailureException CONFIG if the folder cannot be listed
   */
  public static Definitions load(Path folder, Families families) {
    Map<TrackerId, Definition> byId = new TreeMap<>(shipped().byId);
    DefinitionFolder own = DefinitionFolder.read(folder, Set.copyOf(byId.keySet()), families);
    byId.putAll(own.sound());
    byId.keySet().removeAll(own.broken().keySet());
    return new Definitions(byId, own.problems(), own.broken(), own.unclear());
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

  /** The trackers that are left out because of a mistake, each with the first one. */
  public Map<TrackerId, Problem> broken() {
    return broken;
  }

  /**
   * Mistakes in files of which it is not sure which tracker they are about, the first of each: a
   * tracker that nobody defines may be in one of them.
   */
  public List<Problem> unclear() {
    return unclear;
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
