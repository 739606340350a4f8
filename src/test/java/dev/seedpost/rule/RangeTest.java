package dev.seedpost.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.yaml.Quantities;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
  /** Each range with values inside and outside, at its borders. */
  @ParameterizedTest
  @CsvSource({
    "10 .. 20, 10 20, 9 21",
    "10..20, 10 20, 9 21",
    "1KiB .. 1.5 KiB, 1024 1536, 1023 1537",
    "1KiB..2KB, 1024 2000, 1023 2001",
    "10 .., 10 9223372036854775807, 9 0",
    ".. 20, 0 20, 21",
    ">= 10, 10, 9",
    "> 10, 11, 10",
    "<= 20, 20 0, 21",
    "< 20, 19, 20",
    "'>= 10, < 20', 10 19, 9 20",
    "'10 .., .. 20', 10 20, 9 21",
    "12, 12, 11 13",
    "0, 0, 1",
    "'>= 10, <= 10', 10, 9 11"
  })
  void both_borders_are_kept(String range, String inside, String outside) {
    Range read = Range.of(range, Quantities::size);
    assertThat(Arrays.stream(inside.split(" ", -1)).map(Long::valueOf)).allMatch(read::holds);
    assertThat(Arrays.stream(outside.split(" ", -1)).map(Long::valueOf)).noneMatch(read::holds);
    assertThat(read.written()).isEqualTo(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "20 .. 10",
        "> 10, < 11",
        "< 0",
        "1 .. 2 .. 3",
        "10,",
        "= 5",
        "-1",
        "=> 5",
        "much",
        "1 - 2",
        ">",
        "10 20"
      })
  void what_is_no_range_or_an_empty_one_is_refused(String range) {
    assertThatThrownBy(() -> Range.of(range, Quantities::size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("takes a ");
  }

  @Test
  void a_range_is_told_from_a_word() {
    assertThat(Range.looksLike("1990 .. 1999")).isTrue();
    assertThat(Range.looksLike(">= 1990")).isTrue();
    assertThat(Range.looksLike("< 1990")).isTrue();
    assertThat(Range.looksLike("199?")).isFalse();
  }
}
