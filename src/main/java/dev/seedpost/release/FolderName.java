package dev.seedpost.release;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the name of a folder claims.
 *
 * @param facts by name, as written
 * @param claims formats and bit rates it mentions; they are measured elsewhere and only compared
 * @param warnings one sentence each
 */
record FolderName(Map<FactName, String> facts, Set<String> claims, List<String> warnings) {
  FolderName {
    facts = Map.copyOf(facts);
    claims = Collections.unmodifiableSet(new LinkedHashSet<>(claims));
    warnings = List.copyOf(warnings);
  }

  /** Reads the name of a folder, or of a file without its ending. */
  static FolderName of(String name) {
    return SceneName.read(name).orElseGet(() -> BracketName.read(name));
  }

  /** Collects what a name claims; two different values for one fact make it unknown. */
  static final class Builder {
    private final Map<FactName, String> facts = new EnumMap<>(FactName.class);
    private final Set<FactName> doubtful = new LinkedHashSet<>();
    private final Set<String> claims = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    /** A value that is not fit for a form is none. */
    void put(FactName name, String text) {
      AudioTags.clean(text).ifPresent(value -> add(name, value));
    }

    private void add(FactName name, String value) {
      String old = facts.putIfAbsent(name, value);
      if (old != null && !old.equals(value)) {
        doubtful.add(name);
        warnings.add(
            "The folder name gives more than one "
                + name.word()
                + " ("
                + old
                + ", "
                + value
                + ").");
      }
    }

    boolean has(FactName name) {
      return facts.containsKey(name);
    }

    void claim(String claim) {
      claims.add(claim);
    }

    void warn(String sentence) {
      warnings.add(sentence);
    }

    FolderName build() {
      facts.keySet().removeAll(doubtful);
      return new FolderName(facts, claims, List.copyOf(warnings));
    }
  }
}
