package dev.seedpost.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "500ms, PT0.5S",
    "90s, PT90S",
    "15m, PT15M",
    "2h30m, PT2H30M",
    "3d, PT72H",
    "1w, PT168H",
    "1w1d, PT192H",
    "' 5m ', PT5M"
  })
  void a_duration_is_read(String text, Duration expected) {
    assertThat(Quantities.duration(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "m", "-5m", "5 m", "5m!", "1.5h", "5min", "5m 3", "99999999999999s"})
  void what_is_no_duration_is_refused(String text) {
    assertThatThrownBy(() -> Quantities.duration(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("takes a duration such as 90s, 15m, 2h30m or 3d");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1024, 1024",
    "30MiB, 31457280",
    "5 GB, 5000000000",
    "1kb, 1000",
    "1.5KiB, 1536",
    "2 TiB, 2199023255552",
    "7B, 7",
    "0.5b, 0"
  })
  void a_size_is_read(String text, long expected) {
    assertThat(Quantities.size(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GB", "-1", "1.GB", "5 Gi", "1,5GB", "5 GB!", "999999999999999TB"})
  void what_is_no_size_is_refused(String text) {
    assertThatThrownBy(() -> Quantities.size(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("takes a size such as 30MiB or 5GB");
  }
}
