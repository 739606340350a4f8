package dev.seedpost.rule;

import java.util.List;

/**
 * How one rule looked at a subject.
 *
 * @param rule its name; {@code policy deny 1} and so on for the hard stops
 * @param outcome what came of it
 * @param match conditions that all have to hold
 * @param except conditions of which none may hold; always empty for a hard stop
 */
public record RuleTrace(
    String rule, Outcome outcome, List<ConditionTrace> match, List<ConditionTrace> except) {
  public RuleTrace {
    match = List.copyOf(match);
    except = List.copyOf(except);
  }

  /** What came of a rule. */
  public enum Outcome {
    /** It decided. */
    DECIDED,
    /** It would have decided, but an earlier one did. */
    LATE,
    /** A condition of match does not hold, or its field is unknown. */
    NO_MATCH,
    /** A condition of except holds. */
    EXCEPTED,
    /** A hard stop whose field is unknown: whatever is decided waits for a person. */
    DOUBT
  }

  /**
   * One condition.
   *
   * @param field as the rules file calls it: {@code release.format}
   * @param got the value seen, printable; empty if it is missing
   * @param want the value wanted, as the rules file says it
   */
  public record ConditionTrace(String field, String got, String want, Truth verdict) {}
}
