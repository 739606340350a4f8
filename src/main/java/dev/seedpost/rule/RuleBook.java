package dev.seedpost.rule;

import dev.seedpost.failure.FailureException;
import dev.seedpost.rule.RuleTrace.ConditionTrace;
import dev.seedpost.rule.RuleTrace.Outcome;
import dev.seedpost.tracker.TrackerId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of all files as one ordered list: the first that matches decides. Before them stand the
 * hard stops of {@code policy}, which no rule can override. Immutable.
 */
public final class RuleBook {
  /** The version of the rules language that this program reads. */
  public static final int VERSION = 1;

  private final List<List<Condition>> denies;
  private final List<Rule> rules;
  private final Set<String> sources;
  private final String fingerprint;

  RuleBook(
      List<List<Condition>> denies, List<Rule> rules, Set<String> sources, String fingerprint) {
    this.denies = List.copyOf(denies);
    this.rules = List.copyOf(rules);
    this.sources = Set.copyOf(sources);
    this.fingerprint = fingerprint;
  }

  /**
   * Reads rules files in the order given.
   *
   * @param known trackers that may be named
   * @throws FailureException CONFIG with every problem of every file
   */
  public static RuleBook read(List<Path> files, Set<TrackerId> known) {
    return RulesReader.read(files, known);
  }

  /** Decides about a subject; no effect on anything. */
  public Verdict decide(Subject subject) {
    List<RuleTrace> traces = new ArrayList<>();
    Optional<Decision> denied = Optional.empty();
    List<String> doubts = new ArrayList<>();
    for (int i = 0; i < denies.size(); i++) {
      String name = "policy deny " + (i + 1);
      List<ConditionTrace> seen = denies.get(i).stream().map(one -> one.on(subject)).toList();
      Truth truth = Truth.all(seen.stream().map(ConditionTrace::verdict).toList());
      if (truth == Truth.TRUE && denied.isEmpty()) {
        denied = Optional.of(new Decision.Ignore(name, "the policy forbids it: " + seen(seen)));
        traces.add(new RuleTrace(name, Outcome.DECIDED, seen, List.of()));
      } else {
        if (truth == Truth.UNKNOWN) {
          doubts.add(name + " cannot be judged: " + Rule.unknown(seen));
        }
        traces.add(new RuleTrace(name, stopped(truth), seen, List.of()));
      }
    }
    Decision decision = byRules(subject, denied, traces);
    boolean doubtful = denied.isEmpty() && !doubts.isEmpty();
    return new Verdict(
        doubtful && !(decision instanceof Decision.Ignore)
            ? Rule.held(decision, String.join("; ", doubts))
            : decision,
        traces);
  }

  private static Outcome stopped(Truth truth) {
    return switch (truth) {
      case TRUE -> Outcome.LATE;
      case FALSE -> Outcome.NO_MATCH;
      case UNKNOWN -> Outcome.DOUBT;
    };
  }

  private Decision byRules(Subject subject, Optional<Decision> denied, List<RuleTrace> traces) {
    Optional<Decision> decided = denied;
    for (Rule rule : rules) {
      Rule.Look look = rule.at(subject);
      traces.add(
          new RuleTrace(
              rule.name(), look.outcome(decided.isPresent()), look.match(), look.except()));
      if (decided.isEmpty()) {
        decided = look.says();
      }
    }
    return decided.orElseGet(() -> new Decision.Ignore("", "no rule matches"));
  }

  private static String seen(List<ConditionTrace> traces) {
    return String.join(
        ", ", traces.stream().map(trace -> trace.field() + " is " + trace.got()).toList());
  }

  /** The version of the rules language the files are written in. */
  public int version() {
    return VERSION;
  }

  /** Changes with every byte of the files and their order: says which rules decided something. */
  public String fingerprint() {
    return fingerprint;
  }

  /** The names of the rules in their order. */
  public List<String> ruleNames() {
    return rules.stream().map(Rule::name).toList();
  }

  /** Source names that rules ask for word by word, for the caller to check; case is ignored. */
  public Set<String> sources() {
    return sources;
  }
}
