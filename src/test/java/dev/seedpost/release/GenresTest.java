package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "Rock > rock",
        "Hip-Hop > hip.hop",
        "R&B > rnb",
        "R & B > rnb",
        "Drum & Bass > drum.and.bass",
        "Folk, World, & Country > folk world and.country",
        "Rock/Pop > rock pop",
        "Rock; Pop|Jazz\\Soul > rock pop jazz soul",
        "Électronique > electronique",
        "Children's > childrens",
        "--Trip  Hop-- > trip.hop",
        "ROCK, rock > rock",
        "IDM > idm"
      })
  void genres_become_tags_as_sites_write_them(String genre, String tags) {
    assertThat(Genres.tags(List.of(genre))).containsExactly(tags.split(" ", -1));
  }

  @Test
  void a_tag_of_one_letter_or_of_monstrous_length_is_none() {
    assertThat(Genres.tags(List.of("a", "", "!!", "x".repeat(201)))).isEmpty();
    assertThat(Genres.tags(List.of("ab", "x".repeat(200)))).hasSize(2);
  }
}
