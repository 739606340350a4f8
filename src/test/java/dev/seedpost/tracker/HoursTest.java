package dev.seedpost.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Hours hours(String open, String quiet, String zone) {
    return new Hours(list(open), list(quiet), ZoneId.of(zone));
  }

  private static List<DailyHours> list(String text) {
    return text.equals("-")
        ? List.of()
        : Stream.of(text.split(" ", -1)).map(DailyHours::parse).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -                        | -           | 2026-11-24T12:00:00Z     | 2026-11-24T12:00:00Z
          22:00-06:00              | -           | 2026-11-24T12:00:00Z     | 2026-11-24T21:00:00Z
          22:00-06:00              | -           | 2026-11-24T22:30:00Z     | 2026-11-24T22:30:00Z
          22:00-06:00              | -           | 2026-11-24T04:59:59.999Z | 2026-11-24T04:59:59.999Z
          22:00-06:00              | -           | 2026-11-24T05:00:00Z     | 2026-11-24T21:00:00Z
          22:00-06:00 12:00-13:00  | -           | 2026-11-24T10:59:59.999Z | 2026-11-24T11:00:00Z
          22:00-06:00 12:00-13:00  | -           | 2026-11-24T12:00:00Z     | 2026-11-24T21:00:00Z
          18:00-24:00              | -           | 2026-11-24T22:59:59.999Z | 2026-11-24T22:59:59.999Z
          18:00-24:00              | -           | 2026-11-24T23:00:00Z     | 2026-11-25T17:00:00Z
          00:00-24:00              | -           | 2026-11-24T23:00:00Z     | 2026-11-24T23:00:00Z
          -                        | 08:00-17:00 | 2026-11-24T07:00:00Z     | 2026-11-24T16:00:00Z
          -                        | 08:00-17:00 | 2026-11-24T06:59:59.999Z | 2026-11-24T06:59:59.999Z
          -                        | 20:00-24:00 | 2026-11-24T19:00:00Z     | 2026-11-24T23:00:00Z
          22:00-06:00              | 23:00-05:00 | 2026-11-24T22:10:00Z     | 2026-11-25T04:00:00Z
          22:00-06:00              | 21:00-05:00 | 2026-11-24T12:00:00Z     | 2026-11-25T04:00:00Z
          """)
  void an_upload_leaves_within_its_hours_and_outside_the_quiet_ones(
      String open, String quiet, Instant from, Instant next) {
    assertThat(hours(open, quiet, "Europe/Berlin").next(from)).isEqualTo(next);
  }

  /** In Berlin 2026-03-29 has no 02:00 to 03:00, and 2026-10-25 has it twice; both at 01:00 UTC. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          02:15-02:45 | -           | Europe/Berlin       | 2026-03-28T12:00:00Z | 2026-03-30T00:15:00Z
          02:30-04:00 | -           | Europe/Berlin       | 2026-03-29T00:00:00Z | 2026-03-29T01:00:00Z
          -           | 01:00-02:30 | Europe/Berlin       | 2026-03-29T00:30:00Z | 2026-03-29T01:00:00Z
          -           | 02:30-05:00 | Europe/Berlin       | 2026-03-29T01:00:00Z | 2026-03-29T03:00:00Z
          22:00-06:00 | -           | Europe/Berlin       | 2026-03-29T03:59:00Z | 2026-03-29T03:59:00Z
          22:00-06:00 | -           | Europe/Berlin       | 2026-03-29T04:00:00Z | 2026-03-29T20:00:00Z
          02:00-02:30 | -           | Europe/Berlin       | 2026-10-24T12:00:00Z | 2026-10-25T00:00:00Z
          02:00-02:30 | -           | Europe/Berlin       | 2026-10-25T00:30:00Z | 2026-10-25T01:00:00Z
          02:00-02:30 | -           | Europe/Berlin       | 2026-10-25T01:30:00Z | 2026-10-26T01:00:00Z
          -           | 02:15-02:45 | Europe/Berlin       | 2026-10-25T00:15:00Z | 2026-10-25T00:45:00Z
          -           | 02:15-02:45 | Europe/Berlin       | 2026-10-25T01:15:00Z | 2026-10-25T01:45:00Z
          -           | 02:30-03:30 | Europe/Berlin       | 2026-10-25T00:30:00Z | 2026-10-25T01:00:00Z
          02:10-02:40 | -           | Australia/Lord_Howe | 2026-10-03T15:00:00Z | 2026-10-03T15:30:00Z
          00:00-00:30 | -           | America/Santiago    | 2026-09-05T12:00:00Z | 2026-09-07T03:00:00Z
          """)
  void the_clock_on_the_wall_counts_where_it_is_changed(
      String open, String quiet, String zone, Instant from, Instant next) {
    assertThat(hours(open, quiet, zone).next(from)).isEqualTo(next);
  }

  @Test
  void over_random_minutes_the_next_moment_is_open_and_everything_before_it_is_closed() {
    Random random = new Random(4);
    List<String> zones =
        List.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "America/Santiago",
            "Australia/Lord_Howe",
            "Asia/Kolkata");
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    int closed = 0;
    for (int round = 0; round < 10_000; round++) {
      Hours hours = anyHours(random, ZoneId.of(zones.get(random.nextInt(zones.size()))));
      Instant from = start.plus(Duration.ofMinutes(random.nextInt(3 * 365 * 24 * 60)));
      Instant next = hours.next(from);
      assertThat(hours.isOpen(next)).as("%s at %s", hours, next).isTrue();
      if (next.isAfter(from)) {
        closed++;
        long minutes = Duration.between(from, next).toMinutes();
        for (Instant before :
            List.of(
                from,
                next.minusMillis(1),
                next.minus(Duration.ofMinutes(1)),
                from.plus(Duration.ofMinutes(random.nextLong(minutes))))) {
          assertThat(hours.isOpen(before)).as("%s at %s", hours, before).isFalse();
        }
      }
    }
    assertThat(closed).isBetween(2_000, 8_000);
  }

  private static Hours anyHours(Random random, ZoneId zone) {
    while (true) {
      try {
        return new Hours(any(random), any(random), zone);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessage("leaves no minute of the day to upload in");
      }
    }
  }

  private static List<DailyHours> any(Random random) {
    List<DailyHours> hours = new ArrayList<>();
    for (int count = random.nextInt(3); count > 0; count--) {
      int from = random.nextInt(24 * 60);
      int length = 1 + random.nextInt(24 * 60 - 1);
      LocalTime begin = LocalTime.MIDNIGHT.plusMinutes(from);
      hours.add(new DailyHours(begin, begin.plusMinutes(length)));
    }
    return hours;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          08:00-17:00             | 07:00-18:00
          -                       | 00:00-24:00
          -                       | 00:00-12:00 12:00-24:00
          22:00-23:00 01:00-02:00 | 22:00-02:00
          """)
  void hours_that_leave_no_minute_are_refused(String open, String quiet) {
    assertThatThrownBy(() -> hours(open, quiet, "UTC"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leaves no minute of the day to upload in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "22-06",
        "22:00",
        "24:00-06:00",
        "22:00-24:01",
        "22:60-06:00",
        "10:00 - 25:00",
        "22:00–06:00",
        "-1:00-02:00",
        "1000-1100"
      })
  void what_is_no_stretch_of_the_day_is_refused(String text) {
    assertThatThrownBy(() -> DailyHours.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("takes hours such as 22:00-06:00");
  }

  @Test
  void an_empty_stretch_is_refused() {
    for (String text : List.of("10:00-10:00", "00:00-00:00")) {
      assertThatThrownBy(() -> DailyHours.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("takes hours that end at another minute than they begin");
    }
    assertThatThrownBy(() -> new DailyHours(LocalTime.NOON, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hours_are_told_as_a_person_says_them() {
    assertThat(hours("22:00-06:00 9:00-10:30", "-", "Europe/Berlin").words())
        .isEqualTo("only between 22:00 and 06:00 or 09:00 and 10:30 (Europe/Berlin)");
    assertThat(new Hours(List.of(), list("08:00-17:00"), BERLIN).words())
        .isEqualTo("not between 08:00 and 17:00 (Europe/Berlin)");
    assertThat(hours("18:00-24:00", "19:00-20:00", "UTC").words())
        .isEqualTo("only between 18:00 and 24:00, not between 19:00 and 20:00 (UTC)");
  }
}
