package dev.seedpost.rule;

import dev.seedpost.rule.RuleTrace.ConditionTrace;
import dev.seedpost.rule.RuleTrace.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One entry of {@code rules:}.
 *
 * @param match all have to hold; a field that is unknown is no match
 * @param except none may hold; a field that is unknown is doubt, and a person decides
 */
record Rule(String name, List<Condition> match, List<Condition> except, Action action) {
  Rule {
    match = List.copyOf(match);
    except = List.copyOf(except);
  }

  /** What a rule saw, and its decision if it takes the subject. */
  record Look(List<ConditionTrace> match, List<ConditionTrace> except, Optional<Decision> says) {
    Outcome outcome(boolean late) {
      if (says.isPresent()) {
        return late ? Outcome.LATE : Outcome.DECIDED;
      }
      return Truth.all(match.stream().map(ConditionTrace::verdict).toList()) == Truth.TRUE
          ? Outcome.EXCEPTED
          : Outcome.NO_MATCH;
    }
  }

  Look at(Subject subject) {
    List<ConditionTrace> matched = match.stream().map(one -> one.on(subject)).toList();
    List<ConditionTrace> excepted = except.stream().map(one -> one.on(subject)).toList();
    boolean matches =
        Truth.all(matched.stream().map(ConditionTrace::verdict).toList()) == Truth.TRUE;
    Truth exception = Truth.any(excepted.stream().map(ConditionTrace::verdict).toList());
    if (!matches || exception == Truth.TRUE) {
      return new Look(matched, excepted, Optional.empty());
    }
    Decision decision = action.on(name, subject);
    return new Look(
        matched,
        excepted,
        Optional.of(
            exception == Truth.UNKNOWN
                ? held(decision, "'except' cannot be judged: " + unknown(excepted))
                : decision));
  }

  /** The same decision, but a person has to agree first. */
  static Decision held(Decision decision, String reason) {
    return switch (decision) {
      case Decision.Upload upload -> new Decision.Hold(upload.rule(), reason, upload.plans());
      case Decision.Hold hold ->
          new Decision.Hold(hold.rule(), hold.reason() + "; " + reason, hold.plans());
      case Decision.Ignore ignore -> new Decision.Hold(ignore.rule(), reason, List.of());
    };
  }

  /** "release.scene is unknown". */
  static String unknown(List<ConditionTrace> traces) {
    return traces.stream()
        .filter(trace -> trace.verdict() == Truth.UNKNOWN)
        .map(trace -> trace.field() + " is unknown")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Whether this rule takes everything that the later one could take. */
  boolean shadows(Rule later) {
    return except.isEmpty()
        && match.stream().allMatch(mine -> later.match.stream().anyMatch(mine::sameAs));
  }
}
