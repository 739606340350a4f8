package dev.seedpost.release;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a payload is.
 *
 * @param name the release name: that of its file or folder
 * @param facts what is known; an absent fact is unknown, never a default
 * @param warnings contradictions and oddities a person should see, one sentence each
 */
public record Release(String name, Map<FactName, Fact> facts, List<String> warnings) {
  public Release {
    facts = facts.isEmpty() ? Map.of() : Collections.unmodifiableMap(cut(facts));
    warnings = List.copyOf(warnings);
  }

  /** Whoever brought a report, it leaves this machine in forms. */
  private static Map<FactName, Fact> cut(Map<FactName, Fact> facts) {
    Map<FactName, Fact> all = new EnumMap<>(facts);
    for (FactName report : List.of(FactName.MEDIAINFO, FactName.BDINFO)) {
      all.computeIfPresent(
          report,
          (name, fact) ->
              new Fact(fact.values().stream().map(ReportPaths::cut).toList(), fact.origin()));
    }
    return all;
  }

  /** A single value, or the values joined by ", ". */
  public Optional<String> text(FactName name) {
    return Optional.ofNullable(facts.get(name)).map(Fact::text);
  }

  public List<String> values(FactName name) {
    Fact fact = facts.get(name);
    return fact == null ? List.of() : fact.values();
  }

  /** The same release with further facts that override the known ones. */
  public Release with(Map<FactName, Fact> more) {
    Map<FactName, Fact> all = new EnumMap<>(FactName.class);
    all.putAll(facts);
    all.putAll(more);
    return new Release(name, all, warnings);
  }
}
