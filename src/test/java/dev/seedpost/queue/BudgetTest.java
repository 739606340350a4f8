package dev.seedpost.queue;

import static dev.seedpost.queue.Items.OPS;
import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

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

  private void clock(int minutes) {
    paced.clock.set(NOON.plus(Duration.ofMinutes(minutes)));
  }

  private void sentAt(int minutes) {
    clock(minutes);
    assertThat(paced.send(RED)).hasSize(1);
  }

  private void ready(int count) {
    for (int number = 0; number < count; number++) {
      paced.ready("album " + number);
    }
  }

  private static Instant after(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  /** Everything that is sent is left behind in SENDING: no other step than the upload is due. */
  private void settle() {
    paced
        .queue
        .list(java.util.Set.of(ItemState.SENDING), java.util.Optional.empty())
        .forEach(item ->
            paced.through(
                item,
                ItemState.ACCEPTED,
                ItemState.FETCHED,
                ItemState.INJECTED,
                ItemState.SEEDING));
  }

  @Test
  void in_no_hour_do_more_leave_than_it_allows() {
    paced.budget(RED, 2, 0);
    ready(4);
    sentAt(0);
    settle();
    sentAt(10);
    settle();
    clock(20);
    assertThat(paced.send(RED)).isEmpty();
    assertThat(paced.turns.of(RED))
        .isEqualTo(new Turn.At(after(60), "budget of 2 an hour is used up until 13:00"));
    paced.clock.set(after(60).minusMillis(1));
    assertThat(paced.send(RED)).isEmpty();
    sentAt(60);
    settle();
    clock(61);
    assertThat(paced.turns.of(RED))
        .isEqualTo(new Turn.At(after(70), "budget of 2 an hour is used up until 13:10"));
  }

  @Test
  void the_day_counts_besides_the_hour() {
    paced.budget(RED, 2, 3);
    ready(4);
    sentAt(0);
    settle();
    sentAt(50);
    settle();
    sentAt(100);
    settle();
    clock(160);
    assertThat(paced.turns.of(RED))
        .isEqualTo(
            new Turn.At(after(24 * 60), "budget of 3 a day is used up until 2026-11-25 12:00"));
    assertThat(paced.send(RED)).isEmpty();
  }

  @Test
  void each_tracker_has_its_own_and_another_process_sees_it() {
    paced.budget(RED, 1, 0);
    ready(2);
    paced.ready("album 0", OPS);
    sentAt(0);
    settle();
    assertThat(paced.send(OPS)).hasSize(1);
    try (Paced beside = paced.beside()) {
      assertThat(beside.send(RED)).isEmpty();
      QueueItem waiting = beside.queue.find(2).orElseThrow();
      assertThat(beside.work.startSending(List.of(waiting), Duration.ZERO)).isEmpty();
      assertThat(beside.turn(waiting).why())
          .isEqualTo("budget of 1 an hour is used up until 13:00");
    }
  }

  @Test
  void an_upload_that_certainly_did_not_arrive_counts_too() {
    paced.budget(RED, 1, 0);
    QueueItem item = paced.ready("a");
    QueueItem sending = paced.work.startSending(List.of(item), Duration.ZERO).getFirst();
    paced.work.step(
        sending, Step.after(FailureKind.TRANSIENT, ItemState.PREPARED, "no connection", NOON, 1));
    assertThat(paced.turn(item).why()).isEqualTo("budget of 1 an hour is used up until 13:00");
    assertThat(paced.work.next(RED)).isEmpty();
  }

  @Test
  void those_that_leave_in_one_request_count_each() {
    paced.budget(RED, 3, 2);
    List<QueueItem> three = List.of(paced.ready("a"), paced.ready("b"), paced.ready("c"));
    assertThat(paced.work.room(RED)).isEqualTo(2);
    assertThat(paced.work.startSending(three, Duration.ZERO)).isEmpty();
    assertThat(paced.work.startSending(three.subList(0, 2), Duration.ZERO)).hasSize(2);
    assertThat(paced.work.room(RED)).isZero();
    assertThat(paced.work.room(OPS)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void a_budget_that_is_free_again_at_a_closed_hour_waits_for_the_next_open_one() {
    paced.want(RED, Paced.budget(1, 0), Paced.hours("UTC", List.of("11:00-12:30"), List.of()));
    ready(2);
    sentAt(0);
    settle();
    assertThat(paced.turns.of(RED))
        .isEqualTo(
            new Turn.At(
                Instant.parse("2026-11-25T11:00:00Z"), "only between 11:00 and 12:30 (UTC)"));
  }

  @Test
  void a_clock_that_was_set_back_far_does_not_freeze_the_tracker() {
    paced.budget(RED, 1, 0);
    ready(2);
    sentAt(1501);
    settle();
    clock(1441);
    assertThat(paced.turns.of(RED))
        .isEqualTo(new Turn.At(after(1561), "budget of 1 an hour is used up until 14:01"));
    clock(0);
    assertThat(paced.turns.of(RED)).isEqualTo(new Turn.Now());
  }

  @Test
  void over_random_minutes_the_slot_that_is_shown_is_the_first_that_is_allowed() {
    paced.want(
        RED,
        Paced.budget(2, 7),
        Paced.hours("Europe/Berlin", List.of("20:00-11:00"), List.of("01:00-01:30")));
    QueueItem item = paced.ready("a");
    Random random = new Random(7);
    int waits =
        paced.database.write(handle -> {
          for (int upload = 0; upload < 14; upload++) {
            sent(handle, item, NOON.minus(Duration.ofMinutes(random.nextInt(24 * 60))));
          }
          int waiting = 0;
          for (int round = 0; round < 1_000; round++) {
            Instant now = NOON.plus(Duration.ofMinutes(random.nextInt(26 * 60)));
            if (paced.turns.of(handle, RED, now) instanceof Turn.At(Instant slot, String why)) {
              waiting++;
              assertThat(slot).as(why).isAfter(now);
              assertThat(paced.turns.mayLeave(handle, List.of(item), slot)).as(why).isTrue();
              Instant before = slot.minus(Duration.ofMinutes(1));
              assertThat(paced.turns.mayLeave(handle, List.of(item), before)).as(why).isFalse();
            } else {
              assertThat(paced.turns.mayLeave(handle, List.of(item), now)).isTrue();
            }
          }
          return waiting;
        });
    assertThat(waits).isBetween(250, 950);
  }

  private static void sent(Handle handle, QueueItem item, Instant at) {
    handle
        .createUpdate(
            "insert into step (item_id, at, from_state, to_state, reason)"
                + " values (:item, :at, 'PREPARED', 'SENDING', 'being sent')")
        .bind("item", item.id())
        .bind("at", at.toEpochMilli())
        .execute();
  }
}
