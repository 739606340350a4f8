package dev.seedpost.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Keys and values of one YAML map. Each reader takes the value of one key; a value of the wrong
 * form becomes a {@link Problem} at its place and reads as absent. An explicit {@code null} reads
 * as absent.
 */
public final class YamlMap {
  private final YamlFile file;
  private final Optional<MappingNode> node;
  private final String path;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  YamlMap(YamlFile file, Optional<MappingNode> node, String path) {
    this.file = file;
    this.node = node;
    this.path = path;
    for (NodeTuple pair : node.map(MappingNode::getValue).orElse(List.of())) {
      if (pair.getKeyNode() instanceof ScalarNode key) {
        // The composer leaves repeated keys to whoever reads the nodes.
        if (keys.putIfAbsent(key.getValue(), key) != null) {
          file.problem(key, "'" + key.getValue() + "' is written twice; keep one of them");
        }
        values.putIfAbsent(key.getValue(), pair.getValueNode());
      } else {
        file.problem(pair.getKeyNode(), "a key must be a plain word");
      }
    }
  }

  /** Every key that is written, in the order of the file. */
  public Set<String> keys() {
    return new LinkedHashSet<>(values.keySet());
  }

  /** Whether the key is written with a value. */
  public boolean has(String key) {
    return value(key).isPresent();
  }

  /** Where this map stands, as in {@code trackers.red}; empty at the top. */
  public String path() {
    return path;
  }

  /** A plain value as text, whatever its type: {@code 5}, {@code true} and {@code word} alike. */
  public Optional<String> text(String key) {
    return value(key)
        .flatMap(found -> {
          if (found instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
          }
          file.problem(found, "'" + key + "' takes a single value, not a list or map");
          return Optional.empty();
        });
  }

  /** As {@link #text}, with a problem if the key is absent. */
  public String requiredText(String key) {
    Optional<String> found = text(key);
    if (found.isEmpty() && !values.containsKey(key)) {
      missing(key);
    }
    return found.orElse("");
  }

  public Optional<Boolean> flag(String key) {
    return scalar(
        key,
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("takes true or false");
            });
  }

  public Optional<Integer> integer(String key) {
    return scalar(
        key,
        text -> {
          try {
            return Integer.valueOf(text);
          } catch (NumberFormatException e) {
            throw new IllegalArgumentException("takes a whole number", e);
          }
        });
  }

  /** A duration such as {@code 90s}, {@code 15m}, {@code 2h30m}, {@code 3d}, {@code 1w}. */
  public Optional<Duration> duration(String key) {
    return scalar(key, Quantities::duration);
  }

  /** A size in bytes such as {@code 30MiB} (2^20) or {@code 5 GB} (10^9). */
  public Optional<Long> size(String key) {
    return scalar(key, Quantities::size);
  }

  /**
   * A plain value through a parser of the caller's.
   *
   * @param parser throws IllegalArgumentException whose message goes on from "'key' …", as in
   *     "takes a number"
   */
  public <T> Optional<T> scalar(String key, Function<String, T> parser) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text.get()));
    } catch (IllegalArgumentException e) {
      problem(key, "'" + key + "' " + e.getMessage() + ", not '" + text.get() + "'");
      return Optional.empty();
    }
  }

  /** One of the words given. */
  public Optional<String> choice(String key, List<String> words) {
    return scalar(
        key,
        text -> {
          if (!words.contains(text)) {
            String near =
                Nearest.of(text, words).map(word -> " (did you mean '" + word + "'?)").orElse("");
            throw new IllegalArgumentException("takes one of " + String.join(", ", words) + near);
          }
          return text;
        });
  }

  /** A single value or a list of them: {@code red} and {@code [red, ops]} are both fine. */
  public List<String> texts(String key) {
    Optional<Node> found = value(key);
    if (found.isEmpty()) {
      return List.of();
    }
    if (found.get() instanceof ScalarNode scalar) {
      return List.of(scalar.getValue());
    }
    List<String> texts = new ArrayList<>();
    if (found.get() instanceof SequenceNode list) {
      for (Node entry : list.getValue()) {
        if (entry instanceof ScalarNode scalar) {
          texts.add(scalar.getValue());
        } else {
          file.problem(entry, "'" + key + "' takes plain values");
        }
      }
    } else {
      file.problem(found.get(), "'" + key + "' takes a value or a list of values");
    }
    return texts;
  }

  /** A map under this key. */
  public Optional<YamlMap> map(String key) {
    return value(key)
        .flatMap(found -> {
          if (found instanceof MappingNode map) {
            return Optional.of(new YamlMap(file, Optional.of(map), join(key)));
          }
          file.problem(found, "'" + key + "' takes keys and values");
          return Optional.empty();
        });
  }

  /** A list of maps under this key. */
  public List<YamlMap> maps(String key) {
    List<YamlMap> maps = new ArrayList<>();
    value(key)
        .ifPresent(found -> {
          if (found instanceof SequenceNode list) {
            for (Node entry : list.getValue()) {
              if (entry instanceof MappingNode map) {
                maps.add(new YamlMap(file, Optional.of(map), join(key)));
              } else {
                file.problem(entry, "each entry of '" + key + "' takes keys and values");
              }
            }
          } else {
            file.problem(found, "'" + key + "' takes a list");
          }
        });
    return maps;
  }

  /** Whether the value under this key is itself a map; false when absent. */
  public boolean isMap(String key) {
    return value(key).map(found -> found instanceof MappingNode).orElse(false);
  }

  /** Every key with its plain value, for open tables such as names to ids. */
  public Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    for (String key : values.keySet()) {
      text(key).ifPresent(value -> table.put(key, value));
    }
    return table;
  }

  /** Records a problem at the value of a key, or at this map if the key is absent. */
  public void problem(String key, String what) {
    Node at = values.get(key);
    if (at == null) {
      problem(what);
    } else {
      file.problem(at, what);
    }
  }

  /** Records a problem at this map. */
  public void problem(String what) {
    if (node.isPresent()) {
      file.problem(node.get(), what);
    } else {
      file.problem(what);
    }
  }

  /** Records that a key is needed and absent. */
  public void missing(String key) {
    problem("'" + join(key) + "' is missing");
  }

  /** Records a problem for every key that no reader asked for, with the nearest known one. */
  public void refuseUnknown() {
    Set<String> unknown = new HashSet<>(keys.keySet());
    unknown.removeAll(asked);
    for (Map.Entry<String, Node> key : keys.entrySet()) {
      if (unknown.contains(key.getKey())) {
        String hint =
            Nearest.of(key.getKey(), asked)
                .map(near -> "; did you mean '" + near + "'?")
                .orElseGet(() ->
                    "; known here: " + asked.stream().sorted().collect(Collectors.joining(", ")));
        file.problem(key.getValue(), "unknown key '" + key.getKey() + "'" + hint);
      }
    }
  }

  private Optional<Node> value(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key)).filter(found -> !Tag.NULL.equals(found.getTag()));
  }

  private String join(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
