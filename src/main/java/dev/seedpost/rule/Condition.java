package dev.seedpost.rule;

import dev.seedpost.rule.RuleTrace.ConditionTrace;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing asked of a subject.
 *
 * @param field as the rules file calls it: {@code release.format}
 * @param want the value wanted, as the rules file says it
 */
record Condition(String field, String want, Function<Subject, Seen> look) {
  /**
   * What was seen.
   *
   * @param got printable; empty if the field is missing
   */
  record Seen(String got, Truth truth) {
    static final Seen MISSING = new Seen("", Truth.UNKNOWN);
  }

  /** Several conditions that count as one: it holds if all of them do. */
  static Condition all(String field, String want, List<Condition> parts) {
    return new Condition(
        field,
        want,
        subject -> {
          List<ConditionTrace> traces = parts.stream().map(part -> part.on(subject)).toList();
          return new Seen(
              traces.stream()
                  .filter(trace -> !trace.got().isEmpty())
                  .map(trace -> trace.field() + " " + trace.got())
                  .collect(Collectors.joining("; ")),
              Truth.all(traces.stream().map(ConditionTrace::verdict).toList()));
        });
  }

  ConditionTrace on(Subject subject) {
    Seen seen = look.apply(subject);
    return new ConditionTrace(field, seen.got(), want, seen.truth());
  }

  /** Whether both ask the same, whatever the subject. */
  boolean sameAs(Condition other) {
    return field.equals(other.field) && want.equals(other.want);
  }
}
