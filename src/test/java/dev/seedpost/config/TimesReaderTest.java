package dev.seedpost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.tracker.Budget;
import dev.seedpost.tracker.Stagger;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.UploadTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When uploads may leave, as the configuration says it. */
class TimesReaderTest {
  private static final TrackerId RED = new TrackerId("red");
  private static final TrackerId BLU = new TrackerId("blu");
  private static final TrackerId LST = new TrackerId("lst");

  @TempDir private Path folder;

  private Settings read(String text, Map<String, String> environment) throws IOException {
    return ConfigReader.read(Files.writeString(folder.resolve("seedpost.yaml"), text), environment);
  }

  private Settings read(String text) throws IOException {
    return read(text, Map.of());
  }

  private String problems(String text, Map<String, String> environment) {
    StringBuilder said = new StringBuilder();
    assertThatThrownBy(() -> read(text, environment))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> said.append(e.failure().detail().replace(folder + "/", "")));
    return said.toString();
  }

  @Test
  void without_a_word_uploads_leave_whenever_the_pace_allows_it() throws IOException {
    assertThat(read("trackers: {red: {}}").times(RED)).isEqualTo(UploadTimes.ANY_TIME);
    assertThat(read("trackers: {red: {}}").times(BLU)).isEqualTo(UploadTimes.ANY_TIME);
  }

  @Test
  void budget_hours_quiet_hours_and_zone_are_read() throws IOException {
    UploadTimes times =
        read("""
        trackers:
          red:
            budget: { per-hour: 5, per-day: 20 }
            hours: ['22:00-06:00', 12:00-13:00]
            quiet: 23:30-00:15
            time-zone: Europe/Berlin
        """)
            .times(RED);
    assertThat(times.budget()).isEqualTo(new Budget(Optional.of(5), Optional.of(20)));
    assertThat(times.hours().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(times.hours().words())
        .isEqualTo(
            "only between 22:00 and 06:00 or 12:00 and 13:00, not between 23:30 and 00:15"
                + " (Europe/Berlin)");
    assertThat(times.stagger()).isEmpty();
  }

  @Test
  void one_tracker_may_wait_for_another_and_that_for_a_third() throws IOException {
    Settings settings =
        read("trackers: {red: {after: blu, delay: 2h30m}, blu: {after: lst}, lst: {}}");
    assertThat(settings.times(RED).stagger()).contains(new Stagger(BLU, Duration.ofMinutes(150)));
    assertThat(settings.times(BLU).stagger()).contains(new Stagger(LST, Duration.ZERO));
    assertThat(settings.times(LST).stagger()).isEmpty();
  }

  @Test
  void a_tracker_that_is_switched_off_is_not_waited_for() throws IOException {
    String text =
        "trackers: {red: {after: blu, delay: 2h, budget: {per-day: 3}}, blu: {enabled: %s}}";
    assertThat(read(text.formatted("true")).times(RED).stagger()).isPresent();
    UploadTimes times = read(text.formatted("false")).times(RED);
    assertThat(times.stagger()).isEmpty();
    assertThat(times.budget().perDay()).contains(3);
  }

  @Test
  void the_environment_counts_before_the_file() throws IOException {
    UploadTimes times =
        read(
                "trackers: {red: {after: blu, delay: 2h, hours: ['10:00-11:00']}, blu: {}, lst:"
                    + " {}}",
                Map.of(
                    "SEEDPOST__TRACKERS__RED__BUDGET__PER_HOUR", "4",
                    "SEEDPOST__TRACKERS__RED__HOURS", "22:00-06:00,12:00-13:00",
                    "SEEDPOST__TRACKERS__RED__TIME_ZONE", "UTC",
                    "SEEDPOST__TRACKERS__RED__AFTER", "lst"))
            .times(RED);
    assertThat(times.budget().perHour()).contains(4);
    assertThat(times.hours().words())
        .isEqualTo("only between 22:00 and 06:00 or 12:00 and 13:00 (UTC)");
    assertThat(times.stagger()).contains(new Stagger(LST, Duration.ofHours(2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          trackers: {red: {budget: {per-hour: 0}}}        | 1:37: 'per-hour' takes a whole number from 1
          trackers: {red: {budget: {per-minute: 1}}}      | 1:27: unknown key 'per-minute'
          trackers: {red: {budget: 5}}                    | 1:26: 'budget' takes keys and values
          trackers: {red: {hours: ['22-06']}}             | 1:25: 'hours' takes hours such as 22:00-06:00, not '22-06'
          trackers: {red: {quiet: ['10:00-10:00']}}       | 1:25: 'quiet' takes hours that end at another minute
          trackers: {red: {quiet: ['00:00-24:00']}}       | 1:25: 'quiet' leaves no minute of the day to upload in
          trackers: {red: {time-zone: Europe/Belin}}      | 1:29: 'time-zone' takes a time zone such as Europe/Berlin (did you mean 'Europe/Berlin'?), not
          trackers: {red: {time-zone: CEST+nonsense}}     | 1:29: 'time-zone' takes a time zone such as
          trackers: {red: {after: Lst}, lst: {}}          | 1:25: 'after' takes the name of a tracker, not 'Lst'
          trackers: {red: {after: lts}, lst: {}}          | 1:25: 'after' names lts, which is not among the trackers here; did you mean 'lst'?
          trackers: {red: {after: elsewhere}}             | 1:25: 'after' names elsewhere, which is not among the trackers here
          trackers: {red: {after: red}}                   | 1:25: trackers wait for each other in a circle: red after red
          trackers: {a: {after: b}, b: {after: c}, c: {after: b}} | 1:38: trackers wait for each other in a circle: b after c after b
          trackers: {red: {delay: 2h}}                    | 1:25: 'delay' needs 'after'
          trackers: {red: {after: lst, delay: soon}, lst: {}} | 1:37: 'delay' takes a duration such as
          """)
  void a_mistake_is_told_where_it_stands(String text, String problem) {
    assertThat(problems(text, Map.of())).startsWith("seedpost.yaml:" + problem);
  }

  @Test
  void a_mistake_of_the_environment_names_the_variable() {
    String text = "trackers: {red: {after: lst, quiet: ['10:00-11:00']}, lst: {}}";
    assertThat(problems(text, Map.of("SEEDPOST__TRACKERS__RED__AFTER", "nobody")))
        .isEqualTo(
            "SEEDPOST__TRACKERS__RED__AFTER: 'after' names nobody, which is not among the trackers"
                + " here");
    assertThat(problems(text, Map.of("SEEDPOST__TRACKERS__RED__QUIET", "00:00-24:00")))
        .isEqualTo(
            "SEEDPOST__TRACKERS__RED__QUIET: 'quiet' leaves no minute of the day to upload in");
  }
}
