package dev.seedpost.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Step;
import dev.seedpost.queue.TrackerStates;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.UploadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UploaderTest extends UploadBench {
  @Test
  void an_item_goes_step_by_step_from_prepared_to_a_proven_seed() {
    QueueItem item = album();
    trackerWorks(item);
    QueueItem done = run(item, Duration.ofMinutes(5));
    assertThat(done.state()).isEqualTo(ItemState.SEEDING);
    assertThat(states(item))
        .containsExactly(
            ItemState.PREPARED,
            ItemState.SENDING,
            ItemState.ACCEPTED,
            ItemState.FETCHED,
            ItemState.INJECTED,
            ItemState.SEEDING);
    assertThat(site.sent()).containsExactly(item.infoHash());
    assertThat(done.torrentId()).contains("700");
    assertThat(queue.history(item.id()))
        .anySatisfy(step -> assertThat(step.reason()).contains("torrentid=700", "nice rip"));
    assertThat(client.find(item.infoHash()).orElseThrow().tags()).contains("seedpost");
  }

  @Test
  void nothing_is_sent_while_qbittorrent_cannot_be_reached() {
    QueueItem item = album();
    client.down();
    QueueItem waiting = run(item, Duration.ofMinutes(10));
    assertThat(waiting.state()).isEqualTo(ItemState.PREPARED);
    assertThat(waiting.failureKind()).contains("TRANSIENT");
    assertThat(site.sent()).isEmpty();
    client.up();
    trackerWorks(item);
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
  }

  @Test
  void what_the_site_has_from_us_already_is_not_sent_again() {
    QueueItem item = album();
    site.holds(torrents.load(item.infoHash()), true);
    trackerWorks(item);
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).isEmpty();
  }

  @Test
  void what_somebody_else_has_uploaded_is_offered_and_not_sent() {
    QueueItem item = album();
    site.holds(torrents.load(item.infoHash()), false);
    QueueItem refused = run(item, Duration.ofMinutes(5));
    assertThat(refused.state()).isEqualTo(ItemState.DUPLICATE);
    assertThat(refused.reason())
        .contains("somebody else", "torrentid=700", "queue cross-seed " + item.id());
    assertThat(site.sent()).isEmpty();
  }

  @Test
  void a_lost_answer_is_looked_up_until_a_late_landing_shows() {
    QueueItem item = album();
    trackerWorks(item);
    site.nextLookFindsNothing();
    site.nextAnswerIsLost();
    site.nextLookFindsNothing();
    QueueItem done = run(item, Duration.ofHours(1));
    assertThat(done.state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(1);
    assertThat(states(item))
        .containsSubsequence(ItemState.SENDING, ItemState.UNCERTAIN, ItemState.ACCEPTED);
  }

  @Test
  void what_did_not_arrive_is_sent_again_only_after_every_look() {
    QueueItem item = album();
    trackerWorks(item);
    Instant start = clock.instant();
    site.nextUploadFails(
        new FailureException(FailureKind.UNCERTAIN, "upload", "the connection was cut"));
    while (site.sent().size() < 2 && clock.instant().isBefore(start.plus(Duration.ofHours(1)))) {
      if (!uploader.advance(Items.RED)) {
        clock.advance(Duration.ofSeconds(1));
      }
    }
    assertThat(Duration.between(start, clock.instant()))
        .isGreaterThanOrEqualTo(LOOKS.stream().reduce(Duration.ZERO, Duration::plus));
    assertThat(queue.history(item.id()))
        .filteredOn(step -> step.reason().contains("does not have it (look"))
        .hasSize(2);
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
  }

  @Test
  void already_there_as_an_answer_is_settled_by_a_look() {
    QueueItem item = album();
    trackerWorks(item);
    TorrentFile torrent = torrents.load(item.infoHash());
    site.nextUpload(request -> {
      site.holds(torrent, true);
      return new UploadResult.AlreadyThere("700");
    });
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void a_refused_login_holds_the_tracker_and_is_not_tried_again() {
    QueueItem item = album();
    site.nextUploadFails(
        new FailureException(FailureKind.AUTH, "upload", "the site refuses the key"));
    run(item, Duration.ofMinutes(20));
    assertThat(now(item).state()).isEqualTo(ItemState.PREPARED);
    assertThat(new TrackerStates(database).status(Items.RED).held().orElseThrow())
        .contains("refuses the key");
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void a_rate_limit_is_obeyed_to_the_second() {
    QueueItem item = album();
    trackerWorks(item);
    Instant until = clock.instant().plusSeconds(137);
    site.nextUploadFails(
        new FailureException(
            new Failure(FailureKind.RATE_LIMITED, "upload", "slow down", Optional.of(until))));
    uploader.advance(Items.RED);
    assertThat(now(item).state()).isEqualTo(ItemState.PREPARED);
    assertThat(now(item).dueAt()).isEqualTo(until);
    clock.set(until.minusSeconds(1));
    assertThat(uploader.advance(Items.RED)).isFalse();
    clock.set(until);
    assertThat(uploader.advance(Items.RED)).isTrue();
    assertThat(site.sent()).hasSize(2);
  }

  @Test
  void what_never_left_is_tried_again_later() {
    QueueItem item = album();
    trackerWorks(item);
    site.nextUploadFails(
        new FailureException(FailureKind.TRANSIENT, "upload", "connection refused"));
    uploader.advance(Items.RED);
    assertThat(now(item).state()).isEqualTo(ItemState.PREPARED);
    assertThat(now(item).reason()).contains("connection refused");
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
  }

  @Test
  void a_fault_of_our_own_while_sending_counts_as_perhaps_sent() {
    QueueItem item = album();
    trackerWorks(item);
    TorrentFile torrent = torrents.load(item.infoHash());
    site.nextUpload(request -> {
      site.holds(torrent, true);
      throw new IllegalStateException("a bug");
    });
    uploader.advance(Items.RED);
    assertThat(now(item).state()).isEqualTo(ItemState.UNCERTAIN);
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void an_answer_that_cannot_be_recorded_counts_as_perhaps_sent() {
    QueueItem item = album();
    trackerWorks(item);
    waypoints =
        waypoint -> {
          if (waypoint == Waypoint.ANSWERED) {
            waypoints = Waypoint.Listener.NONE;
            throw new FailureException(FailureKind.TRANSIENT, "write", "the disk is full");
          }
        };
    uploader.advance(Items.RED);
    assertThat(now(item).state()).isEqualTo(ItemState.UNCERTAIN);
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void what_is_found_in_sending_after_a_crash_is_looked_up_and_not_sent() {
    QueueItem item = album();
    trackerWorks(item);
    new WorkQueue(database, clock)
        .step(item, Step.to(ItemState.SENDING, "being sent", clock.instant()));
    site.holds(torrents.load(item.infoHash()), true);
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(states(item)).contains(ItemState.UNCERTAIN);
    assertThat(site.sent()).isEmpty();
  }

  @Test
  void a_refusal_ends_the_item_with_the_sites_reasons() {
    QueueItem item = album();
    site.nextUpload(request -> new UploadResult.Refused(List.of("no album description")));
    QueueItem refused = run(item, Duration.ofMinutes(5));
    assertThat(refused.state()).isEqualTo(ItemState.REFUSED);
    assertThat(refused.reason()).isEqualTo("refused: no album description");
  }

  @Test
  void a_payload_that_changed_is_not_sent() throws IOException {
    QueueItem item = album();
    Files.writeString(folder.resolve("Album/01 - One.flac"), "ONE OF Album", UTF_8);
    QueueItem parked = run(item, Duration.ofMinutes(5));
    assertThat(parked.state()).isEqualTo(ItemState.PARKED);
    assertThat(parked.reason()).contains("changed since they were hashed");
    assertThat(site.sent()).isEmpty();
  }

  @Test
  void a_payload_that_was_only_touched_is_hashed_again_and_sent() throws IOException {
    QueueItem item = album();
    trackerWorks(item);
    Files.setLastModifiedTime(
        folder.resolve("Album/01 - One.flac"),
        FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
  }
}
