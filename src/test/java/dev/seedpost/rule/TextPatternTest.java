package dev.seedpost.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {
  @ParameterizedTest
  @CsvSource({
    "flac, FLAC, true",
    "flac, a flac, false",
    "*flac*, My FLAC Album, true",
    "a?c, ABC, true",
    "a?c, ac, false",
    "a?c, abbc, false",
    "a*c, ac, true",
    "*, '', true",
    "a[bc], ab, false",
    "a[bc], A[BC], true",
    "a.c, abc, false",
    "(a|b), a, false",
    "?, 🎵, true",
    "ÄRGER, ärger, true",
    "/a.c/, xabcx, true",
    "/a.c/, ABC, false",
    "/a.c/i, ABC, true",
    "/^b/, abc, false",
    "/a/b/i, xA/B, true",
    "!demo, demo, true",
    "!/demo/, a demo, true"
  })
  void globs_ask_for_the_whole_text_and_expressions_for_a_part(
      String pattern, String text, boolean fits) {
    assertThat(TextPattern.of(pattern).fits(text)).isEqualTo(fits);
  }

  @Test
  void flags_change_what_dots_and_lines_mean() {
    assertThat(TextPattern.of("/a.b/").fits("a\nb")).isFalse();
    assertThat(TextPattern.of("/a.b/s").fits("a\nb")).isTrue();
    assertThat(TextPattern.of("/^b$/").fits("a\nb")).isFalse();
    assertThat(TextPattern.of("/^b$/m").fits("a\nb")).isTrue();
    assertThat(TextPattern.of("a*b").fits("a\nb")).isTrue();
  }

  @Test
  void letters_are_the_same_however_they_are_composed() {
    String composed = "Caf\u00e9";
    String apart = "Cafe\u0301";
    assertThat(TextPattern.of(composed).fits(apart)).isTrue();
    assertThat(TextPattern.of(apart).fits(composed)).isTrue();
    assertThat(TextPattern.of("/^caf\u00e9$/i").fits(apart)).isTrue();
  }

  @Test
  void a_plain_word_is_told_from_a_pattern() {
    assertThat(TextPattern.of("drop").plain()).isTrue();
    assertThat(TextPattern.of("!drop").plain()).isTrue();
    assertThat(TextPattern.of("!drop").word()).isEqualTo("drop");
    assertThat(TextPattern.of("!drop").negated()).isTrue();
    assertThat(TextPattern.of("dro?").plain()).isFalse();
    assertThat(TextPattern.of("/drop/").plain()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', takes a text",
    "'!', takes a text",
    "' ', takes a text",
    "//, takes a regular expression between its slashes",
    "/open, takes a /regular expression/ with a slash at its end",
    "!/open, takes a /regular expression/ with a slash at its end",
    "/a/x, 'takes the flags i, s and m'",
    "/a(/, takes a regular expression that RE2/J knows",
    "/(?=a)/, takes a regular expression that RE2/J knows",
    "/(a)\\1/, takes a regular expression that RE2/J knows"
  })
  void a_broken_pattern_is_refused(String pattern, String reason) {
    assertThatThrownBy(() -> TextPattern.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/((a{100}){100}){100}/",
        "/(((((a{1000}){1000}){1000}){1000}){1000})/",
        "/((a{0,999}){999}){2}/",
        "/((a{999,}){999,}){2}/"
      })
  void repeats_of_repeats_take_no_memory(String pattern) {
    assertThatThrownBy(() -> TextPattern.of(pattern))
        .hasMessage("takes a regular expression with fewer repeats {n}");
  }

  @Test
  void ordinary_repeats_are_fine() {
    assertThat(TextPattern.of("/^(a{2}-){3}[0-9]{0,4}$/").fits("aa-aa-aa-12")).isTrue();
    assertThat(TextPattern.of("/a{0}b{,2}/").fits("b{,2}")).isTrue();
  }

  @Test
  void a_pattern_has_a_longest_length() {
    assertThat(TextPattern.of("a".repeat(1000)).fits("A".repeat(1000))).isTrue();
    assertThatThrownBy(() -> TextPattern.of("a".repeat(1001)))
        .hasMessage("takes patterns of at most 1000 characters");
  }

  /** Either would take longer than the universe in a backtracking engine. */
  @ParameterizedTest
  @ValueSource(strings = {"/(a+)+$/", "/(a|a)*b/", "/(a*)*(b*)*c/", "*a*a*a*a*a*a*a*a*a*a*b"})
  void a_hostile_name_does_not_stall_the_match(String pattern) {
    assertThat(TextPattern.of(pattern).fits("a".repeat(20_000) + "!")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a b, a, true",
    "a b, c, false",
    "!a, b, true",
    "!a, a, false",
    "a* !ab, ac, true",
    "a* !ab, ab, false",
    "!a !b, c, true",
    "!a !b, b, false",
    "a, b a, true",
    "!a, b a, false",
    "!a, '', true",
    "a, '', false"
  })
  void of_a_list_one_has_to_fit_and_none_with_a_mark_may(
      String patterns, String values, boolean fit) {
    List<String> found = values.isEmpty() ? List.of() : List.of(values.split(" ", -1));
    assertThat(TextPatterns.of(List.of(patterns.split(" ", -1))).fit(found)).isEqualTo(fit);
  }

  @Test
  void the_broken_one_of_a_list_is_named() {
    assertThatThrownBy(() -> TextPatterns.of(List.of("a", "/b")))
        .hasMessage("takes a /regular expression/ with a slash at its end, not '/b'");
  }

  @Test
  void a_list_is_shown_so_that_commas_do_not_mislead() {
    assertThat(TextPatterns.of(List.of("a", "!b")).want()).isEqualTo("a, !b");
    assertThat(TextPatterns.of(List.of("a, b")).want()).isEqualTo("'a, b'");
  }
}
