package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.content.Content;
import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.NewItem;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.TrackerStates;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.UploadResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What keeps a request from leaving twice, or at all. */
class SendingTest extends UploadBench {
  @Test
  void an_answer_is_kept_though_the_item_is_moved_meanwhile() {
    QueueItem item = album();
    trackerWorks(item);
    site.nextUpload(request -> {
      queue.moveToTop(item.id());
      return new UploadResult.Refused(List.of("no album description"));
    });
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.REFUSED);
    assertThat(states(item)).doesNotContain(ItemState.UNCERTAIN);
  }

  @Test
  void a_login_that_qbittorrent_refuses_sends_nothing_and_holds_no_tracker() {
    QueueItem item = album();
    trackerWorks(item);
    client.refuseLogin();
    uploader.advance(Items.RED);
    QueueItem waiting = now(item);
    assertThat(waiting.state()).isEqualTo(ItemState.PREPARED);
    assertThat(waiting.failureKind()).contains("AUTH");
    assertThat(Duration.between(clock.instant(), waiting.dueAt()))
        .isGreaterThan(Duration.ofMinutes(5));
    assertThat(new TrackerStates(database).status(Items.RED).held()).isEmpty();
    assertThat(site.sent()).isEmpty();
    client.up();
    queue.hurry();
    assertThat(run(item, Duration.ofMinutes(1)).state()).isEqualTo(ItemState.SEEDING);
  }

  @Test
  void what_could_not_be_seeded_where_it_lies_is_not_sent() {
    Content content = Items.payload(folder, "Album");
    QueueItem item = queued(content, new Placement("/elsewhere", "", List.of()));
    QueueItem parked = run(item, Duration.ofMinutes(5));
    assertThat(parked.state()).isEqualTo(ItemState.PARKED);
    assertThat(parked.reason()).contains("is not there", "check the save path");
    assertThat(site.sent()).isEmpty();
  }

  @Test
  void a_site_that_never_answers_clearly_is_sent_two_requests_at_most() {
    QueueItem item = album();
    for (int i = 0; i < 5; i++) {
      site.nextUploadFails(lost());
    }
    QueueItem parked = run(item, Duration.ofDays(1));
    assertThat(parked.state()).isEqualTo(ItemState.PARKED);
    assertThat(parked.reason()).contains("2 times", "look there");
    assertThat(site.sent()).hasSize(2);
    assertThat(queue.restart(parked)).isEqualTo(ItemState.UNCERTAIN);
  }

  @Test
  void already_there_but_not_to_be_found_is_for_a_person_and_never_sent_again() {
    QueueItem item = album();
    site.nextUpload(request -> new UploadResult.AlreadyThere("31"));
    QueueItem parked = run(item, Duration.ofDays(1));
    assertThat(parked.state()).isEqualTo(ItemState.PARKED);
    assertThat(parked.reason()).contains("already", "torrentid=31");
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void already_there_is_asked_later_when_the_look_fails() {
    QueueItem item = album();
    trackerWorks(item);
    TorrentFile torrent = torrents.load(item.infoHash());
    site.nextUpload(request -> {
      site.holds(torrent, true);
      site.nextLookFails(new FailureException(FailureKind.TRANSIENT, "look", "down"));
      return new UploadResult.AlreadyThere("700");
    });
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(states(item)).contains(ItemState.UNCERTAIN);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void a_person_who_hurries_a_lost_upload_does_not_shorten_the_looks() {
    QueueItem item = album();
    site.nextUploadFails(lost());
    uploader.advance(Items.RED);
    for (int i = 0; i < 10; i++) {
      queue.retry(item.id());
      uploader.advance(Items.RED);
    }
    assertThat(now(item).state()).isEqualTo(ItemState.UNCERTAIN);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void a_no_while_a_lost_upload_is_looked_for_is_no_answer() {
    QueueItem item = album();
    trackerWorks(item);
    site.nextLookFindsNothing();
    site.nextAnswerIsLost();
    for (int i = 0; i < 5; i++) {
      site.nextLookFails(new FailureException(FailureKind.REJECTED, "look", "403, a bot wall"));
    }
    Instant start = clock.instant();
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(Duration.between(start, clock.instant())).isGreaterThan(Duration.ofMinutes(2));
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void a_time_to_wait_of_nothing_is_still_a_pause() {
    QueueItem item = album();
    site.nextUploadFails(
        new FailureException(
            new Failure(
                FailureKind.RATE_LIMITED, "upload", "slow down", Optional.of(clock.instant()))));
    uploader.advance(Items.RED);
    assertThat(now(item).dueAt()).isAfter(clock.instant());
  }

  @Test
  void what_was_taken_back_during_a_look_stays_taken_back() {
    QueueItem item = album();
    waypoints =
        waypoint -> {
          if (waypoint == Waypoint.LOOKED) {
            queue.cancel(item.id());
            throw new FailureException(FailureKind.INVALID_CONTENT, "send", "told to fail");
          }
        };
    uploader.advance(Items.RED);
    assertThat(now(item).state()).isEqualTo(ItemState.CANCELLED);
    assertThat(now(item).reason()).isEqualTo("cancelled by a person");
  }

  @Test
  void what_was_taken_back_just_before_sending_is_not_sent() {
    QueueItem item = album();
    waypoints =
        waypoint -> {
          if (waypoint == Waypoint.LOOKED) {
            queue.cancel(item.id());
          }
        };
    uploader.advance(Items.RED);
    assertThat(now(item).state()).isEqualTo(ItemState.CANCELLED);
    assertThat(site.sent()).isEmpty();
  }

  @Test
  void a_request_is_filled_after_the_upload_is_recorded_and_its_remark_is_kept() {
    QueueItem item = filling("77");
    site.fillsRequests((torrent, request) -> {
      assertThat(now(item).state()).isEqualTo(ItemState.ACCEPTED);
      return "fill request " + request + " by hand with " + torrent;
    });
    uploader.advance(Items.RED);
    assertThat(now(item).state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(now(item).torrentId()).contains("700");
    assertThat(now(item).reason())
        .startsWith("accepted as ")
        .endsWith("; fill request 77 by hand with 700");
  }

  @Test
  void a_request_that_cannot_be_filled_changes_nothing_about_the_upload() {
    QueueItem item = filling("77");
    trackerWorks(item);
    site.fillsRequests((torrent, request) -> {
      throw new FailureException(FailureKind.AUTH, "fill", "the key has no scope for requests");
    });
    uploader.advance(Items.RED);
    assertThat(now(item).state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(now(item).failureKind()).isEmpty();
    assertThat(now(item).reason())
        .endsWith(
            "; request 77 was not filled (the key has no scope for requests); fill it by hand on"
                + " the site");
    assertThat(new TrackerStates(database).status(Items.RED).held()).isEmpty();
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void a_request_is_still_filled_when_the_program_died_between_upload_and_filling() {
    QueueItem item = filling("77");
    trackerWorks(item);
    List<String> filled = new ArrayList<>();
    site.fillsRequests((torrent, request) -> {
      filled.add(request + " with " + torrent);
      return "request 77 is filled";
    });
    waypoints =
        waypoint -> {
          if (waypoint == Waypoint.ACCEPTED) {
            throw new AssertionError("the program dies here");
          }
        };
    assertThatThrownBy(() -> uploader.advance(Items.RED)).isInstanceOf(AssertionError.class);
    waypoints = Waypoint.Listener.NONE;
    assertThat(now(item).reason()).endsWith("; request 77 is not filled yet");
    uploader.advance(Items.RED);
    assertThat(now(item).state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(now(item).reason()).endsWith("; request 77 is filled").doesNotContain("not filled");
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(filled).containsExactly("77 with 700");
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void a_request_is_filled_too_when_the_lost_upload_is_found() {
    QueueItem item = filling("77");
    trackerWorks(item);
    site.nextAnswerIsLost();
    List<String> filled = new ArrayList<>();
    site.fillsRequests((torrent, request) -> {
      filled.add(request + " with " + torrent);
      return "done";
    });
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(filled).containsExactly("77 with 700");
  }

  @Test
  void no_request_is_filled_by_an_upload_that_names_none_or_that_is_refused() {
    site.fillsRequests((torrent, request) -> {
      throw new AssertionError("nobody asked for this");
    });
    QueueItem plain = album();
    trackerWorks(plain);
    assertThat(run(plain, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    QueueItem refused = filling("77");
    site.nextUpload(request -> new UploadResult.Refused(List.of("no")));
    assertThat(run(refused, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.REFUSED);
  }

  private QueueItem filling(String request) {
    Content content = Items.payload(folder, "Wanted");
    TorrentFile torrent = torrent(content);
    torrents.save(torrent);
    NewItem ready = Items.ready(content, Items.RED);
    FormDraft draft =
        new FormDraft(List.of(new FormField("requestid", request)), List.of(), List.of());
    NewItem wanted =
        new NewItem(
            Items.RED,
            content,
            ready.placement(),
            "a rule",
            torrent,
            draft,
            Optional.empty(),
            Map.of());
    return queue.enqueue(List.of(wanted), false).getFirst();
  }

  private static FailureException lost() {
    return new FailureException(FailureKind.UNCERTAIN, "upload", "the connection was cut");
  }
}
