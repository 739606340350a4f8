package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.practice.Dialect;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A node that is stopped in the middle of an upload and goes on when another one has taken the
 * upload over and is through with it.
 */
class SilentNodeTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LONG = Duration.ofDays(1000);

  @TempDir Path folder;

  static Stream<Arguments> stops() {
    return Stream.of(Dialect.values())
        .flatMap(dialect ->
            Stream.of(Waypoint.TAKEN, Waypoint.LOOKED, Waypoint.BEFORE_SEND, Waypoint.ANSWERED)
                .map(waypoint -> Arguments.of(dialect, waypoint)));
  }

  @ParameterizedTest
  @MethodSource("stops")
  void what_another_node_has_sent_meanwhile_does_not_leave_any_more(
      Dialect dialect, Waypoint stop) {
    try (Journey journey = new Journey(dialect, folder)) {
      if (journey.now().state() == ItemState.NEEDS_ANSWER) {
        journey.prepareAnew();
      }
      Journey.Running other = journey.node("two", LONG, Waypoint.Listener.NONE);
      Set<Waypoint> stopped = EnumSet.noneOf(Waypoint.class);
      Journey.Running silent =
          journey.node(
              "one",
              HOUR,
              waypoint -> {
                if (waypoint == stop && stopped.add(waypoint)) {
                  beSilent(other);
                  goOn(journey, other);
                }
              });
      silent.uploader().advance(journey.site.definition.id());
      assertThat(stopped).containsExactly(stop);
      goOn(journey, silent);
      goOn(journey, other);
      QueueItem item = journey.now();
      boolean asksFirst =
          stop == Waypoint.BEFORE_SEND && !journey.site.definition.policy().sendsAgain();
      assertThat(item.state())
          .as("%s", journey.history())
          .isEqualTo(asksFirst ? ItemState.PARKED : ItemState.SEEDING);
      assertThat(journey.site.tracker.received()).isEqualTo(asksFirst ? 0 : 1);
    }
  }

  private static void beSilent(Journey.Running any) {
    any.database()
        .write(handle -> handle.execute("update node set lease_until = 0 where name = ?", "one"));
  }

  /** Until nothing is to be done any more, with time passing. */
  private static void goOn(Journey journey, Journey.Running node) {
    for (int idle = 0; idle < 90; ) {
      if (!node.uploader().advance(journey.site.definition.id())) {
        journey.clock.advance(Duration.ofMinutes(1));
        idle++;
      }
    }
  }
}
