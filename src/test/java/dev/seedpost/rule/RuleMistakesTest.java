package dev.seedpost.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in conditions and actions, each with the sentence that a person reads. */
class RuleMistakesTest {
  private static final String EMPTY = "has no value; write one or take the key out";

  private static String refusal(String text) {
    try {
      return "read: " + Subjects.book(text).ruleNames();
    } catch (FailureException e) {
      return e.failure().detail();
    }
  }

  /** The whole value of {@code match:} begins in column 12. */
  private static String match(String match) {
    return refusal(
        "version: 1\nprofiles: {good: {files: 1}}\nrules:\n  - name: r\n    match: "
            + match
            + "\n    do: {upload: {to: red}}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{nmae: a} | 5:13: unknown key 'nmae'; did you mean 'name'?",
        "{release: {formt: a}} | 5:23: unknown key 'formt'; did you mean 'format'?",
        "{tags: {anny: [a]}} | 5:20: unknown key 'anny'; did you mean 'any'?",
        "{name: a, name: b} | 5:22: 'name' is written twice; keep one of them",
        "[a] | 5:12: 'match' takes keys and values",
        "{name: {a: b}} | 5:19: 'name' takes a value or a list of values",
        "{name: []} | 5:19: 'name' takes at least one value",
        "{name: /a} | 5:19: 'name' takes a /regular expression/ with a slash at its end, not '/a'",
        "{size: [1, 2]} | 5:19: 'size' takes a single value, not a list or map",
        "{size: 2 .. 1} | 5:19: 'size' takes a range that something can lie in, not '2 .. 1'",
        "{files: many} | 5:20: 'files' takes a whole number or a range such as 1 .. 100, not"
            + " 'many'",
        "{age: soon} | 5:18: 'age' takes a duration such as 90s, 15m, 2h30m or 3d, not 'soon'",
        "{tags: ['!a']} | 5:19: 'tags' takes no '!'; use none: […]",
        "{tags: {}} | 5:19: 'tags' takes any, all or none",
        "{tags: {any: []}} | 5:25: 'any' takes at least one value",
        "{release: x} | 5:22: 'release' takes keys and values",
        "{release: {}} | 5:22: 'release' asks for nothing",
        "{release: {year: [1990 .. 1999, 2005]}} | 5:29: 'year' takes a single value, not a list or"
            + " map",
        "{release: {scene: yes}} | 5:30: 'scene' takes one of true, false, not 'yes'",
        "{profile: goof} | 5:22: there is no profile 'goof'; did you mean 'good'?",
        "{profile: other} | 5:22: there is no profile 'other'; write it under 'profiles:'",
        "{profile: []} | 5:22: 'profile' takes at least one name"
      })
  void a_wrong_condition_is_refused(String match, String problem) {
    assertThat(match(match)).isEqualTo("r1.yaml:" + problem);
  }

  @Test
  void a_kind_that_there_is_not_is_refused() {
    assertThat(match("{release: {kind: [music, '!vidoe', 'e*']}}"))
        .isEqualTo(
            "r1.yaml:5:29: 'kind' takes one of music, audiobook, e-book, comic, video, application,"
                + " e-learning, comedy, other (did you mean 'video'?), not '!vidoe'");
  }

  @Test
  void a_duration_beyond_all_measure_is_refused() {
    assertThat(match("{age: " + "999999999w".repeat(20) + "}"))
        .startsWith("r1.yaml:5:18: 'age' takes a duration shorter than that");
  }

