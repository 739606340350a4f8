package dev.seedpost.rule;

import static dev.seedpost.rule.Subjects.OPS;
import static dev.seedpost.rule.Subjects.RED;
import static dev.seedpost.rule.Subjects.book;
import static dev.seedpost.rule.Subjects.knowing;
import static dev.seedpost.rule.Subjects.named;
import static dev.seedpost.rule.Subjects.rule;
import static dev.seedpost.rule.Subjects.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.release.FactName;
import dev.seedpost.rule.RuleTrace.ConditionTrace;
import dev.seedpost.rule.RuleTrace.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBookTest {
  private static final String THREE =
      """
      version: 1
      rules:
        - name: samplers
          match: {name: "*sampler*"}
          do: skip
        - name: to red
          match: {name: "a*"}
          do: {upload: {to: red}}
        - name: to both
          match: {name: "*"}
          do: {upload: {to: [ops, red]}}
      """;

  private static final String DENY =
      """
      version: 1
      policy:
        deny:
          - {tags: [no-upload]}
          - {release: {scene: "true"}, source: drop}
      rules:
        - name: all
          do: {upload: {to: red}}
      """;

  private static List<Outcome> outcomes(Verdict verdict) {
    return verdict.traces().stream().map(RuleTrace::outcome).toList();
  }

  @Test
  void the_first_rule_that_matches_decides() {
    RuleBook book = book(THREE);
    Verdict verdict = book.decide(named("album"));
    assertThat(verdict.decision())
        .isInstanceOfSatisfying(
            Decision.Upload.class,
            upload -> {
              assertThat(upload.rule()).isEqualTo("to red");
              assertThat(upload.plans()).extracting(Plan::tracker).containsExactly(RED);
            });
    assertThat(outcomes(verdict)).containsExactly(Outcome.NO_MATCH, Outcome.DECIDED, Outcome.LATE);
    assertThat(book.decide(named("a sampler")).decision())
        .isEqualTo(new Decision.Ignore("samplers", "the rule says skip"));
    assertThat(book.decide(named("other")).decision())
        .isInstanceOfSatisfying(
            Decision.Upload.class,
            upload ->
                assertThat(upload.plans()).extracting(Plan::tracker).containsExactly(OPS, RED));
  }

  @Test
  void rules_of_several_files_follow_each_other_in_the_order_of_the_files() {
    String first = "version: 1\nrules:\n  - {name: one, match: {name: a*}, do: skip}\n";
    String second = "version: 1\nrules:\n  - {name: two, match: {name: '*a'}, do: skip}\n";
    assertThat(book(first, second).decide(named("aa")).decision().rule()).isEqualTo("one");
    assertThat(book(second, first).decide(named("aa")).decision().rule()).isEqualTo("two");
    assertThat(book(first, second).ruleNames()).containsExactly("one", "two");
  }

  @Test
  void what_no_rule_takes_is_left_alone() {
    assertThat(rule("match: {name: b}").decide(named("a")).decision())
        .isEqualTo(new Decision.Ignore("", "no rule matches"));
  }

  @Test
  void no_rule_can_override_a_hard_stop() {
    Verdict verdict = book(DENY).decide(tagged("x", "No-Upload"));
    assertThat(verdict.decision())
        .isEqualTo(
            new Decision.Ignore("policy deny 1", "the policy forbids it: tags is No-Upload, x"));
    assertThat(outcomes(verdict)).containsExactly(Outcome.DECIDED, Outcome.DOUBT, Outcome.LATE);
  }

  @Test
  void a_hard_stop_of_a_later_file_holds_for_the_rules_of_an_earlier_one() {
    String rules = "version: 1\nrules:\n  - {name: all, do: {upload: {to: red}}}\n";
    String policy = "version: 1\npolicy: {deny: [{tags: no-upload}]}\n";
    assertThat(book(rules, policy).decide(tagged("no-upload")).decision())
        .isInstanceOf(Decision.Ignore.class);
  }

  @Test
  void a_hard_stop_asks_for_all_of_its_conditions() {
    RuleBook book = book(DENY);
    assertThat(book.decide(knowing(named("x"), FactName.SCENE, "true")).decision())
        .isInstanceOf(Decision.Ignore.class);
    assertThat(book.decide(knowing(named("x"), FactName.SCENE, "false")).decision())
        .isInstanceOf(Decision.Upload.class);
  }

  @Test
  void a_hard_stop_that_cannot_be_judged_waits_for_a_person() {
    Verdict verdict = book(DENY).decide(named("x"));
    assertThat(verdict.decision())
        .isInstanceOfSatisfying(
            Decision.Hold.class,
            hold -> {
              assertThat(hold.rule()).isEqualTo("all");
              assertThat(hold.reason())
                  .isEqualTo("policy deny 2 cannot be judged: release.scene is unknown");
              assertThat(hold.plans()).extracting(Plan::tracker).containsExactly(RED);
            });
    assertThat(outcomes(verdict)).containsExactly(Outcome.NO_MATCH, Outcome.DOUBT, Outcome.DECIDED);
  }

  @Test
  void one_false_condition_settles_a_hard_stop_whatever_is_unknown() {
    Subject other = Subjects.from(named("x"), "elsewhere");
    assertThat(book(DENY).decide(other).decision()).isInstanceOf(Decision.Upload.class);
  }

  @Test
  void doubt_changes_nothing_for_what_is_left_alone_anyway() {
    RuleBook book =
        book(
            """
            version: 1
            policy: {deny: [{release: {scene: "true"}}]}
            rules:
              - {name: none, match: {name: none}, do: {upload: {to: red}}}
            """);
    assertThat(book.decide(named("x")).decision())
        .isEqualTo(new Decision.Ignore("", "no rule matches"));
  }

  @Test
  void several_doubts_are_all_named() {
    RuleBook book =
        book(
            """
            version: 1
            policy: {deny: [{release: {scene: "true"}}, {release: {group: X}}]}
            rules:
              - {name: all, do: {hold: {reason: look}}}
            """);
    assertThat(book.decide(named("x")).decision())
        .isEqualTo(
            new Decision.Hold(
                "all",
                "look; policy deny 1 cannot be judged: release.scene is unknown;"
                    + " policy deny 2 cannot be judged: release.group is unknown",
                List.of()));
  }

  @Test
  void an_unknown_field_is_no_match() {
    RuleBook book = rule("match: {release: {format: FLAC}}");
    Verdict verdict = book.decide(named("x"));
    assertThat(verdict.decision()).isEqualTo(new Decision.Ignore("", "no rule matches"));
    assertThat(verdict.traces().getFirst().match())
        .containsExactly(new ConditionTrace("release.format", "", "FLAC", Truth.UNKNOWN));
    assertThat(rule("match: {release: {format: '!FLAC'}}").decide(named("x")).decision())
        .isInstanceOf(Decision.Ignore.class);
  }

  @Test
  void each_condition_of_except_is_enough() {
    RuleBook book = rule("except: {name: '*promo*', tags: demo}");
    assertThat(book.decide(named("a promo")).decision()).isInstanceOf(Decision.Ignore.class);
    assertThat(book.decide(tagged("demo")).decision()).isInstanceOf(Decision.Ignore.class);
    assertThat(book.decide(named("x")).decision()).isInstanceOf(Decision.Upload.class);
    assertThat(outcomes(book.decide(named("promo")))).containsExactly(Outcome.EXCEPTED);
  }

  @Test
  void an_exception_that_cannot_be_judged_waits_for_a_person() {
    RuleBook book = rule("except: {release: {group: BAD}, name: promo}");
    assertThat(book.decide(named("x")).decision())
        .isInstanceOfSatisfying(
            Decision.Hold.class,
            hold -> {
              assertThat(hold.reason())
                  .isEqualTo("'except' cannot be judged: release.group is unknown");
              assertThat(hold.plans()).hasSize(1);
            });
    assertThat(book.decide(named("promo")).decision()).isInstanceOf(Decision.Ignore.class);
    assertThat(book.decide(knowing(named("x"), FactName.GROUP, "good")).decision())
        .isInstanceOf(Decision.Upload.class);
  }

  @Test
  void a_skip_that_cannot_be_judged_is_not_passed_over() {
    RuleBook book =
        book(
            """
            version: 1
            rules:
              - {name: first, match: {name: "*"}, except: {release: {group: OUR}}, do: skip}
              - {name: second, match: {source: drop}, do: {upload: {to: red}}}
            """);
    assertThat(book.decide(named("x")).decision())
        .isEqualTo(
            new Decision.Hold(
                "first", "'except' cannot be judged: release.group is unknown", List.of()));
  }

  @Test
  void a_profile_among_exceptions_counts_as_one_condition() {
    RuleBook book =
        book(
            """
            version: 1
            profiles: {small: {size: "< 10", files: 1}}
            rules:
              - {name: all, except: {profile: small}, do: {upload: {to: red}}}
            """);
    assertThat(book.decide(Subjects.sized(9)).decision()).isInstanceOf(Decision.Ignore.class);
    Verdict verdict = book.decide(Subjects.sized(10));
    assertThat(verdict.decision()).isInstanceOf(Decision.Upload.class);
    assertThat(verdict.traces().getFirst().except())
        .containsExactly(new ConditionTrace("profile", "size 10 B; files 1", "small", Truth.FALSE));
  }

  @Test
  void a_profile_in_match_brings_its_conditions_along() {
    RuleBook book =
        book(
            """
            version: 1
            rules:
              - {name: r, match: {profile: [p, q]}, do: {upload: {to: red}}}
            """,
            "version: 1\nprofiles: {p: {size: '>= 10'}, q: {files: 1}}\n");
    assertThat(book.decide(Subjects.sized(9)).decision()).isInstanceOf(Decision.Ignore.class);
    assertThat(book.decide(Subjects.sized(10)).traces().getFirst().match())
        .extracting(ConditionTrace::field)
        .containsExactly("size", "files");
  }

  @Test
  void the_decision_keeps_what_every_rule_saw_and_wanted() {
    Verdict verdict = book(THREE).decide(named("x\u001by"));
    assertThat(verdict.traces())
        .extracting(RuleTrace::rule)
        .containsExactly("samplers", "to red", "to both");
    assertThat(verdict.traces().get(1).match())
        .containsExactly(new ConditionTrace("name", "x\\u001by", "a*", Truth.FALSE));
    assertThat(verdict.traces().get(2).match())
        .containsExactly(new ConditionTrace("name", "x\\u001by", "*", Truth.TRUE));
  }

  @Test
  void an_upload_that_has_to_be_held_keeps_its_plans() {
    RuleBook book =
        book(
            """
            version: 1
            rules:
              - name: look
                do: {hold: {reason: look at it first}, upload: {to: [red, ops]}}
            """);
    assertThat(book.decide(named("x")).decision())
        .isInstanceOfSatisfying(
            Decision.Hold.class,
            hold -> {
              assertThat(hold.reason()).isEqualTo("look at it first");
              assertThat(hold.plans()).extracting(Plan::tracker).containsExactly(RED, OPS);
            });
  }
}
