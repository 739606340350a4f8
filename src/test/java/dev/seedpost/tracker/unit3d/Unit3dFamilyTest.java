package dev.seedpost.tracker.unit3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.release.FactName;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.DefinitionReader;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.yaml.YamlFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Unit3dFamilyTest {
  private static final String SITE =
      """
      id: example
      name: Example
      family: unit3d
      url: https://unit3d.example
      announce-hosts: [unit3d.example]
      """;

  private final Unit3dFamily family = new Unit3dFamily();

  private static Definition read(String more) {
    YamlFile file = YamlFile.of("example.yaml", SITE + more);
    DefinitionReader.Read read = DefinitionReader.read(file).orElseThrow();
    file.check();
    return read.definition();
  }

  private static List<String> problems(String more) {
    YamlFile file = YamlFile.of("example.yaml", SITE + more);
    assertThat(DefinitionReader.read(file)).isEmpty();
    return file.problems().stream().map(Object::toString).toList();
  }

  @Test
  void an_option_that_does_not_exist_and_a_path_that_is_none_are_told() {
    assertThat(family.problems(read("options: {api-path: api/v1/}\n"))).isEmpty();
    assertThat(family.problems(read("options: {api-path: /api}\n")))
        .containsExactly("the option 'api-path' takes a path such as api/ or api/v1/");
    Definition wrong = read("options: {auth: token}\n");
    assertThat(family.problems(wrong))
        .containsExactly("unit3d has no option 'auth'; known is api-path");
    assertThatThrownBy(() -> Unit3dSites.client(wrong, Map.of("api-key", Secret.of("x"))))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG));
  }

  @Test
  void without_a_key_there_is_no_client() {
    assertThatThrownBy(() -> Unit3dSites.client(read(""), Map.of()))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.CONFIG);
              assertThat(e.failure().detail()).contains("example-api-key");
            });
  }

  @Test
  void a_fork_has_its_api_at_another_path() {
    try (PracticeTracker tracker = new PracticeTracker(Dialect.UNIT3D)) {
      Definition definition = Unit3dSites.definition("dt", tracker.url());
      assertThatThrownBy(
              () -> Unit3dSites.client(definition, Map.of("api-key", tracker.apiKey())).account())
          .hasMessageContaining("The route api/v1/user could not be found.");
    }
  }

  @Test
  void a_flag_is_taken_from_the_name_only_where_the_site_writes_its_own() {
    assertThat(read("").sourceFlag()).isEqualTo("Example");
    assertThat(problems("source-flag-replaced: false\n"))
        .singleElement()
        .asString()
        .contains("'source-flag' is missing");
  }

  @Test
  void a_field_may_have_another_value_where_its_condition_does_not_hold() {
    Definition definition = read("");
    assertThat(field(definition, "tvdb", Map.of(FactName.TVDB, List.of("70"))))
        .containsExactly("0");
    Map<FactName, List<String>> series =
        Map.of(
            FactName.CATEGORY, List.of("tv"),
            FactName.TVDB, List.of("70"),
            FactName.SEASON, List.of("01"));
    assertThat(field(definition, "tvdb", series)).containsExactly("70");
    assertThat(field(definition, "episode_number", series)).containsExactly("0");
    assertThat(field(definition, "season_number", Map.of())).isEmpty();
    assertThat(field(definition, "season_number", series)).containsExactly("1");
    assertThat(problems("more-fields: {x: {text: a, instead: b}}\n"))
        .singleElement()
        .asString()
        .contains("add 'when'");
  }

  @ParameterizedTest
  @CsvSource({"1-2, 1", "01-02, 1", "7, 7", "00, 0"})
  void of_several_episodes_the_number_of_the_first_is_sent(String episode, String number) {
    assertThat(field(read(""), "episode_number", episode(episode))).containsExactly(number);
    assertThat(questions(read(""), episode(episode))).isEmpty();
  }

  @Test
  void an_episode_that_is_no_number_is_asked_for_and_never_taken_for_a_whole_season() {
    assertThat(field(read(""), "episode_number", episode("special"))).isEmpty();
    assertThat(questions(read(""), episode("special"))).containsExactly(FactName.EPISODE);
  }

  private static Map<FactName, List<String>> episode(String episode) {
    return Map.of(
        FactName.CATEGORY, List.of("tv"),
        FactName.SEASON, List.of("1"),
        FactName.EPISODE, List.of(episode));
  }

  private List<String> field(
      Definition definition, String name, Map<FactName, List<String>> facts) {
    FormDraft draft = family.draft(definition, Unit3dSites.film(facts), Unit3dSites.content());
    return draft.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(FormField::value)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"tt0111161, 111161", "1000, 1000", "0, 0", "tt000, 0", "'1, 2', 0", "none, 0"})
  void a_number_has_no_leading_zeros_and_two_are_none(String imdb, String sent) {
    assertThat(field(read(""), "imdb", Map.of(FactName.IMDB, List.of(imdb)))).containsExactly(sent);
  }

  @Test
  void a_film_without_mediainfo_is_asked_for_it_and_a_disc_is_not() {
    Definition definition = read("");
    assertThat(questions(definition, Map.of(FactName.MEDIAINFO, List.of())))
        .containsExactly(FactName.MEDIAINFO);
    assertThat(
            questions(
                definition, Map.of(FactName.MEDIAINFO, List.of(), FactName.TYPE, List.of("disc"))))
        .isEmpty();
  }

  private List<FactName> questions(Definition definition, Map<FactName, List<String>> facts) {
    return family
        .draft(definition, Unit3dSites.film(facts), Unit3dSites.content())
        .questions()
        .stream()
        .map(question -> question.fact())
        .toList();
  }
}
