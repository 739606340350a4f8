package dev.seedpost.config;

import dev.seedpost.yaml.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The variables that override the file: SEEDPOST__QBITTORRENT__URL stands for qbittorrent.url. */
final class Environment {
  private static final String PREFIX = "SEEDPOST__";

  /** Read elsewhere, before there is a configuration. */
  private static final Set<String> RESERVED =
      Set.of("CONFIG_DIR", "STATE_DIR", "MASTER_KEY", "MASTER_KEY_FILE", "MASTER_KEY_COMMAND");

  private final Map<String, String> values = new TreeMap<>();
  private final Set<String> asked = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  Environment(Map<String, String> environment) {
    environment.forEach((name, value) -> {
      if (name.startsWith(PREFIX) && !RESERVED.contains(name.substring(PREFIX.length()))) {
        values.put(path(name), value);
      }
    });
  }

  private static String path(String name) {
    return name.substring(PREFIX.length())
        .toLowerCase(Locale.ROOT)
        .replace("__", ".")
        .replace('_', '-');
  }

  private static String variable(String path) {
    return PREFIX + path.toUpperCase(Locale.ROOT).replace('-', '_').replace(".", "__");
  }

  Optional<String> get(String path) {
    asked.add(path);
    return Optional.ofNullable(values.get(path));
  }

  /** Names right below a path: the trackers that only the environment names. */
  Set<String> below(String path) {
    Set<String> names = new HashSet<>();
    for (String key : values.keySet()) {
      if (key.startsWith(path + ".")) {
        names.add(key.substring(path.length() + 1).split("\\.", 2)[0]);
      }
    }
    return names;
  }

  void problem(String path, String what) {
    problems.add(new Problem(variable(path), 0, 0, what));
  }

  /** Every problem so far and every variable that nothing asked for. */
  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    values.keySet().stream()
        .filter(path -> !asked.contains(path))
        .forEach(path ->
            all.add(
                new Problem(
                    variable(path), 0, 0, "there is no such setting; remove the variable")));
    return all;
  }
}
