package dev.seedpost.config;

import dev.seedpost.yaml.YamlFile;
import dev.seedpost.yaml.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A part of the configuration: the file's values with the environment's over them. */
final class Section {
  private static final Set<String> SECRETS =
      Set.of(
          "password",
          "api-key",
          "apikey",
          "passkey",
          "authkey",
          "token",
          "announce-url",
          "cookie",
          "master-key");

  private final YamlMap map;
  private final String path;
  private final Environment environment;

  Section(YamlMap map, String path, Environment environment) {
    this.map = map;
    this.path = path;
    this.environment = environment;
  }

  <T> Optional<T> get(String key, Function<String, T> parser) {
    Optional<T> inFile = Optional.empty();
    Optional<String> text = map.text(key);
    try {
      inFile = text.map(parser);
    } catch (IllegalArgumentException e) {
      map.problem(key, "'" + key + "' " + e.getMessage() + ", not '" + shown(text) + "'");
    }
    Optional<String> over = environment.get(join(key));
    if (over.isEmpty()) {
      return inFile;
    }
    try {
      return over.map(parser);
    } catch (IllegalArgumentException e) {
      environment.problem(join(key), e.getMessage() + ", not '" + shown(over) + "'");
      return inFile;
    }
  }

  /** A password in an address, before its host or among its options, is not repeated. */
  private static String shown(Optional<String> text) {
    return text.orElse("").replaceAll("//.*@", "//…@").replaceAll("\\?.*=.*", "?…");
  }

  Optional<String> text(String key) {
    return get(key, Function.identity());
  }

  <T> List<T> list(String key, Function<String, T> parser) {
    Optional<String> over = environment.get(join(key));
    List<String> inFile = map.texts(key);
    List<String> texts = over.map(Section::parts).orElse(inFile);
    List<T> parsed = new ArrayList<>();
    for (String text : texts) {
      try {
        if (text.isBlank()) {
          throw new IllegalArgumentException("takes words");
        }
        parsed.add(parser.apply(text));
      } catch (IllegalArgumentException e) {
        String what = "'" + key + "' " + e.getMessage() + ", not '" + text + "'";
        if (over.isPresent()) {
          environment.problem(join(key), what);
        } else {
          map.problem(key, what);
        }
      }
    }
    return parsed;
  }

  /** An empty variable is an empty list. */
  private static List<String> parts(String value) {
    return value.isBlank() ? List.of() : List.of(value.strip().split("\\s*,\\s*", -1));
  }

  Section section(String key) {
    return new Section(
        map.map(key).orElseGet(() -> YamlFile.of("", "").root()), join(key), environment);
  }

  /** Whether the key is written, here or in the environment. */
  boolean has(String key) {
    return map.has(key) || environment.get(join(key)).isPresent();
  }

  /** Records a problem with the value of a key where it counts from. */
  void problem(String key, String what) {
    if (environment.get(join(key)).isPresent()) {
      environment.problem(join(key), what);
    } else {
      map.problem(key, what);
    }
  }

  /** Keys of the file and names that only the environment has. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(map.keys());
    names.addAll(environment.below(path));
    return names;
  }

  YamlMap map() {
    return map;
  }

  /**
   * Ends the reading of this part: unknown keys are problems, and secrets get a sentence of their
   * own.
   */
  void end() {
    for (String key : map.keys()) {
      if (SECRETS.contains(key)) {
        map.text(key);
        map.problem(
            key,
            "'"
                + key
                + "' does not belong here: secrets are kept encrypted, run 'seedpost secret set'"
                + " ('seedpost secret list' shows the names)");
      }
    }
    map.refuseUnknown();
  }

  private String join(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
