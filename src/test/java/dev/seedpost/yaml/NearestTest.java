package dev.seedpost.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN = List.of("trackers", "tags", "category", "save-path");

  @ParameterizedTest
  @CsvSource({
    "tracker, trackers",
    "trakcers, trackers",
    "Tags, tags",
    "catgory, category",
    "save_path, save-path",
    "tgas, tags"
  })
  void a_slip_finds_the_word_that_was_meant(String slip, String meant) {
    assertThat(Nearest.of(slip, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"zebra", "x", "destination"})
  void a_strange_word_finds_none(String word) {
    assertThat(Nearest.of(word, KNOWN)).isEmpty();
  }

  @Test
  void a_swap_of_neighbours_is_one_slip() {
    assertThat(Nearest.of("abc", List.of("bac"))).contains("bac");
  }

  @Test
  void nothing_is_near_a_monstrous_word() {
    assertThat(Nearest.of("x".repeat(3_000_000), KNOWN)).isEmpty();
  }
}
