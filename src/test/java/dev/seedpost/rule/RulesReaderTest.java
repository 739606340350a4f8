package dev.seedpost.rule;

import static dev.seedpost.rule.Subjects.KNOWN;
import static dev.seedpost.rule.Subjects.book;
import static dev.seedpost.rule.Subjects.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are refused, as a whole and rule by rule. */
class RulesReaderTest {
  private static final String RULES = "version: 1\nrules:\n  - {name: all, do: skip}\n";

  @TempDir Path folder;

  private static String refusal(String... texts) {
    try {
      return "read: " + book(texts).ruleNames();
    } catch (FailureException e) {
      assertThat(e.failure().kind()).isEqualTo(FailureKind.CONFIG);
      return e.failure().detail();
    }
  }

  @Test
  void every_problem_of_every_file_is_said_at_once() {
    String first =
        """
        version: 1
        policy: {deny: [{tagz: x}]}
        rules:
          - name: one
            mach: {name: a}
            do: skip
            do: skip
          - match: {size: big}
            do: {upload: {to: [red, oops]}}
        """;
    assertThat(refusal(first, "version: 2\nruls: []\n").split("\n", -1))
        .containsExactlyInAnyOrder(
            "8 problems",
            "r1.yaml:2:18: unknown key 'tagz'; did you mean 'tags'?",
            "r1.yaml:5:5: unknown key 'mach'; did you mean 'match'?",
            "r1.yaml:7:5: 'do' is written twice; keep one of them",
            "r1.yaml:8:5: a rule needs a 'name', by which decisions are explained",
            "r1.yaml:8:19: 'size' takes a size such as 30MiB or 5GB, not 'big'",
            "r1.yaml:9:23: the tracker 'oops' is not in use; did you mean 'ops'?",
            "r2.yaml:1:10: this program reads version 1 of the rules, not 2",
            "r2.yaml:2:1: unknown key 'ruls'; did you mean 'rules'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | r1.yaml: the file is empty; write 'version: 1' and a list 'rules:'",
        "'# only a comment' | r1.yaml: the file is empty; write 'version: 1' and a list 'rules:'",
        "'[a]' | r1.yaml:1:1: expected keys and values at the top of the file",
        "'rules: []' | r1.yaml:1:1: 'version' is missing; write 'version: 1' at the top",
        "'{version: , rules: []}' | r1.yaml:1:1: 'version' is missing; write 'version: 1' at the"
            + " top",
        "'{version: 1, rules: {}}' | r1.yaml:1:21: 'rules' takes a list",
        "'{version: 1, rules: [x]}' | r1.yaml:1:22: each entry of 'rules' takes keys and values",
        "'{version: 1, policy: []}' | r1.yaml:1:22: 'policy' takes keys and values",
        "'{version: 1, policy: }' | r1.yaml:1:21: 'policy' has no value; write one or take the key"
            + " out"
      })
  void what_is_no_rules_file_is_refused(String text, String problem) {
    assertThat(refusal(text)).isEqualTo(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [b", "a: *nowhere", "a: b: c", "\tversion: 1"})
  void broken_yaml_is_named_with_its_place(String text) {
    assertThat(refusal(text)).matches("(?s)r1\\.yaml(:\\d+:\\d+)?: not valid YAML: .*");
  }

  @Test
  void files_without_a_rule_would_never_upload_anything() {
    assertThat(refusal("version: 1\n", "version: 1\nrules: []\n"))
        .isEqualTo(
            "there is no rule in r1.yaml, r2.yaml, so nothing would ever be uploaded;"
                + " write one under 'rules:'");
    assertThat(refusal()).startsWith("there is no rule in any file, so");
  }

  @Test
  void two_rules_of_one_name_cannot_be_explained() {
    String rule = "{name: 'same ', match: {name: %s}, do: skip}";
    String one = "version: 1\nrules:\n  - " + rule.formatted("a") + "\n";
    assertThat(refusal(one + "  - " + rule.formatted("b") + "\n"))
        .isEqualTo("r1.yaml:4:12: another rule is named 'same' already");
    assertThat(refusal(one, "version: 1\nrules:\n  - " + rule.formatted("b") + "\n"))
        .isEqualTo("r2.yaml:3:12: another rule is named 'same' already in r1.yaml");
  }

  @Test
  void defaults_stand_in_one_file() {
    String defaults = "version: 1\ndefaults: {inject: {category: a}}\n";
    assertThat(refusal(defaults, RULES)).startsWith("read: ");
    assertThat(refusal(defaults, defaults, RULES))
        .isEqualTo("r2.yaml:2:11: 'defaults' stand in r1.yaml already; keep them in one file");
    assertThat(refusal("version: 1\ndefaults: {injekt: {}}\n", RULES))
        .isEqualTo("r1.yaml:2:12: unknown key 'injekt'; did you mean 'inject'?");
  }

  @Test
  void a_rule_that_is_never_reached_is_refused() {
    String rules =
        """
        version: 1
        rules:
          - {name: wide, match: {source: drop}, do: skip}
          - {name: narrow, match: {source: drop, files: 1}, do: skip}
        """;
    assertThat(refusal(rules))
        .isEqualTo(
            "r1.yaml:4:12: the rule 'narrow' is never reached: 'wide' before it takes everything"
                + " that it could take");
    assertThat(refusal(RULES, "version: 1\nrules: [{name: late, match: {name: a}, do: skip}]\n"))
        .startsWith("r2.yaml:2:16: the rule 'late' is never reached: 'all' before it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{source: drop, files: 2}",
        "{source: drop}, except: {name: a}",
        "{source: other}",
        "{profile: wide}"
      })
  void a_rule_that_leaves_something_shadows_nothing(String match) {
    assertThat(
            refusal(
                "version: 1\nprofiles: {wide: {files: 7}}\nrules:\n  - {name: first, match: "
                    + match
                    + ", do: skip}\n"
                    + "  - {name: second, match: {source: drop, files: 1}, do: skip}\n"))
        .startsWith("read: ");
  }

  @Test
  void two_lists_that_look_alike_are_not_the_same() {
    assertThat(
            refusal(
                """
                version: 1
                rules:
                  - {name: first, match: {name: ["a, b"]}, do: skip}
                  - {name: second, match: {name: [a, b]}, do: skip}
                """))
        .startsWith("read: ");
  }

  @Test
  void a_broken_rule_is_not_taken_for_one_that_takes_everything() {
    assertThat(
            refusal(
                """
                version: 1
                rules:
                  - {name: first, match: {nmae: a}, do: skip}
                  - {name: second, match: {name: b}, do: skip}
                """))
        .isEqualTo("r1.yaml:3:27: unknown key 'nmae'; did you mean 'name'?");
  }

  @Test
  void files_that_cannot_be_read_are_named_beside_the_mistakes_of_the_others() throws IOException {
    Path good = Files.writeString(folder.resolve("a.yaml"), RULES);
    Path wrong = Files.writeString(folder.resolve("b.yaml"), "version: 1\nx: 1\n");
    Path bytes =
        Files.write(folder.resolve("c.yaml"), "a: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Path gone = folder.resolve("d.yaml");
    assertThat(RuleBook.read(List.of(good), KNOWN).ruleNames()).containsExactly("all");
    assertThatThrownBy(() -> RuleBook.read(List.of(good, wrong, bytes, gone), KNOWN))
        .isInstanceOf(FailureException.class)
        .hasMessageStartingWith("Failed to read the rules")
        .hasMessageContaining(bytes + ": it is not UTF-8 text")
        .hasMessageContaining(gone + ": there is no such file")
        .hasMessageContaining(wrong + ":2:1: unknown key 'x'");
  }

  @Test
  void the_fingerprint_changes_with_every_byte_and_with_the_order_of_the_files() {
    String one = "version: 1\nrules:\n  - {name: a, match: {name: a}, do: skip}\n";
    String two = "version: 1\nrules:\n  - {name: b, match: {name: b}, do: skip}\n";
    assertThat(book(one, two).fingerprint()).isEqualTo(book(one, two).fingerprint());
    assertThat(
            List.of(
                book(one, two).fingerprint(),
                book(two, one).fingerprint(),
                book(one).fingerprint(),
                book(one + " ").fingerprint()))
        .doesNotHaveDuplicates();
    assertThat(book(one).version()).isEqualTo(1);
  }

  @Test
  void sources_that_are_asked_for_by_name_are_kept_for_the_check() {
    RuleBook book = rule("match: {source: [drop, 'other*', /re/]}\nexcept: {source: '!Named'}");
    assertThat(book.sources()).containsExactlyInAnyOrder("drop", "Named");
  }
}
