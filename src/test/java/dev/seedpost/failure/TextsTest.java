package dev.seedpost.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  @Test
  void ordinary_text_of_any_script_stays() {
    String text = "Björk – 東京 🎵 [2020] (FLAC)";

    assertThat(Texts.printable(text)).isEqualTo(text);
    assertThat(Texts.printable("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10,000a",
    "13,000d",
    "27,001b",
    "127,007f",
    "155,009b",
    "8206,200e",
    "8238,202e",
    "8232,2028",
    "8233,2029",
    "65279,feff",
    "55296,d800",
    "0,0000",
    "9,0009"
  })
  void what_could_steer_a_terminal_or_forge_a_line_is_escaped(int point, String digits) {
    String foreign = "a" + Character.toString(point) + "b";

    assertThat(Texts.printable(foreign)).isEqualTo("a\\u" + digits + "b");
  }

  @Test
  void long_text_is_cut() {
    assertThat(Texts.shortened("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Texts.shortened("abcdefg", 6)).isEqualTo("abcde…");
  }
}
