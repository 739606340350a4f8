package dev.seedpost.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 2026-11-24T08:00:00Z",
        " 90 | 2026-11-24T08:01:30Z",
        "3600 | 2026-11-24T09:00:00Z",
        "3601 | 2026-11-24T09:00:00Z",
        "99999999999999999999999999 | 2026-11-24T09:00:00Z",
        "Tue, 24 Nov 2026 08:05:00 GMT | 2026-11-24T08:05:00Z",
        "Tue, 24 Nov 2026 07:00:00 GMT | 2026-11-24T08:00:00Z",
        "Wed, 25 Nov 2026 08:00:00 GMT | 2026-11-24T09:00:00Z"
      })
  void retry_after_is_seconds_or_a_date_at_most_an_hour_away(String value, Instant moment) {
    assertThat(Replies.retryAfter(value, NOW)).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "Tue, 99 Nov 2026 08:05:00 GMT"})
  void other_values_name_no_moment(String value) {
    assertThat(Replies.retryAfter(value, NOW)).isEmpty();
    assertThat(Replies.retryAfter(null, NOW)).isEmpty();
  }

  @Test
  void a_rate_and_a_timeout_have_sense() {
    assertThatThrownBy(() -> new Rate(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rate(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new Timeouts(second, second, Duration.ZERO, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Gate.OPEN.reserve("red", new Rate(1, second), NOW)).isEqualTo(NOW);
  }
}
