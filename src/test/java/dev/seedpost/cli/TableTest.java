package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables and the words in them. */
class TableTest {
  private static int columnOfSecond(String first) {
    Table table = new Table("", "");
    table.row(first, "|");
    table.row("0123456789", "|");
    String line = table.lines().get(1);
    return line.indexOf('|') - first.length();
  }

  @Test
  void columns_are_as_wide_as_their_widest_cell_and_lines_have_no_blanks_at_the_end() {
    Table table = new Table("A", "LONG HEAD", "C");
    table.row("wide cell", "b", "a last cell as long as it is");
    table.row("x", "y", "");
    assertThat(table.lines())
        .containsExactly(
            "A          LONG HEAD  C",
            "wide cell  b          a last cell as long as it is",
            "x          y");
  }

  @ParameterizedTest
  @CsvSource({
    "abc, 9",
    "音楽, 8",
    "ひらがな, 4",
    "한글, 8",
    "ＡＢ, 8",
    "「音」, 6",
    "\uD83C\uDFB5, 10",
    "e\u0301, 11",
    "Motörhead, 3",
    "ｶﾅ, 10",
  })
  void wide_and_combining_characters_keep_the_columns(String text, int blanks) {
    assertThat(columnOfSecond(text)).isEqualTo(blanks);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "4249, 4.2 s",
    "59900, 59.9 s",
    "60000, 1 min",
    "3599000, 59 min",
    "3600000, 1 h",
    "86399000, 23 h",
    "86400000, 1 d",
    "900000000, 10 d",
  })
  void a_stretch_of_time_reads_like_speech_in_every_country(long millis, String words) {
    assertThat(ItemText.span(Duration.ofMillis(millis))).isEqualTo(words);
  }
}
