package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.Lie;
import dev.seedpost.queue.ItemState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An upload that lands whenever it likes, before and behind every look and every send. */
class LateJourneyTest {
  @TempDir Path folder;

  private Journey journey(Dialect dialect) {
    Journey journey = new Journey(dialect, folder);
    if (journey.now().state() == ItemState.NEEDS_ANSWER) {
      journey.prepareAnew();
    }
    journey.site.tracker.lie(Lie.LATE_LANDING);
    return journey;
  }

  static Stream<Arguments> landings() {
    List<Duration> after =
        List.of(
            Duration.ZERO,
            Duration.ofSeconds(70),
            Duration.ofSeconds(300),
            Duration.ofSeconds(375),
            Duration.ofSeconds(871),
            Duration.ofHours(5));
    return Stream.of(Dialect.values())
        .flatMap(dialect -> after.stream().map(each -> Arguments.of(dialect, each)));
  }

  @ParameterizedTest
  @MethodSource("landings")
  void whenever_it_lands_there_is_one_upload(Dialect dialect, Duration after) {
    try (Journey journey = journey(dialect)) {
      journey.landsAfter = after;
      journey.end();
      new JourneyAssert(journey).isSound();
      assertThat(journey.site.ours(journey.payload.name())).hasSize(1);
      assertThat(journey.site.tracker.received()).isLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_lands_while_the_second_request_is_on_its_way_is_found_to_be_ours(Dialect dialect) {
    try (Journey journey = journey(dialect)) {
      journey.landsAfter = Duration.ofDays(100);
      journey.site.tracker.onUpload(() -> {
        if (journey.site.tracker.received() == 2) {
          journey.site.tracker.land();
        }
      });
      journey.end();
      new JourneyAssert(journey).rests(new Expected.Rest(2, 1, ItemState.SEEDING));
    }
  }
}
