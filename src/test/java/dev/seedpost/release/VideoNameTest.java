package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoNameTest {
  private static final int LATEST = 2027;

  private static FolderName read(String name) {
    return VideoName.read(name, LATEST);
  }

  private static String facts(String name) {
    return new TreeMap<>(read(name).facts())
        .entrySet().stream()
            .map(fact -> fact.getKey().word() + ": " + fact.getValue())
            .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = {"/release/films.txt", "/release/series.txt"},
      delimiter = '|',
      maxCharsPerColumn = 1000)
  void a_plain_name_gives_these_facts_and_no_others(String name, String facts) {
    assertThat(facts(name)).isEqualTo(facts);
    assertThat(read(name).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/release/doubts.txt", delimiter = '|')
  void what_a_name_leaves_open_stays_unknown(String name, String facts, String warning) {
    assertThat(facts(name)).isEqualTo(facts == null ? "" : facts);
    assertThat(read(name).warnings()).isEqualTo(warning == null ? List.of() : List.of(warning));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Some.Film.2019.Extended.Cut.1080p.AMZN.WEB-DL.DDP5.1.Atmos.DV.HDR10.H.265-GRP",
        "Show.S01E02E03.1080p.BluRay.REMUX.VC-1.DTS-HD.MA.5.1-GRP"
      })
  void technical_words_mean_the_same_in_capitals_and_small_letters(String name) {
    Map<FactName, String> written = new TreeMap<>(read(name).facts());
    for (String other : List.of(name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT))) {
      Map<FactName, String> facts = new TreeMap<>(read(other).facts());
      assertThat(facts.keySet()).isEqualTo(written.keySet());
      facts.keySet().removeAll(List.of(FactName.TITLE, FactName.GROUP));
      assertThat(written).containsAllEntriesOf(facts);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".", " ", "_"})
  void dots_blanks_and_underscores_separate_alike(String separator) {
    String name = "Some Film 2020 2160p UHD BluRay REMUX HEVC TrueHD 7 1 Atmos-GRP";
    assertThat(facts(name.replace(" ", separator)))
        .startsWith("category: movie; title: Some Film; year: 2020; group: GRP; resolution: 2160p");
  }

  @Test
  void the_numbers_of_library_managers_are_taken_over() {
    assertThat(facts("Some Film (2018) {imdb-tt1234567}"))
        .isEqualTo("category: movie; title: Some Film; year: 2018; imdb: tt1234567");
    assertThat(facts("Show (2018) [tvdbid-4321] S01 1080p WEB-DL"))
        .contains("title: Show; year: 2018; season: 1", "tvdb: 4321");
    assertThat(facts("Some Film (2018) {tmdb-tt1}")).doesNotContain("tmdb");
  }

  @Test
  void a_year_to_come_belongs_to_the_title() {
    assertThat(VideoName.read("Film.2027.1080p.WEB.H264-GRP", 2027).facts())
        .containsEntry(FactName.YEAR, "2027");
    assertThat(VideoName.read("Film.2028.1080p.WEB.H264-GRP", 2027).facts())
        .containsEntry(FactName.TITLE, "Film 2028")
        .doesNotContainKeys(FactName.YEAR, FactName.CATEGORY);
  }

  @Test
  void whether_a_release_is_of_the_scene_is_never_guessed() {
    assertThat(read("Some.Film.2020.iNTERNAL.1080p.WEB.H264-GRP").facts())
        .doesNotContainKeys(FactName.SCENE, FactName.ORIGIN);
  }

  static Stream<String> hostile() {
    return Stream.of(
        "",
        " ",
        ".".repeat(300),
        "-".repeat(300),
        "a".repeat(300),
        "a".repeat(100_000),
        "S01E01".repeat(50),
        "S01" + "E01".repeat(99),
        "S01E01" + ".-.".repeat(90) + "E",
        "1x02-".repeat(60),
        "2020.".repeat(60),
        "(2020)".repeat(50),
        "[".repeat(150) + "]".repeat(150),
        "DTS-HD.MA.".repeat(30),
        "WEB.".repeat(75),
        "{imdb-".repeat(50),
        "sample ".repeat(42),
        "S99999999999999999999E99999999999999999999.1080p",
        "\u0130\u0130.2020.1080p.WEB-DL-\u0130\u0130",
        "\ud83d\ude00.2020.1080p.WEB-DL.H.264-GRP",
        "\u202egpj.2020.1080p.WEB-DL",
        "\ud800.2020.1080p",
        "\u0661\u0662.\u0662\u0660\u0662\u0660.1080p.WEB-DL");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_hostile_name_is_read_to_its_end(String name) {
    FolderName read = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(name));
    assertThat(read.facts().values()).allSatisfy(value -> assertThat(value).hasSizeLessThan(301));
  }

  @Test
  void a_title_that_no_form_takes_is_none() {
    assertThat(read("\u202egpj.2020.1080p.WEB-DL").facts())
        .doesNotContainKey(FactName.TITLE)
        .containsEntry(FactName.YEAR, "2020");
    assertThat(read("\ud83d\ude00 A.2020.1080p.WEB-DL").facts())
        .containsEntry(FactName.TITLE, "\ud83d\ude00 A");
  }
}
