package dev.seedpost.yaml;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * One YAML 1.2 file (JSON is valid too) being read. It collects every {@link Problem} instead of
 * stopping at the first: read all keys, call {@link YamlMap#refuseUnknown()} on each map, then
 * {@link #check()}.
 */
public final class YamlFile {
  private static final int LARGEST = 4 * 1024 * 1024;

  private final String name;
  private final List<Problem> problems = new ArrayList<>();
  private final YamlMap root;

  private YamlFile(String name, String text) {
    this.name = name;
    this.root = compose(text);
  }

  /** Reads a text; {@code name} is how problems call it. */
  public static YamlFile of(String name, String text) {
    return new YamlFile(name, text);
  }

  /**
   * Reads a file.
   *
   * @throws FailureException CONFIG if it is absent, unreadable, too large or not UTF-8
   */
  public static YamlFile read(Path file) {
    String called = Texts.printable(file.toString());
    String doing = "read " + called;
    try {
      if (Files.size(file) > LARGEST) {
        throw new FailureException(FailureKind.CONFIG, doing, "it is larger than 4 MiB");
      }
      return of(called, Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new FailureException(FailureKind.CONFIG, doing, "there is no such file", e);
    } catch (CharacterCodingException e) {
      throw new FailureException(FailureKind.CONFIG, doing, "it is not UTF-8 text", e);
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.CONFIG,
          doing,
          "it cannot be read ("
              + Texts.printable(String.valueOf(e.getMessage()))
              + "); check its permissions",
          e);
    }
  }

  private YamlMap compose(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(false)
            .setUseMarks(true)
            .setMaxAliasesForCollections(20)
            .build();
    try {
      Optional<Node> node = new Compose(settings).composeString(text);
      if (node.isEmpty()) {
        return new YamlMap(this, Optional.empty(), "");
      }
      if (node.get() instanceof MappingNode map) {
        return new YamlMap(this, Optional.of(map), "");
      }
      problem(node.get(), "expected keys and values at the top of the file");
    } catch (MarkedYamlEngineException e) {
      problem(e.getProblemMark(), "not valid YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problem("not valid YAML: " + e.getMessage());
    } catch (StackOverflowError e) {
      // The composer recurses and has no limit of its own.
      problem("not valid YAML: nested too deeply");
    }
    return new YamlMap(this, Optional.empty(), "");
  }

  /** The keys at the top of the file; empty if the file is empty or broken. */
  public YamlMap root() {
    return root;
  }

  public String name() {
    return name;
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Ends the reading.
   *
   * @throws FailureException CONFIG with every problem, a line each
   */
  public void check() {
    check("read " + name, problems);
  }

  /** The same for the problems of several files. */
  public static void check(String doing, List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new FailureException(
          FailureKind.CONFIG,
          doing,
          problems.size() == 1
              ? problems.getFirst().toString()
              : problems.size()
                  + " problems\n"
                  + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
  }

  void problem(String what) {
    problem(Optional.empty(), what);
  }

  void problem(Node node, String what) {
    problem(node.getStartMark(), what);
  }

  /** Keys and values are foreign text. */
  private void problem(Optional<Mark> mark, String what) {
    String shown = Texts.printable(what);
    problems.add(
        mark.map(at -> new Problem(name, at.getLine() + 1, at.getColumn() + 1, shown))
            .orElseGet(() -> new Problem(name, 0, 0, shown)));
  }
}
