package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SceneNameTest {
  private static FolderName read(String name) {
    return SceneName.read(name).orElseThrow();
  }

  @Test
  void a_full_name_gives_all_its_parts() {
    FolderName name = read("Some_Artist-Some_Title-(CAT001)-2CD-FLAC-1999-GRP");
    assertThat(name.facts())
        .isEqualTo(
            Map.of(
                FactName.ARTIST, "Some Artist",
                FactName.TITLE, "Some Title",
                FactName.CATALOGUE_NUMBER, "CAT001",
                FactName.MEDIA, "CD",
                FactName.YEAR, "1999",
                FactName.GROUP, "GRP"));
    assertThat(name.claims()).containsExactly("FLAC");
    assertThat(name.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "A-T-WEB-2020-GRP, WEB",
    "A-T-CD-2020-GRP, CD",
    "A-T-CDM-2020-GRP, CD",
    "A-T-LP-2020-GRP, Vinyl",
    "A-T-VLS-2020-GRP, Vinyl",
    "A-T-VINYL-2020-GRP, Vinyl",
    "A-T-DVDA-2020-GRP, DVD",
    "A-T-TAPE-2020-GRP, Cassette",
    "A-T-SAT-2020-GRP,"
  })
  void the_source_names_the_medium(String name, String medium) {
    assertThat(read(name).facts().get(FactName.MEDIA)).isEqualTo(medium);
  }

  @ParameterizedTest
  @CsvSource({
    "A-T-CDS-2020-GRP, Single",
    "A-T-CDEP-2020-GRP, EP",
    "A-T-EP-WEB-2020-GRP, EP",
    "A-T_EP-WEB-2020-GRP, EP",
    "A-T-OST-CD-2020-GRP, Soundtrack",
    "A-T-CD-2020-GRP,"
  })
  void the_type_of_release_is_read_where_it_is_named(String name, String type) {
    assertThat(read(name).facts().get(FactName.RELEASE_TYPE)).isEqualTo(type);
  }

  @Test
  void words_without_meaning_are_passed_over_and_editions_kept() {
    FolderName name = read("A-T-PROPER-Deluxe_Edition-RETAIL-WEB-2020-GRP_INT");
    assertThat(name.facts())
        .containsEntry(FactName.EDITION_TITLE, "Deluxe Edition")
        .containsEntry(FactName.TITLE, "T")
        .containsEntry(FactName.GROUP, "GRP_INT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Artist-Some-Title-CD-1999-GRP",
        "Jay-Z-Some_Album-CD-1999-GRP",
        "Artist-Title-(Part_2)-WEB-2020-GRP",
        "Artist-Title-(Vol.2)-WEB-2020-GRP",
        "Artist-Title-(2015)-WEB-2020-GRP"
      })
  void where_the_artist_ends_is_not_guessed(String name) {
    assertThat(read(name).facts())
        .doesNotContainKeys(FactName.ARTIST, FactName.TITLE, FactName.CATALOGUE_NUMBER)
        .containsKeys(FactName.YEAR, FactName.GROUP, FactName.MEDIA);
  }

  @Test
  void a_title_that_is_also_a_word_of_the_scene_stays_the_title() {
    assertThat(read("A-Demo-CD-1999-GRP").facts()).containsEntry(FactName.TITLE, "Demo");
    assertThat(read("A-Vinyl-CD-1999-GRP").facts())
        .containsEntry(FactName.TITLE, "Vinyl")
        .containsEntry(FactName.MEDIA, "CD");
  }

  @Test
  void various_artists_are_no_artist() {
    assertThat(read("VA-Some_Sampler-CD-1999-GRP").facts())
        .doesNotContainKey(FactName.ARTIST)
        .containsEntry(FactName.TITLE, "Some Sampler");
  }

  @Test
  void two_media_are_none() {
    FolderName name = read("A-T-LP-WEB-2020-GRP");
    assertThat(name.facts()).doesNotContainKey(FactName.MEDIA);
    assertThat(name.warnings())
        .containsExactly("The folder name gives more than one media (WEB, Vinyl).");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Artist-Title-2020-GRP",
        "Artist - Title - CD - 1999 - GRP",
        "Artist-Title-CD-1899-GRP",
        "Artist-Title-CD-1999",
        "Artist-Title-[CD]-1999-GRP",
        "CD-1999-GRP",
        "word",
        ""
      })
  void names_of_another_shape_are_not_taken_for_scene_names(String name) {
    assertThat(SceneName.read(name)).isEmpty();
  }
}
