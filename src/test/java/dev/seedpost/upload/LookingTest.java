package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.UploadResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a site has before something is sent, and after an answer was lost. */
class LookingTest extends UploadBench {
  private static final Listing OTHER =
      new Listing(
          "31", "3", Listing.Whose.THEIRS, Listing.Likeness.SIMILAR, 100, "Album [WEB FLAC]");

  private static Listing alike(Listing.Whose whose) {
    return new Listing("700", "", whose, Listing.Likeness.ALIKE, 100, "Album");
  }

  private static FailureException lost() {
    return new FailureException(FailureKind.UNCERTAIN, "upload", "the answer was lost");
  }

  private QueueItem sentAllTheSame(QueueItem item) {
    return queue.refill(item, prepared(item)).orElseThrow();
  }

  @Test
  void a_release_that_others_uploaded_waits_for_a_person() {
    QueueItem item = album();
    site.hasSimilar(OTHER);
    QueueItem duplicate = run(item, Duration.ofMinutes(5));
    assertThat(duplicate.state()).isEqualTo(ItemState.DUPLICATE);
    assertThat(duplicate.reason())
        .contains("torrentid=31 (Album [WEB FLAC])", "retry " + item.id(), "cancel " + item.id());
    assertThat(site.sent()).isEmpty();
    assertThat(queue.crossSeed(item.id())).isInstanceOf(dev.seedpost.queue.Change.Impossible.class);
  }

  @Test
  void a_similar_upload_that_the_site_gives_no_number_is_named_by_its_title() {
    QueueItem item = album();
    site.hasSimilar(
        new Listing(
            "", "", Listing.Whose.HIDDEN, Listing.Likeness.SIMILAR, -1, "Some Film (2020)"));
    assertThat(run(item, Duration.ofMinutes(5)).reason())
        .contains("has this release already: Some Film (2020);");
    assertThat(site.sent()).isEmpty();
  }

  @Test
  void a_person_may_send_it_all_the_same() {
    QueueItem item = album();
    site.hasSimilar(OTHER);
    run(item, Duration.ofMinutes(5));
    sentAllTheSame(now(item));
    trackerWorks(item);
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void the_very_torrent_of_somebody_else_is_never_sent_whatever_a_person_says() {
    QueueItem item = album();
    site.holds(torrents.load(item.infoHash()), false);
    run(item, Duration.ofMinutes(5));
    sentAllTheSame(now(item));
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.DUPLICATE);
    assertThat(site.sent()).isEmpty();
  }

  @Test
  void a_name_and_size_that_somebody_else_used_is_sent_if_a_person_says_so() {
    QueueItem item = album();
    site.nextLookFinds(alike(Listing.Whose.THEIRS));
    assertThat(run(item, Duration.ofMinutes(5)).reason()).contains("of this name and size");
    sentAllTheSame(now(item));
    site.nextLookFinds(alike(Listing.Whose.THEIRS));
    trackerWorks(item);
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void the_torrent_of_somebody_else_over_the_same_files_is_seeded_when_a_person_asks() {
    QueueItem item = album();
    site.holds(torrents.load(item.infoHash()), false);
    run(item, Duration.ofMinutes(5));
    queue.crossSeed(item.id());
    trackerWorks(item);
    QueueItem seeding = run(item, Duration.ofMinutes(5));
    assertThat(seeding.state()).isEqualTo(ItemState.SEEDING);
    assertThat(seeding.torrentId()).contains("700");
    assertThat(site.sent()).isEmpty();
  }

  @Test
  void a_cross_seed_over_other_files_ends_before_the_client() {
    QueueItem item = album();
    QueueItem other = album("Another");
    site.nextLookFinds(alike(Listing.Whose.THEIRS));
    uploader.advance(dev.seedpost.queue.Items.RED);
    queue.crossSeed(item.id());
    site.holds(torrents.load(other.infoHash()), false);
    queue.cancel(other.id());
    QueueItem parked = run(item, Duration.ofMinutes(5));
    assertThat(parked.state()).isEqualTo(ItemState.PARKED);
    assertThat(parked.reason()).contains("another payload");
    assertThat(client.find(item.infoHash())).isEmpty();
  }

  @Test
  void an_uploader_whom_the_site_hides_is_taken_for_us_only_after_we_sent_it() {
    QueueItem item = album();
    site.nextLookFinds(alike(Listing.Whose.HIDDEN));
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.DUPLICATE);
    QueueItem second = album("Second");
    site.nextLookFindsNothing();
    site.nextAnswerIsLost();
    site.nextLookFinds(alike(Listing.Whose.HIDDEN));
    trackerWorks(second);
    assertThat(run(second, Duration.ofMinutes(10)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void what_was_lost_is_left_to_a_person_where_the_site_is_not_to_be_sent_it_again() {
    policy =
        under ->
            new Definition.Policy(under.automation(), "", false, under.confidence(), List.of());
    QueueItem item = album();
    site.nextUploadFails(lost());
    QueueItem parked = run(item, Duration.ofDays(1));
    assertThat(parked.state()).isEqualTo(ItemState.PARKED);
    assertThat(parked.reason()).contains("sent once", "queue done " + item.id());
    assertThat(site.sent()).hasSize(1);
    queue.retry(item.id());
    trackerWorks(item);
    assertThat(run(item, Duration.ofDays(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(2);
  }

  @Test
  void what_lies_ready_for_a_person_goes_on_when_they_say_so() {
    QueueItem item = album();
    site.nextUpload(request -> {
      site.holds(request.torrent(), true);
      return new UploadResult.HandedOver("it lies ready");
    });
    QueueItem handed = run(item, Duration.ofDays(1));
    assertThat(handed.state()).isEqualTo(ItemState.HANDED_OVER);
    assertThat(handed.reason())
        .isEqualTo("it lies ready; then run 'seedpost queue done " + item.id() + " --url ADDRESS'");
    queue.uploaded(item.id(), "700", Optional.of(item.infoHash()));
    assertThat(now(item).state()).isEqualTo(ItemState.FETCHED);
    trackerWorks(item);
    assertThat(run(item, Duration.ofMinutes(5)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(states(item)).contains(ItemState.ACCEPTED);
  }

  @Test
  void an_upload_that_the_staff_has_to_approve_is_seen_and_waited_for() {
    QueueItem item = album();
    client.showTrackers(
        item.infoHash(),
        List.of(
            new TrackerRow(
                "announce.example",
                TrackerRow.Status.FAILED,
                "You do not have permission to access a PENDING In Moderation torrent.")));
    site.nextUpload(request -> {
      site.holds(request.torrent(), true);
      return new UploadResult.Accepted("700", "", true, true, List.of());
    });
    reach(item, ItemState.PENDING);
    assertThat(now(item).reason()).contains("staff", "PENDING In Moderation");
    assertThat(queue.history(item.id()))
        .anySatisfy(step -> assertThat(step.reason()).contains("has to approve it"));
    trackerWorks(item);
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
  }
}
