package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Step;
import dev.seedpost.queue.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a failure means for the next move. */
class RetryPolicyTest extends UploadBench {
  private static final Failure DOWN = Failure.of(FailureKind.TRANSIENT, "look", "it is down");

  private QueueItem failed(QueueItem item, ItemState state, int attempts) {
    return new WorkQueue(database, clock)
        .step(
            item, Step.after(FailureKind.TRANSIENT, state, "it is down", clock.instant(), attempts))
        .orElseThrow();
  }

  private Duration wait(QueueItem item) {
    Next next = RetryPolicy.after(DOWN, item, false, Duration.ZERO, clock.instant());
    return Duration.between(clock.instant(), ((Next.RetryAt) next).when());
  }

  private Next next(QueueItem item, Instant now) {
    return RetryPolicy.after(DOWN, item, false, Duration.ZERO, now);
  }

  @Test
  void waits_grow_to_a_cap_and_are_spread_by_a_fifth() {
    QueueItem item = album();
    Duration before = Duration.ZERO;
    for (int attempts = 0; attempts < 5; attempts++) {
      item = failed(item, ItemState.PREPARED, attempts);
      assertThat(wait(item)).isGreaterThan(before);
      before = wait(item);
    }
    item = failed(item, ItemState.PREPARED, 200);
    assertThat(wait(item)).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(18));
    Set<Duration> waits = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      QueueItem other = failed(album("Album " + i), ItemState.PREPARED, 4);
      waits.add(wait(other));
      assertThat(wait(other)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    }
    assertThat(waits).hasSizeGreaterThan(10);
  }

  @Test
  void a_moment_that_the_other_side_names_is_never_undercut() {
    QueueItem item = album();
    Instant named = clock.instant().plusSeconds(3601);
    Failure limited =
        new Failure(FailureKind.RATE_LIMITED, "look", "slow down", Optional.of(named));
    assertThat(RetryPolicy.after(limited, item, false, Duration.ZERO, clock.instant()))
        .isEqualTo(new Next.RetryAt(named));
  }

  @Test
  void what_never_gets_better_is_told_to_a_person_after_a_week() {
    QueueItem item = failed(album(), ItemState.PREPARED, 40);
    Instant week = item.changedAt().plus(Duration.ofDays(7));
    assertThat(next(item, week)).isInstanceOf(Next.RetryAt.class);
    assertThat(next(item, week.plusSeconds(1)))
        .isInstanceOfSatisfying(
            Next.Park.class,
            park ->
                assertThat(park.why())
                    .contains("after 7 days and 41 tries", "seedpost retry " + item.id()));
  }

  @Test
  void what_was_tried_too_often_is_told_to_a_person() {
    QueueItem item = failed(album(), ItemState.PREPARED, 299);
    assertThat(next(item, clock.instant())).isInstanceOf(Next.RetryAt.class);
    assertThat(next(failed(item, ItemState.PREPARED, 300), clock.instant()))
        .isInstanceOf(Next.Park.class);
  }

  @Test
  void what_was_accepted_is_tried_for_a_month_however_often() {
    QueueItem item = album();
    trackerWorks(item);
    reach(item, ItemState.ACCEPTED);
    QueueItem accepted = failed(now(item), ItemState.ACCEPTED, 5000);
    Instant month = accepted.changedAt().plus(Duration.ofDays(30));
    assertThat(next(accepted, month)).isInstanceOf(Next.RetryAt.class);
    assertThat(next(accepted, month.plusSeconds(1))).isInstanceOf(Next.Park.class);
  }

  @Test
  void the_story_of_what_was_given_up_names_the_last_failure() {
    QueueItem item = failed(album(), ItemState.PREPARED, 3);
    client.down();
    clock.set(item.changedAt().plus(Duration.ofDays(8)));
    uploader.advance(Items.RED);
    assertThat(now(item).state()).isEqualTo(ItemState.PARKED);
    assertThat(now(item).reason()).contains("given up after 8 days and 4 tries", "Failed to");
  }

  @Test
  void a_seed_that_no_tracker_takes_is_told_to_a_person_after_a_month() {
    QueueItem item = album();
    reach(item, ItemState.INJECTED);
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.INJECTED);
    clock.advance(Duration.ofDays(31));
    uploader.advance(Items.RED);
    assertThat(now(item).state()).isEqualTo(ItemState.PARKED);
    assertThat(now(item).reason()).contains("given up after 30 days");
    assertThat(queue.restart(now(item))).isEqualTo(ItemState.FETCHED);
  }
}
