package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BracketNameTest {
  private static FolderName read(String name) {
    return FolderName.of(name);
  }

  @Test
  void a_full_name_gives_all_its_parts() {
    FolderName name =
        read("Some Artist - Some Title (Deluxe Edition 2009) [1975] [SHVL 804] {CD FLAC}-GRP");
    assertThat(name.facts())
        .isEqualTo(
            Map.of(
                FactName.ARTIST, "Some Artist",
                FactName.TITLE, "Some Title",
                FactName.EDITION_TITLE, "Deluxe Edition",
                FactName.EDITION_YEAR, "2009",
                FactName.YEAR, "1975",
                FactName.CATALOGUE_NUMBER, "SHVL 804",
                FactName.MEDIA, "CD",
                FactName.GROUP, "GRP"));
    assertThat(name.claims()).containsExactly("FLAC");
    assertThat(name.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A - T (2020) [WEB FLAC] | A | T | 2020 | WEB",
        "A - T [2020] (WEB-FLAC) | A | T | 2020 | WEB",
        "A – T {2020} | A | T | 2020 |",
        "A_-_T_(2020)_[CD] | A | T | 2020 | CD",
        "A - 2020 - T [Vinyl] | A | T | 2020 | Vinyl",
        "A - T - 2020 | A | T | 2020 |",
        "Prince - 1999 - 1999 | Prince | 1999 | 1999 |",
        "A - 1984 (2009) | A | 1984 | 2009 |",
        "A - T [24-96 2020] | A | T | 2020 |",
        "A - T [Blu-Ray FLAC] | A | T | | Blu-Ray",
        "A - T (Live at Home) [2020] | A | T (Live at Home) | 2020 |",
        "A - T (Web) [2020] | A | T (Web) | 2020 |",
        "A - T (WEB) | A | T | | WEB",
        "A-B - T (2020) | A-B | T | 2020 |",
        "A - T [2CD] | A | T | | CD",
        "VA - T (2020) | | T | 2020 |",
        "Various Artists - T | | T | |",
        "A - Discography | | | |",
        "Only A Title (2020) | | | 2020 |",
        "A - B - C (2020) | | | 2020 |",
        "A - 1999 - 2000 | | | |",
        "2020 - A - T | | | |",
        "A - T (1999) [2005] | A | T | |",
        "A - T [CD] {Vinyl} | A | T | |",
        "A - T [odd words] (2020) | A | T | 2020 |",
        "A - T [unclosed | A | T [unclosed | |",
        "01 | | | |",
        "(2020) | | | |"
      })
  void artist_title_year_and_medium(
      String name, String artist, String title, String year, String medium) {
    Map<FactName, String> facts = read(name).facts();
    assertThat(facts.get(FactName.ARTIST)).isEqualTo(artist);
    assertThat(facts.get(FactName.TITLE)).isEqualTo(title);
    assertThat(facts.get(FactName.YEAR)).isEqualTo(year);
    assertThat(facts.get(FactName.MEDIA)).isEqualTo(medium);
  }

  @ParameterizedTest
  @CsvSource({
    "A - T EP (2020), EP",
    "A - T (EP), EP",
    "A - T - Single, Single",
    "A - T [Soundtrack], Soundtrack",
    "A - T (2020),"
  })
  void the_type_of_release_is_read_where_it_is_named(String name, String type) {
    assertThat(read(name).facts().get(FactName.RELEASE_TYPE)).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "A - T [SHVL 804], SHVL 804",
    "A - T {ABC-16}, ABC-16",
    "A - T [FLAC 24-96 WEB DR12],",
    "A - T [24-96 DR12],",
    "A - T [2020 GRP],",
    "A - T [CD 2020 ABC],",
    "A - T (AB12),",
    "A - T [ab12],",
    "A - T [A1],"
  })
  void a_catalogue_number_is_not_guessed(String name, String number) {
    assertThat(read(name).facts().get(FactName.CATALOGUE_NUMBER)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"A - T (2020)-GRP, GRP", "A - T [FLAC]-2020,", "A - T [CD]-24bit,", "A - T-GRP,"})
  void a_group_stands_behind_a_bracket_and_is_no_other_word(String name, String group) {
    assertThat(read(name).facts().get(FactName.GROUP)).isEqualTo(group);
  }

  @ParameterizedTest
  @CsvSource({
    "A - T (Remastered 2009), Remastered, 2009",
    "A - T (2009 Remaster), Remaster, 2009",
    "A - T [Deluxe], Deluxe,",
    "A - T (Collector's Edition), Collector's Edition,"
  })
  void an_edition_and_its_year_are_told_apart(String name, String title, String year) {
    Map<FactName, String> facts = read(name).facts();
    assertThat(facts.get(FactName.EDITION_TITLE)).isEqualTo(title);
    assertThat(facts.get(FactName.EDITION_YEAR)).isEqualTo(year);
    assertThat(facts).doesNotContainKey(FactName.YEAR);
  }

  @Test
  void formats_and_rates_are_claims_to_be_compared() {
    assertThat(read("A - T [MP3 320]").claims()).isEqualTo(Set.of("MP3", "320"));
    assertThat(read("A - T [FLAC 24-96]").claims()).isEqualTo(Set.of("FLAC", "24bit Lossless"));
    assertThat(read("A - T {MP3 V0 CBR}").claims()).isEqualTo(Set.of("MP3", "V0 (VBR)"));
  }

  @Test
  void the_order_of_claims_is_that_of_the_name() {
    assertThat(read("A - T [V2 320 MP3 AAC 256 FLAC]").claims())
        .containsExactly("V2 (VBR)", "320", "MP3", "AAC", "256", "FLAC");
  }

  @Test
  void a_span_of_years_is_a_warning() {
    FolderName name = read("A - T (1990-1999)");
    assertThat(name.facts()).doesNotContainKeys(FactName.YEAR, FactName.EDITION_YEAR);
    assertThat(name.warnings()).singleElement().asString().contains("spans several years");
    assertThat(read("A - Discography").warnings())
        .containsExactly("The folder is named a discography, which is not one release.");
  }

  @Test
  void two_values_for_one_fact_are_named_and_none_is_kept() {
    assertThat(read("A - T (1999) [2005]").warnings())
        .containsExactly("The folder name gives more than one year (1999, 2005).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A\u009b31m - T", "A\u202e - T", "A\u0007 - T"})
  void a_value_with_control_characters_is_none(String name) {
    assertThat(read(name).facts()).isEqualTo(Map.of(FactName.TITLE, "T"));
  }

  @Test
  void a_hostile_name_is_read_in_no_time() {
    assertThat(read("( ".repeat(4000)).facts()).isEmpty();
    assertThat(read("A - T " + "[x] ".repeat(2000)).facts()).containsEntry(FactName.TITLE, "T");
  }
}
