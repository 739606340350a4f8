package dev.seedpost.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Patterns for a field that is a set, such as tags.
 *
 * @param any at least one of these has to be in it; empty: no matter
 * @param all each of these has to be in it
 * @param none none of these may be in it
 */
record WordSet(List<TextPattern> any, List<TextPattern> all, List<TextPattern> none) {
  WordSet {
    any = List.copyOf(any);
    all = List.copyOf(all);
    none = List.copyOf(none);
  }

  boolean fits(Collection<String> values) {
    return (any.isEmpty() || any.stream().anyMatch(pattern -> in(pattern, values)))
        && all.stream().allMatch(pattern -> in(pattern, values))
        && none.stream().noneMatch(pattern -> in(pattern, values));
  }

  private static boolean in(TextPattern pattern, Collection<String> values) {
    return values.stream().anyMatch(pattern::fits);
  }

  String want() {
    List<String> parts = new ArrayList<>();
    add(parts, "any of ", any);
    add(parts, "all of ", all);
    add(parts, "none of ", none);
    return String.join("; ", parts);
  }

  private static void add(List<String> parts, String words, List<TextPattern> patterns) {
    if (!patterns.isEmpty()) {
      parts.add(
          words + patterns.stream().map(TextPattern::shown).collect(Collectors.joining(", ")));
    }
  }
}
