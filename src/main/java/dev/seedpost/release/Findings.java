package dev.seedpost.release;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Facts and warnings while a release is being read. The first origin of a fact stays, and what one
 * origin leaves in doubt no later one settles.
 */
final class Findings {
  private final Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
  private final Set<FactName> doubtful = EnumSet.noneOf(FactName.class);
  private final List<String> warnings = new ArrayList<>();

  void put(FactName name, String origin, List<String> values) {
    if (!values.isEmpty() && !doubtful.contains(name)) {
      facts.putIfAbsent(name, new Fact(values, origin));
    }
  }

  void put(FactName name, String origin, String value) {
    put(name, origin, List.of(value));
  }

  Optional<Fact> fact(FactName name) {
    return Optional.ofNullable(facts.get(name));
  }

  /** Leaves a fact unknown because of another doubt. */
  void doubt(FactName name) {
    doubtful.add(name);
  }

  /** Leaves a fact unknown, and says why. */
  void doubt(FactName name, String sentence) {
    doubt(name);
    warn(sentence);
  }

  void warn(String sentence) {
    warnings.add(sentence);
  }

  Release release(String name) {
    return new Release(name, facts, warnings);
  }
}
