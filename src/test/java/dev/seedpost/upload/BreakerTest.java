package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.TrackerStates;
import dev.seedpost.queue.TrackerStatus;
import dev.seedpost.queue.Trouble;
import dev.seedpost.queue.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A tracker that does not answer is left alone as a whole, and asked something harmless first. */
class BreakerTest extends UploadBench {
  private static FailureException down() {
    return new FailureException(FailureKind.TRANSIENT, "look", "the site is down");
  }

  private TrackerStatus status() {
    return new TrackerStates(database).status(Items.RED);
  }

  /** Lets the worker go on for a while, whatever rests. */
  private void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      if (!uploader.advance(Items.RED)) {
        clock.advance(Duration.ofSeconds(1));
      }
    }
  }

  private Instant opened() {
    for (int i = 0; i < 3; i++) {
      site.nextLookFails(down());
    }
    while (status().trouble().filter(one -> one.failures() >= 3).isEmpty()) {
      if (!uploader.advance(Items.RED)) {
        clock.advance(Duration.ofSeconds(1));
      }
    }
    return status().trouble().orElseThrow().until();
  }

  @Test
  void after_three_failures_in_a_row_nothing_is_asked_for_any_item() {
    QueueItem first = album("First");
    QueueItem second = album("Second");
    trackerWorks(first);
    trackerWorks(second);
    Instant until = opened();
    assertThat(until).isEqualTo(clock.instant().plusSeconds(30));
    queue.hurry();
    clock.set(until.minusSeconds(1));
    assertThat(uploader.advance(Items.RED)).isFalse();
    assertThat(site.checked()).isZero();
    assertThat(run(first, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(run(second, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.checked()).as("the login is checked before anything else").isEqualTo(1);
    assertThat(status().trouble()).isEmpty();
  }

  @Test
  void a_tracker_that_stays_down_is_probed_more_and_more_rarely_and_its_items_wait() {
    QueueItem item = album();
    opened();
    for (int i = 0; i < 100; i++) {
      site.nextCheckFails(down());
    }
    pass(Duration.ofHours(1));
    assertThat(site.checked()).isBetween(8, 10);
    assertThat(now(item).state()).isEqualTo(ItemState.PREPARED);
    assertThat(now(item).attempts()).as("the tracker waits, not the item").isLessThanOrEqualTo(3);
    assertThat(site.sent()).isEmpty();
  }

  @Test
  void two_failures_and_an_answer_are_no_trouble() {
    QueueItem item = album();
    trackerWorks(item);
    site.nextLookFails(down());
    site.nextLookFails(down());
    assertThat(run(item, Duration.ofMinutes(10)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.checked()).isZero();
    assertThat(status().trouble()).isEmpty();
  }

  @Test
  void a_pause_that_the_site_asks_for_is_kept_by_all_items_to_the_second() {
    album("First");
    album("Second");
    Instant until = clock.instant().plusSeconds(137);
    site.nextLookFails(
        new FailureException(
            new Failure(FailureKind.RATE_LIMITED, "look", "slow down", Optional.of(until))));
    assertThat(uploader.advance(Items.RED)).isTrue();
    clock.set(until.minusSeconds(1));
    assertThat(uploader.advance(Items.RED)).isFalse();
    clock.set(until);
    assertThat(uploader.advance(Items.RED)).isTrue();
    assertThat(site.checked()).as("a pause needs no probe").isZero();
  }

  @Test
  void what_is_fetched_goes_on_to_seed_while_the_tracker_is_left_alone() {
    QueueItem fetched = album("Fetched");
    trackerWorks(fetched);
    reach(fetched, ItemState.FETCHED);
    album("Waiting");
    clock.advance(SPACING);
    new WorkQueue(database, clock)
        .leaveAlone(
            Items.RED,
            new Trouble("it is down", 5, clock.instant(), clock.instant().plusSeconds(600)));
    assertThat(run(fetched, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void a_probe_whose_login_is_refused_holds_the_tracker() {
    album();
    Instant until = opened();
    site.nextCheckFails(
        new FailureException(FailureKind.AUTH, "log in to RED", "the site refuses the key"));
    clock.set(until.plusSeconds(30));
    uploader.advance(Items.RED);
    assertThat(status().held().orElseThrow()).contains("refuses the key");
    assertThat(site.sent()).isEmpty();
  }

  @Test
  void a_qbittorrent_that_is_down_is_no_trouble_of_the_tracker() {
    QueueItem item = album();
    trackerWorks(item);
    client.down();
    pass(Duration.ofMinutes(30));
    assertThat(status().trouble()).isEmpty();
    client.up();
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.checked()).isZero();
  }

  @Test
  void a_person_who_resumes_the_tracker_ends_the_wait() {
    QueueItem item = album();
    trackerWorks(item);
    opened();
    new TrackerStates(database).resume(Optional.of(Items.RED));
    queue.hurry();
    assertThat(uploader.advance(Items.RED)).isTrue();
    assertThat(status().trouble()).isEmpty();
    assertThat(now(item).state()).isEqualTo(ItemState.ACCEPTED);
  }
}
