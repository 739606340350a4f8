package dev.seedpost.rule;

import java.util.List;

/**
 * A decision with its whole story.
 *
 * @param traces every rule in the order of the file, also those after the one that decided
 */
public record Verdict(Decision decision, List<RuleTrace> traces) {
  public Verdict {
    traces = List.copyOf(traces);
  }
}
