package dev.seedpost.queue;

import static dev.seedpost.queue.Items.OPS;
import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OPS gets each content first, RED two hours after it was accepted there. */
class StaggerTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant TWO = Instant.parse("2026-11-24T14:00:00Z");

  @TempDir private Path folder;
  private Paced paced;
  private QueueItem first;
  private QueueItem item;

  @BeforeEach
  void open() {
    paced = new Paced(folder);
    paced.stagger(RED, OPS, Duration.ofHours(2));
    first = paced.ready("a", OPS);
    item = paced.ready("a", RED);
  }

  @AfterEach
  void close() {
    paced.close();
  }

  private void mayLeave(boolean may) {
    assertThat(paced.work.next(RED).isPresent()).isEqualTo(may);
    assertThat(paced.turn(item) instanceof Turn.Now).isEqualTo(may);
    assertThat(paced.work.neverSent(RED)).hasSize(may ? 1 : 0);
    assertThat(paced.work.startSending(List.of(item), Duration.ZERO)).hasSize(may ? 1 : 0);
  }

  static Stream<Arguments> not_accepted_yet() {
    return Stream.of(
        arguments(List.of(), " (item 1)"),
        arguments(List.of(ItemState.SENDING), " (item 1)"),
        arguments(List.of(ItemState.SENDING, ItemState.UNCERTAIN), " (item 1)"),
        arguments(List.of(ItemState.NEEDS_ANSWER), "; there, item 1 needs you"),
        arguments(List.of(ItemState.PARKED), "; there, item 1 needs you"),
        arguments(List.of(ItemState.SENDING, ItemState.HANDED_OVER), "; there, item 1 needs you"));
  }

  @ParameterizedTest
  @MethodSource
  void not_accepted_yet(List<ItemState> path, String whom) {
    paced.through(first, path.toArray(ItemState[]::new));
    assertThat(paced.turn(item))
        .isEqualTo(new Turn.Unknown("waits until ops has accepted it" + whom));
    paced.clock.advance(Duration.ofDays(30));
    mayLeave(false);
  }

  static Stream<List<ItemState>> ended_without() {
    return Stream.of(
        List.of(ItemState.REFUSED),
        List.of(ItemState.CANCELLED),
        List.of(ItemState.DUPLICATE),
        List.of(ItemState.SENDING, ItemState.REFUSED));
  }

  @ParameterizedTest
  @MethodSource
  void ended_without(List<ItemState> path) {
    paced.through(first, path.toArray(ItemState[]::new));
    mayLeave(true);
  }

  static Stream<List<ItemState>> accepted() {
    return Stream.of(
        List.of(),
        List.of(ItemState.PARKED),
        List.of(ItemState.FETCHED, ItemState.INJECTED, ItemState.SEEDING));
  }

  @ParameterizedTest
  @MethodSource
  void accepted(List<ItemState> later) {
    QueueItem there = paced.accepted(first);
    paced.clock.advance(Duration.ofHours(1));
    paced.through(there, later.toArray(ItemState[]::new));
    assertThat(paced.turn(item)).isEqualTo(new Turn.At(TWO, "2 h after ops accepted it, at 14:00"));
    paced.clock.set(TWO.minusMillis(1));
    mayLeave(false);
    paced.clock.set(TWO);
    mayLeave(true);
  }

  @Test
  void a_second_acceptance_does_not_start_the_wait_anew() {
    paced.through(paced.accepted(first), ItemState.FETCHED, ItemState.INJECTED, ItemState.FETCHED);
    paced.clock.advance(Duration.ofMinutes(90));
    paced.through(first, ItemState.ACCEPTED);
    assertThat(paced.turn(item)).isEqualTo(new Turn.At(TWO, "2 h after ops accepted it, at 14:00"));
  }

  @Test
  void content_that_the_other_tracker_does_not_get_goes_at_once() {
    QueueItem alone = paced.ready("b", RED);
    assertThat(paced.turn(alone)).isEqualTo(new Turn.Now());
    assertThat(paced.turn(item)).isInstanceOf(Turn.Unknown.class);
    assertThat(paced.work.next(RED).map(QueueItem::id)).contains(alone.id());
    assertThat(paced.turn(first)).isEqualTo(new Turn.Now());
  }

  @Test
  void what_waits_for_another_tracker_is_not_in_the_way_of_those_behind() {
    QueueItem second = paced.ready("b", RED);
    QueueItem third = paced.ready("c", RED);
    assertThat(paced.turn(third)).isEqualTo(new Turn.Behind(second.id()));
    paced.send(RED);
    assertThat(paced.turn(third)).isEqualTo(new Turn.Now());
  }

  @Test
  void the_longest_of_spacing_stagger_and_hours_is_told() {
    paced.accepted(first);
    QueueItem second = paced.ready("b", RED);
    paced.work.startSending(List.of(second), Duration.ofHours(3));
    assertThat(paced.turn(item))
        .isEqualTo(new Turn.At(NOON.plus(Duration.ofHours(3)), "upload spacing until 15:00"));
    paced.trackers.pause(java.util.Optional.of(RED));
    assertThat(paced.turn(item)).isEqualTo(new Turn.Unknown("the tracker is paused"));
  }

  @Test
  void without_a_delay_it_goes_as_soon_as_it_is_accepted() {
    paced.stagger(RED, OPS, Duration.ZERO);
    assertThat(paced.turn(item)).isInstanceOf(Turn.Unknown.class);
    paced.accepted(first);
    mayLeave(true);
  }
}
