package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.Change;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.UploadResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was handed over to a person, who may have uploaded it, and shall be sent after all. */
class WantedBackTest extends UploadBench {
  private QueueItem handedOver() {
    QueueItem item = album();
    site.nextUpload(request -> new UploadResult.HandedOver("store a cookie"));
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.HANDED_OVER);
    return item;
  }

  private void retry(QueueItem item) {
    assertThat(queue.retry(item.id())).isInstanceOf(Change.Done.class);
    assertThat(now(item).state()).isEqualTo(ItemState.UNCERTAIN);
  }

  private static Listing there(Listing.Whose whose) {
    return new Listing("700", "", whose, Listing.Likeness.ALIKE, 100, "Album");
  }

  @Test
  void it_is_looked_for_the_whole_schedule_and_then_sent_once() {
    QueueItem item = handedOver();
    trackerWorks(item);
    retry(item);
    uploader.advance(item.tracker());
    assertThat(now(item).reason()).contains("look 1 of 3");
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(2);
    assertThat(queue.history(item.id()))
        .anySatisfy(step -> assertThat(step.reason()).contains("nobody has uploaded it by hand"));
  }

  @Test
  void a_site_to_which_nothing_is_sent_again_takes_it_all_the_same_for_nothing_was_sent() {
    policy = WantedBackTest::asking;
    QueueItem item = handedOver();
    trackerWorks(item);
    retry(item);
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
  }

  private static Definition.Policy asking(Definition.Policy under) {
    return new Definition.Policy(
        under.automation(), "", false, under.confidence(), java.util.List.of());
  }

  @Test
  void what_is_lost_then_is_left_to_a_person_as_ever() {
    policy = WantedBackTest::asking;
    QueueItem item = handedOver();
    retry(item);
    site.nextUploadFails(new FailureException(FailureKind.UNCERTAIN, "upload", "lost"));
    QueueItem parked = run(item, Duration.ofDays(1));
    assertThat(parked.state()).isEqualTo(ItemState.PARKED);
    assertThat(parked.reason()).contains("sent once");
    assertThat(site.sent()).hasSize(2);
  }

  @Test
  void what_a_person_has_uploaded_by_hand_is_gone_on_with() {
    QueueItem item = handedOver();
    site.holds(torrents.load(item.infoHash()), true);
    trackerWorks(item);
    retry(item);
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Listing.Whose.class,
      names = {"HIDDEN", "THEIRS"})
  void whose_it_is_is_asked_where_the_site_does_not_say_that_it_is_ours(Listing.Whose whose) {
    QueueItem item = handedOver();
    retry(item);
    site.nextLookFinds(there(whose));
    QueueItem there = run(item, Duration.ofHours(1));
    assertThat(there.state()).isEqualTo(ItemState.DUPLICATE);
    assertThat(there.torrentId()).contains("700");
    assertThat(there.reason()).contains("cross-seed " + item.id());
    assertThat(there.reason().contains("queue done " + item.id() + " --url"))
        .isEqualTo(whose == Listing.Whose.HIDDEN);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void where_a_look_proves_nothing_a_person_is_asked_and_sends_it_with_a_second_word() {
    site.shows(false);
    QueueItem item = handedOver();
    retry(item);
    QueueItem asked = run(item, Duration.ofHours(1));
    assertThat(asked.state()).isEqualTo(ItemState.HANDED_OVER);
    assertThat(asked.reason())
        .contains("cannot be seen", "queue done " + item.id() + " --url", "retry " + item.id());
    assertThat(site.sent()).hasSize(1);
    trackerWorks(item);
    retry(item);
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(2);
  }

  @Test
  void what_was_asked_once_is_asked_again_when_it_is_handed_over_anew() {
    site.shows(false);
    QueueItem item = handedOver();
    retry(item);
    run(item, Duration.ofHours(1));
    site.nextUpload(request -> new UploadResult.HandedOver("store a cookie"));
    retry(item);
    assertThat(run(item, Duration.ofHours(1)).reason()).contains("store a cookie");
    retry(item);
    assertThat(run(item, Duration.ofHours(1)).reason()).contains("cannot be seen");
    assertThat(site.sent()).hasSize(2);
  }

  @Test
  void a_look_that_stopped_does_not_spare_the_question() {
    site.shows(false);
    QueueItem item = handedOver();
    retry(item);
    site.nextLookFails(new FailureException(FailureKind.CONFIG, "look", "no key"));
    assertThat(run(item, Duration.ofHours(1)).state()).isEqualTo(ItemState.PARKED);
    retry(item);
    assertThat(run(item, Duration.ofHours(1)).reason()).contains("cannot be seen");
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void whoever_is_asked_may_still_give_it_up_or_say_that_it_is_there() {
    site.shows(false);
    QueueItem item = handedOver();
    retry(item);
    run(item, Duration.ofHours(1));
    assertThat(queue.cancel(item.id())).isInstanceOf(Change.Done.class);
    QueueItem other = album("Other");
    site.nextUpload(request -> new UploadResult.HandedOver("store a cookie"));
    run(other, Duration.ofHours(1));
    retry(other);
    run(other, Duration.ofHours(1));
    assertThat(queue.uploaded(other.id(), "700", Optional.empty())).isInstanceOf(Change.Done.class);
    assertThat(now(other).state()).isEqualTo(ItemState.ACCEPTED);
  }
}
