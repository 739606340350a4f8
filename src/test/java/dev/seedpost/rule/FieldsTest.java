package dev.seedpost.rule;

import static dev.seedpost.rule.Subjects.NOW;
import static dev.seedpost.rule.Subjects.completed;
import static dev.seedpost.rule.Subjects.knowing;
import static dev.seedpost.rule.Subjects.named;
import static dev.seedpost.rule.Subjects.rule;
import static dev.seedpost.rule.Subjects.sized;
import static dev.seedpost.rule.Subjects.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.content.ContentFile;
import dev.seedpost.release.FactName;
import dev.seedpost.rule.RuleTrace.ConditionTrace;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each field sees, and what it says about it. */
class FieldsTest {
  private static ConditionTrace see(String match, Subject subject) {
    return rule("match: {" + match + "}").decide(subject).traces().getFirst().match().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10 B, TRUE",
    "9, 9 B, FALSE",
    "20, 20 B, TRUE",
    "21, 21 B, FALSE",
    "1536, 1.5 KiB (1536 B), FALSE",
    "5368709120, 5.0 GiB (5368709120 B), FALSE"
  })
  void size_is_that_of_all_files(long size, String got, Truth verdict) {
    assertThat(see("size: 10 .. 20", sized(size)))
        .isEqualTo(new ConditionTrace("size", got, "10 .. 20", verdict));
  }

  @ParameterizedTest
  @CsvSource({"1, FALSE", "2, TRUE", "3, TRUE", "4, FALSE"})
  void files_are_counted(int count, Truth verdict) {
    List<ContentFile> files = Collections.nCopies(count, new ContentFile("a", 1, 0));
    assertThat(see("files: 2 .. 3", Subjects.of("x", files)))
        .isEqualTo(new ConditionTrace("files", String.valueOf(count), "2 .. 3", verdict));
  }

  @ParameterizedTest
  @CsvSource({
    "599999, 9m59s, FALSE",
    "600000, 10m0s, TRUE",
    "7199999, 1h59m, TRUE",
    "7200000, 2h0m, FALSE",
    "59999, 59s, FALSE",
    "90000000, 1d1h, FALSE",
    "-5000, 0s, FALSE"
  })
  void age_counts_from_completion(long millis, String got, Truth verdict) {
    Subject subject = completed(named("x"), NOW.minusMillis(millis));
    assertThat(see("age: '>= 10m, < 2h'", subject))
        .isEqualTo(new ConditionTrace("age", got, ">= 10m, < 2h", verdict));
  }

  @Test
  void without_a_completion_age_counts_from_the_newest_file() {
    long now = NOW.toEpochMilli();
    Subject subject =
        Subjects.of(
            "x",
            List.of(
                new ContentFile("a", 1, now - Duration.ofHours(9).toMillis()),
                new ContentFile("b", 1, now - Duration.ofHours(2).toMillis())));
    assertThat(see("age: 1h .. 3h", subject).got()).isEqualTo("2h0m");
    assertThat(see("age: 1h .. 3h", subject).verdict()).isEqualTo(Truth.TRUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[flac, cue] | a.FLAC b.jpg | TRUE | flac, jpg",
        "[.flac] | a.flac | TRUE | flac",
        "['*.exe'] | a.flac setup.exe | TRUE | exe, flac",
        "[exe] | a.flac | FALSE | flac",
        "{any: [flac, mp3]} | a.mp3 | TRUE | mp3",
        "{all: [flac, log]} | a.flac b.log c.cue | TRUE | cue, flac, log",
        "{all: [flac, log]} | a.flac | FALSE | flac",
        "{none: [exe]} | a.flac | TRUE | flac",
        "{none: [exe]} | a.flac b.EXE | FALSE | exe, flac",
        "{any: [flac], none: ['?xe']} | a.flac b.exe | FALSE | exe, flac",
        "[flac] | flac | FALSE | none"
      })
  void types_are_the_endings_of_the_files(String wanted, String names, Truth verdict, String got) {
    List<ContentFile> files =
        Arrays.stream(names.split(" ", -1)).map(name -> new ContentFile(name, 1, 0)).toList();
    ConditionTrace trace = see("types: " + wanted, Subjects.of("x", files));
    assertThat(trace.verdict()).isEqualTo(verdict);
    assertThat(trace.got()).isEqualTo(got);
  }

  @Test
  void a_set_is_wanted_as_it_is_written() {
    assertThat(see("tags: {any: [a, b*], all: c, none: [d]}", named("x")).want())
        .isEqualTo("any of a, b*; all of c; none of d");
  }

  @ParameterizedTest
  @CsvSource({
    "'category: upload', TRUE, Upload",
    "'category: up', FALSE, Upload",
    "'tags: [one, two]', TRUE, 'one, three'",
    "'tags: {all: [one, two]}', FALSE, 'one, three'",
    "'tracker: \"*.example.org\"', TRUE, t.example.org",
    "'tracker: \"!*.example.org\"', FALSE, t.example.org"
  })
  void a_torrent_brings_category_tags_and_trackers(String match, Truth verdict, String got) {
    Subject subject =
        torrent(named("x"), "Upload", Set.of("three", "one"), Set.of("t.example.org"));
    assertThat(see(match, subject).verdict()).isEqualTo(verdict);
    assertThat(see(match, subject).got()).isEqualTo(got);
  }

  @ParameterizedTest
  @CsvSource({
    "'category: \"*\"', FALSE",
    "'category: \"!tv\"', TRUE",
    "'tags: a', FALSE",
    "'tracker: \"*\"', FALSE",
    "'tracker: \"!*.org\"', TRUE"
  })
  void what_is_in_no_client_has_none_of_them(String match, Truth verdict) {
    assertThat(see(match, named("x")).verdict()).isEqualTo(verdict);
    assertThat(see(match, named("x")).got()).isEqualTo("none");
  }

  @Test
  void the_source_is_compared_without_case() {
    assertThat(see("source: DROP", named("x")))
        .isEqualTo(new ConditionTrace("source", "drop", "DROP", Truth.TRUE));
  }

  @ParameterizedTest
  @CsvSource({
    "'release: {artist: two}', ARTIST, One|Two, TRUE, 'One, Two'",
    "'release: {artist: \"!two\"}', ARTIST, One|Two, FALSE, 'One, Two'",
    "'release: {format: [FLAC, MP3]}', FORMAT, flac, TRUE, flac",
    "'release: {kind: Music}', KIND, music, TRUE, music",
    "'release: {year: 1999}', YEAR, 1999, TRUE, 1999",
    "'release: {year: 199?}', YEAR, 1999, TRUE, 1999",
    "'release: {year: 1990 .. 1999}', YEAR, 1999, TRUE, 1999",
    "'release: {year: 1990 .. 1999}', YEAR, 2000, FALSE, 2000",
    "'release: {year: \">= 2000\"}', YEAR, 1999, FALSE, 1999",
    "'release: {edition-year: \"< 2000\"}', EDITION_YEAR, 1999, TRUE, 1999",
    "'release: {year: 1990 .. 1999}', YEAR, soon, UNKNOWN, soon",
    "'release: {year: 1990 .. 1999}', TITLE, x, UNKNOWN, ''",
    "'release: {title: x}', YEAR, 1999, UNKNOWN, ''"
  })
  void facts_are_compared_and_a_missing_one_is_unknown(
      String match, FactName fact, String values, Truth verdict, String got) {
    Subject subject = knowing(named("x"), fact, values.split("\\|", -1));
    assertThat(see(match, subject).verdict()).isEqualTo(verdict);
    assertThat(see(match, subject).got()).isEqualTo(got);
  }

  @Test
  void a_foreign_name_is_shown_printable_and_short() {
    assertThat(see("name: y", named("x\u009b" + "a".repeat(300))).got())
        .startsWith("x\\u009baaa")
        .endsWith("a…")
        .hasSize(200);
  }
}
