package dev.seedpost.queue;

import static dev.seedpost.queue.Items.OPS;
import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnsTest {
  @TempDir private Path folder;
  private Paced paced;

  @BeforeEach
  void open() {
    paced = new Paced(folder);
  }

  @AfterEach
  void close() {
    paced.close();
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-24T" + time + "Z");
  }

  private void isNext(QueueItem item) {
    assertThat(paced.work.next(item.tracker()).map(QueueItem::id)).contains(item.id());
  }

  @Test
  void the_first_is_next_and_each_other_waits_behind_the_one_before() {
    QueueItem first = paced.ready("a");
    QueueItem second = paced.ready("b");
    QueueItem third = paced.ready("c");
    QueueItem elsewhere = paced.ready("a", OPS);
    assertThat(paced.whys(first, second, third, elsewhere))
        .containsExactly(
            "its turn",
            "waits for its turn behind item " + first.id(),
            "waits for its turn behind item " + second.id(),
            "its turn");
    paced.queue.moveBefore(third.id(), first.id());
    assertThat(paced.turn(third)).isEqualTo(new Turn.Now());
    assertThat(paced.turn(first)).isEqualTo(new Turn.Behind(third.id()));
    isNext(third);
  }

  @Test
  void one_item_alone_is_told_who_goes_first() {
    QueueItem first = paced.ready("a");
    QueueItem second = paced.ready("b");
    assertThat(paced.turns.of(List.of(second)))
        .containsOnly(java.util.Map.entry(second.id(), new Turn.Behind(first.id())));
  }

  @Test
  void what_does_not_go_on_by_itself_has_no_turn() {
    QueueItem parked = paced.through(paced.ready("a"), ItemState.PARKED);
    assertThat(paced.turns.of(List.of(parked))).isEmpty();
  }

  @Test
  void a_pause_stops_everything_and_a_hold_what_speaks_to_the_tracker() {
    QueueItem waiting = paced.ready("a");
    QueueItem uncertain = paced.through(paced.ready("b"), ItemState.SENDING, ItemState.UNCERTAIN);
    QueueItem fetched = paced.through(paced.accepted(paced.ready("c")), ItemState.FETCHED);
    paced.work.hold(waiting, Step.to(ItemState.PREPARED, "no login", at("12:00:00")), "bad key");
    assertThat(paced.whys(waiting, uncertain, fetched))
        .containsExactly(
            "the tracker is held: bad key", "the tracker is held: bad key", "its turn");
    paced.trackers.pause(Optional.of(RED));
    assertThat(paced.whys(waiting, uncertain, fetched)).containsOnly("the tracker is paused");
    paced.trackers.pause(Optional.empty());
    assertThat(paced.whys(waiting, uncertain, fetched)).containsOnly("everything is paused");
    assertThat(paced.turns.of(RED)).isEqualTo(new Turn.Unknown("everything is paused"));
    assertThat(paced.work.next(RED)).isEmpty();
  }

  @Test
  void a_tracker_that_is_left_alone_is_told_with_its_end_and_holds_only_what_asks_it() {
    QueueItem waiting = paced.ready("a");
    QueueItem uncertain = paced.through(paced.ready("b"), ItemState.SENDING, ItemState.UNCERTAIN);
    QueueItem fetched = paced.through(paced.accepted(paced.ready("c")), ItemState.FETCHED);
    paced.work.leaveAlone(RED, new Trouble("it is down", 3, at("12:00:00"), at("12:00:30")));
    String why = "the tracker is left alone until 12:00:30: it is down";
    assertThat(paced.whys(waiting, uncertain, fetched)).containsExactly(why, why, "its turn");
    assertThat(paced.work.startSending(List.of(waiting), Duration.ZERO)).isEmpty();
    paced.clock.set(at("12:00:30"));
    assertThat(paced.turn(waiting)).isEqualTo(new Turn.Now());
  }

  @Test
  void a_hold_that_comes_between_the_look_and_the_upload_stops_it() {
    QueueItem item = paced.work.next(paced.ready("a").tracker()).orElseThrow();
    QueueItem other = paced.ready("b");
    paced.work.hold(other, Step.to(ItemState.PREPARED, "no login", at("12:00:00")), "bad key");
    assertThat(paced.work.startSending(List.of(item), Duration.ZERO)).isEmpty();
  }

  @Test
  void the_upload_spacing_is_told_with_its_end() {
    QueueItem first = paced.ready("a");
    QueueItem second = paced.ready("b");
    QueueItem third = paced.ready("c");
    paced.work.startSending(List.of(first), Duration.ofMillis(89_001));
    assertThat(paced.turn(second))
        .isEqualTo(new Turn.At(at("12:01:29.001"), "upload spacing until 12:01:30"));
    assertThat(paced.turn(third)).isEqualTo(new Turn.Behind(second.id()));
    assertThat(paced.turns.of(RED)).isEqualTo(paced.turn(second));
    paced.clock.set(at("12:01:29.001"));
    assertThat(paced.turn(second)).isEqualTo(new Turn.Now());
  }

  @Test
  void a_clock_that_was_set_back_by_an_hour_freezes_no_tracker() {
    QueueItem first = paced.ready("a");
    QueueItem second = paced.ready("b");
    paced.clock.set(at("13:00:00"));
    paced.work.startSending(List.of(first), Duration.ofSeconds(30));
    paced.work.leaveAlone(RED, new Trouble("it is down", 3, at("13:00:01"), at("13:00:31")));
    paced.clock.set(at("12:00:00"));
    assertThat(paced.turn(second)).isEqualTo(new Turn.Now());
    assertThat(paced.work.startSending(List.of(second), Duration.ofSeconds(30))).hasSize(1);
    assertThat(paced.trackers.status(RED).nextUpload()).isEqualTo(at("12:00:30"));
  }

  @Test
  void what_was_left_behind_while_it_was_sent_is_next_though_the_clock_was_set_back() {
    QueueItem item = paced.ready("a");
    paced.clock.set(at("13:00:00"));
    QueueItem sending = paced.work.startSending(List.of(item), Duration.ofSeconds(30)).getFirst();
    paced.clock.set(at("12:00:00"));
    assertThat(paced.work.next(RED)).contains(sending);
    assertThat(paced.turn(sending)).isEqualTo(new Turn.Now());
  }

  @Test
  void another_machine_whose_clock_is_a_little_behind_keeps_the_spacing() {
    QueueItem first = paced.ready("a");
    QueueItem second = paced.ready("b");
    paced.work.startSending(List.of(first), Duration.ofSeconds(30));
    paced.clock.set(at("11:59:50"));
    assertThat(paced.work.startSending(List.of(second), Duration.ofSeconds(30))).isEmpty();
  }

  @Test
  void what_failed_waits_for_itself_alone() {
    QueueItem failed = paced.ready("a");
    QueueItem other = paced.ready("b");
    paced.work.step(
        failed,
        Step.after(FailureKind.TRANSIENT, ItemState.PREPARED, "no answer", at("12:05:00"), 1));
    assertThat(paced.turn(failed)).isEqualTo(new Turn.At(at("12:05:00"), "waits until 12:05"));
    assertThat(paced.turn(other)).isEqualTo(new Turn.Now());
    isNext(other);
  }

  @Test
  void a_look_that_is_due_later_says_when() {
    QueueItem item = paced.through(paced.ready("a"), ItemState.SENDING);
    paced.work.step(
        item, Step.after(FailureKind.UNCERTAIN, ItemState.UNCERTAIN, "lost", at("12:00:15"), 0));
    assertThat(paced.turn(item)).isEqualTo(new Turn.At(at("12:00:15"), "waits until 12:00:15"));
  }

  @Test
  void outside_its_hours_nothing_is_sent_and_what_is_accepted_goes_on() {
    paced.want(
        RED, Paced.budget(0, 0), Paced.hours("Europe/Berlin", List.of("22:00-06:00"), List.of()));
    QueueItem accepted = paced.accepted(paced.ready("a"));
    QueueItem waiting = paced.ready("b");
    assertThat(paced.turn(waiting))
        .isEqualTo(new Turn.At(at("21:00:00"), "only between 22:00 and 06:00 (Europe/Berlin)"));
    isNext(accepted);
    paced.through(accepted, ItemState.FETCHED, ItemState.INJECTED, ItemState.SEEDING);
    assertThat(paced.work.next(RED)).isEmpty();
    assertThat(paced.work.startSending(List.of(waiting), Duration.ZERO)).isEmpty();
    paced.clock.set(at("20:59:59.999"));
    assertThat(paced.work.startSending(List.of(waiting), Duration.ZERO)).isEmpty();
    paced.clock.set(at("21:00:00"));
    isNext(waiting);
    assertThat(paced.work.startSending(List.of(waiting), Duration.ZERO)).hasSize(1);
  }

  @Test
  void quiet_hours_that_end_tomorrow_are_told_with_the_slot() {
    paced.want(RED, Paced.budget(0, 0), Paced.hours("UTC", List.of(), List.of("10:00-09:00")));
    QueueItem waiting = paced.ready("a");
    assertThat(paced.turn(waiting))
        .isEqualTo(
            new Turn.At(
                Instant.parse("2026-11-25T09:00:00Z"), "not between 10:00 and 09:00 (UTC)"));
  }

  @Test
  void moments_are_never_shown_too_early_and_with_the_date_on_another_day() {
    java.time.ZoneId utc = java.time.ZoneOffset.UTC;
    assertThat(TurnText.moment(at("14:04:59.001"), at("12:00:00"), utc)).isEqualTo("14:05");
    assertThat(TurnText.moment(at("14:05:00.001"), at("12:00:00"), utc)).isEqualTo("14:05:01");
    assertThat(TurnText.moment(at("23:59:59.500"), at("12:00:00"), utc))
        .isEqualTo("2026-11-25 00:00");
    assertThat(TurnText.span(Duration.ofMinutes(150))).isEqualTo("2 h 30 min");
    assertThat(TurnText.span(Duration.ofMillis(86_401_005))).isEqualTo("1 d 1 s 5 ms");
  }
}
