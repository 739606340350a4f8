package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlbumTagsTest {
  /** A track of {@code TAG=value}; the same tag again adds a value. */
  private static Track track(String... tags) {
    Map<Track.Tag, List<String>> all = new EnumMap<>(Track.Tag.class);
    for (String tag : tags) {
      all.computeIfAbsent(
              Track.Tag.valueOf(tag.substring(0, tag.indexOf('='))), key -> new ArrayList<>())
          .add(tag.substring(tag.indexOf('=') + 1));
    }
    return new Track("x.flac", all, Optional.empty());
  }

  private static Release read(Track... tracks) {
    Findings findings = new Findings();
    new AlbumTags(List.of(tracks), findings).read();
    return findings.release("x");
  }

  @Test
  void what_all_tracks_say_is_known() {
    Track track =
        track(
            "ALBUM=Title",
            "ALBUM_ARTIST=Band",
            "ARTIST=Someone",
            "DATE=2001-02-03",
            "LABEL=Label",
            "CATALOGUE_NUMBER=CAT 1",
            "GENRE=Trip-Hop",
            "RELEASE_TYPE=album");
    Release release = read(track, track);
    assertThat(release.facts())
        .isEqualTo(
            Map.of(
                FactName.TITLE, tag("Title"),
                FactName.ARTIST, tag("Band"),
                FactName.YEAR, tag("2001"),
                FactName.LABEL, tag("Label"),
                FactName.CATALOGUE_NUMBER, tag("CAT 1"),
                FactName.TAGS, tag("trip.hop"),
                FactName.RELEASE_TYPE, tag("Album")));
    assertThat(release.warnings()).isEmpty();
  }

  private static Fact tag(String... values) {
    return new Fact(List.of(values), "tags");
  }

  @Test
  void untagged_tracks_say_nothing() {
    assertThat(read(track(), track()).facts()).isEmpty();
    assertThat(read(track()).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALBUM=A | ALBUM=B | TITLE | more than one album (A, B)",
        "ALBUM=A | LABEL=x | TITLE | Some tracks have no album tag",
        "LABEL=A | LABEL=B | LABEL | more than one label (A, B)",
        "CATALOGUE_NUMBER=A1 | CATALOGUE_NUMBER=B1 | CATALOGUE_NUMBER | more than one catalogue",
        "DATE=2001 | DATE=2002 | YEAR | different years (2001, 2002)",
        "ORIGINAL_DATE=1970 | ORIGINAL_DATE=1971 | YEAR | different years (1970, 1971)",
        "ARTIST=A | ARTIST=B | ARTIST | different artists and no album artist",
        "ALBUM_ARTIST=A | ALBUM_ARTIST=B | ARTIST | name different album artists",
        "ALBUM_ARTIST=A | ARTIST=A | ARTIST | name different album artists",
        "RELEASE_TYPE=ep | RELEASE_TYPE=single | RELEASE_TYPE | several release types (EP, Single)"
      })
  void where_tracks_disagree_nothing_is_known(
      String one, String other, FactName fact, String warning) {
    Release release = read(track(one), track(other));
    assertThat(release.facts()).doesNotContainKey(fact);
    assertThat(release.warnings()).hasSize(1).first().asString().contains(warning);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Various Artists", "VARIOUS", "va"})
  void various_artists_are_no_artist(String word) {
    Release release = read(track("ALBUM_ARTIST=" + word, "ARTIST=A"));
    assertThat(release.facts()).doesNotContainKey(FactName.ARTIST);
    assertThat(release.warnings())
        .containsExactly("The tags say '" + word + "', which is no artist; name the main artists.");
  }

  @Test
  void several_artists_stay_several() {
    Track track = track("ARTIST=One", "ARTIST=Two");
    assertThat(read(track, track).facts()).containsEntry(FactName.ARTIST, tag("One", "Two"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"One; Two", "One / Two"})
  void an_artist_that_may_be_several_is_worth_a_look(String name) {
    Release release = read(track("ARTIST=" + name));
    assertThat(release.facts()).containsEntry(FactName.ARTIST, tag(name));
    assertThat(release.warnings()).singleElement().asString().contains("may be several");
  }

  @Test
  void an_original_date_is_the_year_and_the_other_that_of_the_edition() {
    Release release = read(track("ORIGINAL_DATE=1975-01-01", "DATE=2009"));
    assertThat(release.facts())
        .isEqualTo(Map.of(FactName.YEAR, tag("1975"), FactName.EDITION_YEAR, tag("2009")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20010203", "03/02/2001", "1801", "2101", "soon", "0000", "19999"})
  void what_is_not_surely_a_year_is_none(String date) {
    assertThat(read(track("DATE=" + date)).facts()).isEmpty();
  }

  @Test
  void the_same_year_in_different_dates_is_one_year() {
    assertThat(read(track("DATE=2001-01-01"), track("DATE=2001")).facts())
        .containsEntry(FactName.YEAR, tag("2001"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "N/A", "[none]"})
  void a_word_for_no_catalogue_number_is_none(String word) {
    assertThat(read(track("CATALOGUE_NUMBER=" + word)).facts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "album; compilation, Compilation",
    "ALBUM, Album",
    "EP;Live, Live album",
    "dj-mix, DJ Mix",
    "mixtape/street, Mixtape",
    "soundtrack, Soundtrack"
  })
  void the_second_word_of_a_type_says_more(String tag, String type) {
    assertThat(read(track("RELEASE_TYPE=" + tag)).text(FactName.RELEASE_TYPE)).contains(type);
  }

  @Test
  void a_type_that_no_form_knows_is_left_out() {
    assertThat(read(track("RELEASE_TYPE=broadcast")).facts()).isEmpty();
  }

  @Test
  void the_genres_of_all_tracks_are_the_tags() {
    assertThat(read(track("GENRE=Rock"), track("GENRE=Pop; rock")).values(FactName.TAGS))
        .containsExactly("rock", "pop");
  }

  @Test
  void a_long_list_of_titles_is_shortened_in_its_warning() {
    Release release = read(track("ALBUM=" + "a".repeat(200)), track("ALBUM=b"));
    assertThat(release.warnings()).singleElement().asString().contains("…").hasSizeLessThan(220);
  }
}
