package dev.seedpost.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.yaml.Problem;
import dev.seedpost.yaml.YamlFile;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms that are data. */
class RecipeTest {
  private static final String HEAD =
      """
      id: made-up
      name: Made Up
      family: manual
      url: https://made-up.example
      announce-hosts: [made-up.example]
      source-flag: MU
      kinds: [video]
      """;

  private static final String FORM =
      """
      tables:
        type: {encode: 3, encode x265: 10, web-dl: 4}
        resolution: {1080p: 3}
      fields:
        name: {text: '{title} {year?}', max: 20}
        type_id: {table: type, by: [type, video-codec]}
        resolution_id: {table: resolution}
        tmdb: {text: '{tmdb}', else: '0'}
        season_number: {text: '{season}', when: {category: [tv]}}
        pack: {text: '1', when: {season: any, episode: none}}
        description: {text: '{description}', else: '{release-words}', as: file}
        screenshots[]: {each: screenshots}
        nfo: {file: nfo}
      """;

  private static final Content CONTENT =
      new Content(
          Path.of("/example/Film.2020"),
          List.of(new ContentFile("film.mkv", 5, 0), new ContentFile("film.nfo", 1, 0)),
          List.of());

  private static FormDraft draft(String facts) {
    YamlFile file = YamlFile.of("made-up.yaml", HEAD + FORM);
    Definition definition =
        DefinitionReader.read(file)
            .orElseThrow(() -> new AssertionError(file.problems().toString()))
            .definition();
    Map<FactName, Fact> known = new EnumMap<>(FactName.class);
    known.put(FactName.KIND, new Fact(List.of("video"), "test"));
    for (String pair : facts.split(";", -1)) {
      String[] parts = pair.split("=", 2);
      known.put(
          FactName.of(parts[0]).orElseThrow(), new Fact(List.of(parts[1].split(",", -1)), "test"));
    }
    return definition
        .form()
        .recipe()
        .draft(definition, new Release("Film.2020", known, List.of()), CONTENT);
  }

  private static String value(FormDraft draft, String field) {
    return draft.fields().stream()
        .filter(one -> one.name().equals(field))
        .map(FormField::value)
        .findFirst()
        .orElse("absent");
  }

  @Test
  void every_field_is_filled_from_facts_tables_and_files() {
    FormDraft draft =
        draft(
            "title=Film;year=2020;type=web-dl;video-codec=H.264;resolution=1080p;tmdb=7;"
                + "category=tv;season=2;screenshots=https://a.example/1.png,https://a.example/2.png");
    assertThat(draft.complete()).isTrue();
    assertThat(draft.fields())
        .containsExactly(
            new FormField("name", "Film 2020"),
            new FormField("type_id", "4"),
            new FormField("resolution_id", "3"),
            new FormField("tmdb", "7"),
            new FormField("season_number", "2"),
            new FormField("pack", "1"),
            new FormField("description", "Film 2020", FormField.Kind.TEXT_FILE),
            new FormField("screenshots[]", "https://a.example/1.png"),
            new FormField("screenshots[]", "https://a.example/2.png"),
            new FormField("nfo", "film.nfo", FormField.Kind.PAYLOAD_FILE));
  }

  @Test
  void the_more_exact_entry_of_a_table_wins() {
    assertThat(value(draft("title=F;type=encode;video-codec=x265;resolution=1080p"), "type_id"))
        .isEqualTo("10");
    assertThat(value(draft("title=F;type=encode;video-codec=x264;resolution=1080p"), "type_id"))
        .isEqualTo("3");
  }

  @Test
  void a_condition_that_does_not_hold_leaves_the_field_out() {
    FormDraft film = draft("title=F;type=encode;resolution=1080p;category=movie;season=1");
    assertThat(value(film, "season_number")).isEqualTo("absent");
    assertThat(value(draft("title=F;type=encode;resolution=1080p;season=1;episode=2"), "pack"))
        .isEqualTo("absent");
  }

  @Test
  void what_nobody_knows_is_asked_with_the_words_of_the_site() {
    FormDraft draft = draft("type=cam;resolution=1080p");
    assertThat(draft.questions().stream().map(Question::word)).containsExactly("title", "type");
    assertThat(draft.questions().getLast().text()).contains("does not know the type 'cam'");
    assertThat(draft.questions().getLast().choices()).contains("web-dl", "encode");
  }

  @Test
  void a_value_beyond_its_limit_is_refused_not_cut() {
    FormDraft draft = draft("title=" + "x".repeat(21) + ";type=encode;resolution=1080p");
    assertThat(draft.refusals())
        .containsExactly("Made Up takes at most 20 characters in name, not 21");
  }

  @Test
  void another_kind_of_release_is_refused() {
    FormDraft draft = draft("kind=music;title=F");
    assertThat(draft.refusals()).containsExactly("Made Up takes video, but this is music");
    assertThat(draft.fields()).isEmpty();
  }

  static List<Arguments> slips() {
    return List.of(
        Arguments.of("name: '{titel}'", "'name' there is no fact 'titel'"),
        Arguments.of("x: {table: typ}", "there is no table 'typ'; known are type"),
        Arguments.of(
            "x: {text: a, table: type}", "a field takes a text, or one of text, table, each, file"),
        Arguments.of(
            "x: {text: a, when: {categry: [tv]}}",
            "there is no fact 'categry'; did you mean 'category'?"),
        Arguments.of("x: {text: a, as: stone}", "'as' takes one of text, file"),
        Arguments.of("x: {text: a, max: many}", "'max'"),
        Arguments.of("x: {each: nothing}", "there is no fact 'nothing'"),
        Arguments.of("x: {tabel: type}", "unknown key 'tabel'; did you mean 'table'?"));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void a_slip_in_a_form_is_named_at_its_place(String field, String problem) {
    YamlFile file =
        YamlFile.of(
            "made-up.yaml", HEAD + "fields:\n  " + field + "\ntables: {type: {encode: 3}}\n");
    assertThat(DefinitionReader.read(file)).isEmpty();
    assertThat(file.problems())
        .extracting(Problem::toString)
        .anyMatch(said -> said.contains(problem) && said.startsWith("made-up.yaml:9:"));
  }
}
