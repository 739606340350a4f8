package dev.seedpost.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.qbittorrent.ClientState;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.queue.Change;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Step;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacingTest extends UploadBench {
  @Test
  void a_torrent_of_another_payload_from_the_site_is_not_put_into_qbittorrent() {
    QueueItem item = album();
    TorrentFile other = torrent(Items.payload(folder, "Other"));
    site.nextDownload(torrent -> other);
    QueueItem parked = run(item, Duration.ofMinutes(5));
    assertThat(parked.state()).isEqualTo(ItemState.PARKED);
    assertThat(parked.reason()).contains("another payload");
    assertThat(client.calls()).isEmpty();
  }

  @Test
  void where_the_site_keeps_the_torrent_that_was_sent_nothing_is_downloaded() {
    keepsOurTorrent = true;
    QueueItem item = album();
    trackerWorks(item);
    site.nextDownload(torrent -> {
      throw new FailureException(FailureKind.REJECTED, "download", "it serves no torrents");
    });
    QueueItem done = run(item, Duration.ofMinutes(5));
    assertThat(done.state()).isEqualTo(ItemState.SEEDING);
    assertThat(done.siteHash()).contains(item.infoHash());
    assertThat(queue.history(item.id()))
        .anySatisfy(step -> assertThat(step.reason()).contains("keeps the torrent"));
  }

  @Test
  void a_half_made_upload_is_fetched_again_until_it_is_whole() {
    QueueItem item = album();
    trackerWorks(item);
    site.nextDownload(torrent -> {
      throw new FailureException(FailureKind.TRANSIENT, "download", "the file is empty");
    });
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void a_tracker_that_does_not_know_it_yet_is_waited_for() {
    QueueItem item = album();
    List<TrackerRow> unknown =
        List.of(
            new TrackerRow("announce.example", TrackerRow.Status.FAILED, "unregistered torrent"));
    client.showTrackers(item.infoHash(), unknown);
    client.thenShowTrackers(
        item.infoHash(),
        List.of(new TrackerRow("announce.example", TrackerRow.Status.WORKING, "")));
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(queue.history(item.id()))
        .anySatisfy(step -> assertThat(step.reason()).contains("unregistered torrent"));
  }

  @Test
  void a_torrent_that_vanished_from_qbittorrent_is_added_again() {
    QueueItem item = album();
    reach(item, ItemState.INJECTED);
    client.remove(item.infoHash());
    trackerWorks(item);
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(client.calls()).filteredOn(call -> call.startsWith("add ")).hasSize(2);
  }

  @Test
  void files_that_qbittorrent_does_not_find_stop_the_item_for_a_person() {
    QueueItem item = album();
    client.show(item.infoHash(), ClientState.MISSING_FILES);
    QueueItem parked = run(item, Duration.ofMinutes(5));
    assertThat(parked.state()).isEqualTo(ItemState.PARKED);
    assertThat(site.sent()).hasSize(1);
    assertThat(queue.restart(parked)).isEqualTo(ItemState.FETCHED);
  }

  @Test
  void qbittorrent_down_after_the_upload_is_waited_for_however_long() {
    QueueItem item = album();
    trackerWorks(item);
    reach(item, ItemState.FETCHED);
    client.refuseLogin();
    run(item, Duration.ofDays(1));
    assertThat(now(item).state()).isEqualTo(ItemState.FETCHED);
    client.up();
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
  }

  @Test
  void a_payload_that_changed_after_the_upload_is_not_put_into_qbittorrent() throws IOException {
    QueueItem item = album();
    reach(item, ItemState.FETCHED);
    // The same size, other bytes: a tag editor that uses up its padding.
    Files.writeString(folder.resolve("Album/01 - One.flac"), "ONE OF Album", UTF_8);
    QueueItem parked = run(item, Duration.ofMinutes(5));
    assertThat(parked.state()).isEqualTo(ItemState.PARKED);
    assertThat(parked.reason()).contains("changed since they were hashed");
    assertThat(client.calls()).isEmpty();
  }

  @Test
  void a_kept_torrent_that_was_lost_is_fetched_or_made_again() throws IOException {
    QueueItem item = album();
    trackerWorks(item);
    reach(item, ItemState.FETCHED);
    Files.delete(folder.resolve("torrents").resolve(item.infoHash() + ".sealed"));
    QueueItem done = run(item, Duration.ofMinutes(5));
    assertThat(done.state()).isEqualTo(ItemState.SEEDING);
    assertThat(states(item))
        .containsSubsequence(ItemState.FETCHED, ItemState.ACCEPTED, ItemState.FETCHED);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void a_kept_torrent_that_a_power_failure_emptied_is_fetched_again_though_it_was_added()
      throws IOException {
    QueueItem item = album();
    trackerWorks(item);
    reach(item, ItemState.INJECTED);
    Files.write(folder.resolve("torrents").resolve(item.infoHash() + ".sealed"), new byte[0]);
    QueueItem done = run(item, Duration.ofMinutes(5));
    assertThat(done.state()).isEqualTo(ItemState.SEEDING);
    assertThat(states(item))
        .containsSubsequence(ItemState.INJECTED, ItemState.ACCEPTED, ItemState.FETCHED);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void a_torrent_that_is_not_private_is_not_put_into_qbittorrent() {
    QueueItem item = album();
    site.nextDownload(UploadBench::publicly);
    QueueItem parked = run(item, Duration.ofMinutes(5));
    assertThat(parked.state()).isEqualTo(ItemState.PARKED);
    assertThat(parked.reason()).contains("not marked private");
    assertThat(client.calls()).isEmpty();
  }

  @Test
  void a_passing_no_while_fetching_is_tried_again() {
    QueueItem item = album();
    trackerWorks(item);
    site.nextDownload(torrent -> {
      throw new FailureException(FailureKind.REJECTED, "download", "403, a bot wall");
    });
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
  }

  @Test
  void a_lasting_no_while_fetching_ends_with_a_person() {
    QueueItem item = album();
    for (int i = 0; i < 20; i++) {
      site.nextDownload(torrent -> {
        throw new FailureException(FailureKind.REJECTED, "download", "could not find torrent");
      });
    }
    QueueItem parked = run(item, Duration.ofHours(2));
    assertThat(parked.state()).isEqualTo(ItemState.PARKED);
    assertThat(queue.restart(parked)).isEqualTo(ItemState.ACCEPTED);
  }

  @Test
  void what_waits_in_qbittorrents_queue_keeps_nothing_else_from_its_turn() {
    QueueItem waiting = album();
    client.show(waiting.infoHash(), ClientState.QUEUED);
    run(waiting, Duration.ofMinutes(10));
    assertThat(now(waiting).state()).isEqualTo(ItemState.INJECTED);
    clock.set(now(waiting).dueAt());
    uploader.advance(Items.RED);
    assertThat(Duration.between(clock.instant(), now(waiting).dueAt()))
        .isEqualTo(Duration.ofMinutes(1));
    QueueItem other = album("Other");
    trackerWorks(other);
    assertThat(run(other, Duration.ofMinutes(2)).state()).isEqualTo(ItemState.SEEDING);
  }

  @Test
  void what_is_fetched_goes_on_while_its_tracker_is_held() {
    QueueItem item = album();
    trackerWorks(item);
    reach(item, ItemState.FETCHED);
    WorkQueue work = new WorkQueue(database, clock);
    work.hold(now(item), Step.to(ItemState.FETCHED, "as it was", clock.instant()), "login refused");
    QueueItem other = album("Other");
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(now(other).state()).isEqualTo(ItemState.PREPARED);
  }

  @Test
  void what_seeds_can_be_looked_after_once_more() {
    QueueItem item = album();
    trackerWorks(item);
    run(item, Duration.ofMinutes(5));
    client.remove(item.infoHash());
    assertThat(((Change.Done) queue.retry(item.id())).item().state()).isEqualTo(ItemState.FETCHED);
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(client.find(item.infoHash())).isPresent();
    assertThat(site.sent()).hasSize(1);
  }
}
