package dev.seedpost.release;

import java.util.List;

/**
 * One thing known about a release.
 *
 * @param values at least one; more than one only for facts that are lists
 * @param origin where it was read: "tags", "folder name", "seedpost.yaml", "answer"
 */
public record Fact(List<String> values, String origin) {
  public Fact {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a fact has a value");
    }
  }

  /** The values joined by ", ". */
  public String text() {
    return String.join(", ", values);
  }
}
