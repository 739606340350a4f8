package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.Lie;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.Transition;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Two programs over one database, against all that keeps them apart: still one upload. */
class TwoProgramsTest {
  @TempDir Path folder;

  private Journey journey(Dialect dialect) {
    Journey journey = new Journey(dialect, folder);
    if (journey.now().state() == ItemState.NEEDS_ANSWER) {
      journey.prepareAnew();
    }
    return journey;
  }

  static Stream<Arguments> meetings() {
    return Stream.of(Dialect.values())
        .flatMap(dialect ->
            Stream.of(Waypoint.values()).map(waypoint -> Arguments.of(dialect, waypoint)));
  }

  @ParameterizedTest
  @MethodSource("meetings")
  void a_second_program_that_steps_in_at_any_waypoint_sends_nothing_more(
      Dialect dialect, Waypoint meeting) {
    try (Journey journey = journey(dialect)) {
      Journey.Running other = journey.start(Waypoint.Listener.NONE);
      Set<Waypoint> met = EnumSet.noneOf(Waypoint.class);
      journey.waypoints =
          waypoint -> {
            if (waypoint == meeting && met.add(waypoint)) {
              other.uploader().advance(journey.site.definition.id());
            }
          };
      journey.end();
      assertThat(met).containsExactly(meeting);
      isOneUpload(journey);
      other.database().close();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_second_program_that_steps_in_while_the_request_is_at_the_site_sends_nothing_more(
      Dialect dialect) {
    try (Journey journey = journey(dialect)) {
      Journey.Running other = journey.start(Waypoint.Listener.NONE);
      journey.site.tracker.beforeReply(
          () -> other.uploader().advance(journey.site.definition.id()));
      journey.end();
      isOneUpload(journey);
      assertThat(journey.history())
          .extracting(Transition::reason)
          .anyMatch(reason -> reason.contains("interrupted while it was being sent"));
      other.database().close();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void two_programs_that_have_looked_at_the_same_moment_send_once(Dialect dialect)
      throws Exception {
    try (Journey journey = journey(dialect);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CyclicBarrier looked = new CyclicBarrier(2);
      Waypoint.Listener together =
          waypoint -> {
            if (waypoint == Waypoint.LOOKED) {
              meet(looked);
            }
          };
      List<Journey.Running> programs = List.of(journey.start(together), journey.start(together));
      List<Future<Boolean>> steps =
          programs.stream()
              .map(program ->
                  threads.submit(() -> program.uploader().advance(journey.site.definition.id())))
              .toList();
      for (Future<Boolean> step : steps) {
        assertThat(step.get(60, TimeUnit.SECONDS)).isTrue();
      }
      journey.end();
      isOneUpload(journey);
      programs.forEach(program -> program.database().close());
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the other program did not come", e);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_second_program_that_looks_before_a_late_landing_sends_nothing_more(Dialect dialect) {
    try (Journey journey = journey(dialect)) {
      Journey.Running other = journey.start(Waypoint.Listener.NONE);
      journey.site.tracker.lie(Lie.LATE_LANDING);
      journey.site.tracker.beforeReply(
          () -> other.uploader().advance(journey.site.definition.id()));
      journey.end();
      isOneUpload(journey);
      other.database().close();
    }
  }

  private static void isOneUpload(Journey journey) {
    new JourneyAssert(journey).isSound();
    assertThat(journey.site.ours(journey.payload.name())).hasSize(1);
    assertThat(journey.site.tracker.received()).isEqualTo(1);
    assertThat(journey.now().state()).isEqualTo(ItemState.SEEDING);
  }
}
