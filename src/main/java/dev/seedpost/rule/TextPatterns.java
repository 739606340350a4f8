package dev.seedpost.rule;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list of patterns for one field: one of the plain ones has to fit, and none of those with {@code
 * !} may. A field with several values fits if any of them does, and is refused if any of them is.
 */
record TextPatterns(List<TextPattern> patterns) {
  TextPatterns {
    patterns = List.copyOf(patterns);
  }

  /** Reads patterns; throws IllegalArgumentException "takes …, not '…'". */
  static TextPatterns of(Collection<String> written) {
    return new TextPatterns(written.stream().map(TextPatterns::one).toList());
  }

  private static TextPattern one(String written) {
    try {
      return TextPattern.of(written);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", not '" + written + "'", e);
    }
  }

  boolean fit(Collection<String> values) {
    List<TextPattern> wanted = patterns.stream().filter(pattern -> !pattern.negated()).toList();
    boolean refused =
        patterns.stream()
            .filter(TextPattern::negated)
            .anyMatch(pattern -> values.stream().anyMatch(pattern::fits));
    return !refused
        && (wanted.isEmpty()
            || wanted.stream().anyMatch(pattern -> values.stream().anyMatch(pattern::fits)));
  }

  String want() {
    return patterns.stream().map(TextPattern::shown).collect(Collectors.joining(", "));
  }
}
