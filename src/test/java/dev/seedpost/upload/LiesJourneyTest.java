package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.Lie;
import dev.seedpost.queue.ItemState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Never two stored: every way in which a site was seen to lie about an upload, on every software,
 * with the real queue, uploader and client over the wire, until the upload seeds.
 */
class LiesJourneyTest {
  @TempDir Path folder;

  static List<Expected> expected() {
    return Expected.all();
  }

  private Journey journey(Dialect dialect) {
    Journey journey = new Journey(dialect, folder);
    if (journey.now().state() == ItemState.NEEDS_ANSWER) {
      journey.prepareAnew();
    }
    return journey;
  }

  @Test
  void the_table_names_every_lie_and_every_site() {
    assertThat(expected().stream().map(Expected::lie).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(Lie.class));
    Set<Lie> ofUnit3dAlone = EnumSet.of(Lie.HOLD_BACK, Lie.HOLD_BACK_THEN_CLOSE);
    assertThat(expected())
        .hasSize(
            Lie.values().length * Dialect.values().length
                - ofUnit3dAlone.size() * (Dialect.values().length - 1));
  }

  @ParameterizedTest
  @MethodSource("expected")
  void whatever_the_site_says_there_is_one_upload_and_it_seeds(Expected expected) {
    try (Journey journey = journey(expected.dialect())) {
      JourneyAssert then = new JourneyAssert(journey);
      journey.site.tracker.lie(expected.lie());
      journey.rest();
      then.rests(expected.alone());
      journey.end();
      then.rests(expected.helped());
      assertThat(journey.sends()).isEqualTo(journey.site.tracker.received());
    }
  }

  @ParameterizedTest
  @MethodSource("expected")
  void a_program_that_is_started_anew_after_each_step_does_the_same(Expected expected) {
    try (Journey journey = journey(expected.dialect())) {
      JourneyAssert then = new JourneyAssert(journey);
      journey.restartsAfterEachStep = true;
      journey.site.tracker.lie(expected.lie());
      journey.rest();
      then.rests(expected.alone());
      journey.end();
      then.rests(expected.helped());
      assertThat(journey.sends()).isEqualTo(journey.site.tracker.received());
    }
  }

  @ParameterizedTest
  @MethodSource("expected")
  void a_program_that_is_killed_once_at_every_waypoint_ends_in_the_same_way(Expected expected) {
    try (Journey journey = journey(expected.dialect())) {
      Set<Waypoint> deaths = EnumSet.noneOf(Waypoint.class);
      journey.waypoints =
          waypoint -> {
            if (deaths.add(waypoint)) {
              throw new Journey.Killed();
            }
          };
      journey.site.tracker.lie(expected.lie());
      journey.end();
      new JourneyAssert(journey).isSound();
      assertThat(journey.site.ours(journey.payload.name())).hasSize(expected.helped().ours());
      // Where it died before the request left, SENDING was committed all the same.
      assertThat(journey.sends()).isEqualTo(journey.site.tracker.received() + 1);
      assertThat(deaths).contains(Waypoint.BEFORE_SEND, Waypoint.ADDED, Waypoint.PROVEN);
    }
  }

  static Stream<Expected> toldAgain() {
    return expected().stream();
  }

  @ParameterizedTest
  @MethodSource("toldAgain")
  void a_site_that_tells_the_same_lie_three_times_still_has_one_upload(Expected expected) {
    try (Journey journey = journey(expected.dialect())) {
      List<Integer> stored = new ArrayList<>();
      journey.site.tracker.beforeReply(
          () -> stored.add(journey.site.ours(journey.payload.name()).size()));
      journey.site.tracker.lie(expected.lie(), expected.lie(), expected.lie());
      journey.end();
      new JourneyAssert(journey).isSound();
      assertThat(stored).hasSizeLessThanOrEqualTo(4).allMatch(number -> number <= 1);
      assertThat(journey.sends()).isEqualTo(journey.site.tracker.received());
    }
  }
}
