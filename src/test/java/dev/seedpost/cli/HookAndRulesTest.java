package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.rule.Decision;
import dev.seedpost.rule.Plan;
import dev.seedpost.rule.RuleTrace;
import dev.seedpost.rule.Truth;
import dev.seedpost.rule.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code hook finished}, {@code rules check} and {@code rules explain}. */
class HookAndRulesTest {
  private static final List<Plan> PLANS =
      List.of(
          new Plan(Samples.RED, Samples.placement()), new Plan(Samples.OPS, Samples.placement()));

  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789abcdef0123456789abcdef01234567",
        "0123456789ABCDEF0123456789ABCDEF01234567"
      })
  void a_finished_torrent_is_noted_in_silence(String hash) {
    Terminal.Result result = terminal.run("hook", "finished", hash);
    assertThat(result.code()).isZero();
    assertThat(services.effects).containsExactly("finished " + Samples.HASH);
    assertThat(result.out() + result.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "0123456789abcdef0123456789abcdef0123456",
        "0123456789abcdef0123456789abcdef012345678",
        "0123456789abcdef0123456789abcdef0123456g",
        "/music/Album",
        "%I"
      })
  void what_is_no_info_hash_is_a_usage_error(String hash) {
    Terminal.Result result = terminal.run("hook", "finished", hash);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("40 hexadecimal digits, not '" + hash + "'");
    assertThat(services.effects).isEmpty();
  }

  @Test
  void what_could_not_be_stored_is_no_success() {
    services.failures.put(
        "finished", new FailureException(FailureKind.CONFIG, "note the torrent", "disk full"));
    assertThat(terminal.run("hook", "finished", Samples.HASH).code()).isEqualTo(5);
  }

  @Test
  void rules_are_checked_in_the_usual_place_or_in_a_file() {
    assertThat(terminal.run("rules", "check").out()).isEqualTo("rules: fine, 2 rules\n");
    terminal.run("rules", "check", "/x/rules.yaml");
    assertThat(services.looks).containsExactly("checkRules usual", "checkRules /x/rules.yaml");
  }

  @Test
  void every_problem_of_the_rules_has_its_line() {
    services.failures.put(
        "checkRules",
        new FailureException(FailureKind.CONFIG, "read the rules", "\n  a.yaml:1:2\n  a.yaml:3:4"));
    Terminal.Result result = terminal.run("rules", "check");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err().lines()).contains("  a.yaml:1:2", "  a.yaml:3:4");
  }

  @Test
  void a_decision_is_explained_with_every_value_seen() {
    services.verdict =
        new Verdict(
            new Decision.Upload("albums", PLANS),
            List.of(
                new RuleTrace(
                    "films",
                    RuleTrace.Outcome.NO_MATCH,
                    List.of(
                        new RuleTrace.ConditionTrace("release.kind", "", "film", Truth.UNKNOWN)),
                    List.of()),
                new RuleTrace(
                    "albums",
                    RuleTrace.Outcome.DECIDED,
                    List.of(new RuleTrace.ConditionTrace("name", "x\u001b[2J", "*", Truth.TRUE)),
                    List.of(new RuleTrace.ConditionTrace("tags", "new", "old", Truth.FALSE)))));
    Terminal.Result result = terminal.run("rules", "explain", "/music/Album");
    assertThat(result.code()).isZero();
    assertThat(result.outLines())
        .containsExactly(
            "films: no match",
            "  unknown  match release.kind: got nothing, want film",
            "albums: decided",
            "  true  match name: got x\\u001b[2J, want *",
            "  false  except tags: got new, want old",
            "",
            "Rule 'albums' uploads it to red, ops.");
    assertThat(services.effects).isEmpty();
    Terminal.Result json = terminal.run("rules", "explain", "/music/Album", "--json");
    assertThat(json.first("rule").get("match"))
        .isEqualTo(
            List.of(
                Map.of("field", "release.kind", "got", "", "want", "film", "verdict", "UNKNOWN")));
    assertThat(json.summary().get("decision")).isEqualTo("Rule 'albums' uploads it to red, ops.");
  }

  @Test
  void what_would_be_held_or_left_alone_is_told() {
    services.verdict = new Verdict(new Decision.Hold("films", "look first", PLANS), List.of());
    Terminal.Result held = terminal.run("rules", "explain", "/a");
    assertThat(held.code()).isZero();
    assertThat(held.out())
        .contains("Rule 'films' holds it for a person (look first), for red, ops.");
    services.verdict = new Verdict(new Decision.Ignore("", "no rule matches"), List.of());
    Terminal.Result ignored = terminal.run("rules", "explain", "/a");
    assertThat(ignored.code()).isEqualTo(4);
    assertThat(ignored.out()).contains("It is left alone: no rule matches.");
  }
}