  /** Read as absent, the rule would take more than its author meant. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | match",
        "{source: } | source",
        "{source: drop, size: } | size",
        "{files: } | files",
        "{age: } | age",
        "{types: } | types",
        "{tags: ~} | tags",
        "{tags: {any: }} | any",
        "{release: } | release",
        "{release: {format: }} | format",
        "{release: {year: null}} | year",
        "{profile: } | profile"
      })
  void a_condition_without_a_value_is_not_passed_over(String match, String key) {
    assertThat(match(match)).contains("'" + key + "' " + EMPTY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "policy: {deny: } | 'deny' " + EMPTY,
        "policy: {deny: [{tags: }]} | 'tags' " + EMPTY,
        "policy: {deny: [{release: {}}]} | 'release' asks for nothing",
        "policy: {deny: [{}]} | an entry of 'deny' has to ask for something",
        "policy: {deny: {tags: x}} | 'deny' takes a list",
        "policy: {deny: [tags]} | each entry of 'deny' takes keys and values",
        "policy: {denny: []} | unknown key 'denny'; did you mean 'deny'?",
        "profiles: {p: {}} | the profile 'p' asks for nothing",
        "profiles: {p: {profile: q}} | a profile cannot be made of other profiles",
        "profiles: {p: x} | 'p' takes keys and values"
      })
  void a_hard_stop_or_a_profile_that_asks_for_nothing_is_refused(String top, String problem) {
    assertThat(refusal("version: 1\n" + top + "\nrules:\n  - {name: r, do: skip}\n"))
        .contains("r1.yaml:2:")
        .contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 'rules.except' asks for nothing",
        "`` | 'except' " + EMPTY,
        "{name: , tags: x} | 'name' " + EMPTY
      })
  void an_exception_that_asks_for_nothing_is_refused(String except, String problem) {
    assertThat(
            refusal("version: 1\nrules:\n  - name: r\n    except: " + except + "\n    do: skip\n"))
        .contains(problem);
  }

  private static String action(String action) {
    return refusal("version: 1\nrules:\n  - name: r\n    do: " + action + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "upload | 4:9: 'do' takes skip, {upload: {to: […]}} or {hold: {reason: …}} or both",
        "{} | 4:9: 'do' takes skip, {upload: {to: […]}} or {hold: {reason: …}} or both",
        "{uplaod: {to: red}} | unknown key 'uplaod'; did you mean 'upload'?",
        "{upload: red} | 4:18: 'upload' takes keys and values",
        "{upload: {}} | 'to' takes at least one tracker",
        "{upload: {to: []}} | 4:23: 'to' takes at least one tracker",
        "{upload: {to: [red, red]}} | 4:23: the tracker 'red' is named twice",
        "{upload: {to: RED}} | the tracker 'RED' is not in use; did you mean 'red'?",
        "{upload: {to: btn}} | take it out here (in use: ops, red)",
        "{upload: {to: red}, hold: } | 'hold' has no value",
        "{upload: , hold: {reason: x}} | 'upload' has no value",
        "{upload: {to: red}, inject: } | 'inject' has no value",
        "{upload: {to: red}, hold: {}} | 'rules.do.hold.reason' is missing",
        "{hold: {reason: ' '}} | 'reason' takes a sentence",
        "{hold: {reason: }} | 'reason' takes a sentence",
        "{hold: {reason: x}, inject: {tags: a}} | 'inject' goes with 'upload'",
        "[skip] | 'do' takes a single value, not a list or map"
      })
  void a_wrong_action_is_refused(String action, String problem) {
    assertThat(action(action)).contains("r1.yaml:4:").contains(problem);
  }

  @Test
  void a_rule_without_an_action_is_refused() {
    assertThat(refusal("version: 1\nrules:\n  - {name: r}\n"))
        .isEqualTo(
            "r1.yaml:3:5: the rule has no 'do', which takes skip, {upload: {to: […]}} or"
                + " {hold: {reason: …}} or both");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "category: /a | 'category' takes a name without",
        "category: a//b | 'category' takes a name without",
        "category: 'a\\b' | 'category' takes a name without",
        "category: '{trakcer}' | knows no placeholder '{trakcer}'; did you mean '{tracker}'?",
        "category: '{}' | known: {tracker}, {source}, {source.category}",
        "category: '{tracker' | knows no placeholder '{tracker'",
        "tags: ['a,b'] | 'tags' takes words without commas, not 'a,b'",
        "tags: [''] | 'tags' takes words without commas, not ''",
        "tags: ['{x}'] | 'tags' knows no placeholder '{x}'",
        "save-path: here | 'save-path' takes an absolute path, not 'here'",
        "save-path: \"/a\\0b\" | 'save-path' takes an absolute path, not '/a\\u0000b'",
        "savepath: /a | unknown key 'savepath'; did you mean 'save-path'?"
      })
  void a_wrong_placement_is_refused(String inject, String problem) {
    assertThat(action("{upload: {to: red}, inject: {" + inject + "}}")).contains(problem);
  }
}
