package dev.seedpost.queue;

import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.database.Database;
import dev.seedpost.torrent.InfoHash;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where an item goes on when a person says so. */
class RestartsTest {
  private static final InfoHash THEIRS = InfoHash.of("ab".repeat(20));

  @TempDir private Path folder;
  private final MutableClock clock = new MutableClock();
  private Database database;
  private UploadQueue queue;
  private WorkQueue work;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("queue.db"));
    queue = new UploadQueue(database, clock);
    work = new WorkQueue(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private QueueItem prepared() {
    return queue
        .enqueue(List.of(Items.ready(Items.payload(folder, "Album"), RED)), false)
        .getFirst();
  }

  private QueueItem through(QueueItem item, ItemState... states) {
    QueueItem now = item;
    for (ItemState state : states) {
      Step step = Step.to(state, "on to " + state, clock.instant());
      if (state == ItemState.ACCEPTED) {
        step = step.withTorrentId("700");
      } else if (state == ItemState.FETCHED) {
        step = step.withSiteHash(THEIRS);
      }
      now = work.step(now, step).orElseThrow();
    }
    return now;
  }

  private QueueItem accepted() {
    return through(prepared(), ItemState.SENDING, ItemState.ACCEPTED);
  }

  private static void impossible(Change change, String why) {
    assertThat(change)
        .isInstanceOfSatisfying(Change.Impossible.class, no -> assertThat(no.why()).contains(why));
  }

  @ParameterizedTest
  @EnumSource(
      value = ItemState.class,
      names = {"ACCEPTED", "FETCHED", "INJECTED"})
  void a_seeding_item_goes_on_from_any_safe_step(ItemState from) {
    QueueItem item = through(accepted(), ItemState.FETCHED, ItemState.INJECTED, ItemState.SEEDING);
    assertThat(queue.retryFrom(item.id(), from)).isInstanceOf(Change.Done.class);
    QueueItem now = queue.find(item.id()).orElseThrow();
    assertThat(now.state()).isEqualTo(from);
    assertThat(now.dueAt()).isEqualTo(clock.instant());
    assertThat(work.next(RED)).contains(now);
  }

  @Test
  void what_has_no_torrent_of_the_site_yet_is_fetched_first() {
    QueueItem item = accepted();
    impossible(queue.retryFrom(item.id(), ItemState.INJECTED), "--from fetch");
    assertThat(queue.retryFrom(item.id(), ItemState.ACCEPTED)).isInstanceOf(Change.Done.class);
  }

  @Test
  void what_the_site_has_not_accepted_is_never_led_past_the_upload() {
    QueueItem item = prepared();
    impossible(queue.retryFrom(item.id(), ItemState.ACCEPTED), "has not accepted it");
    QueueItem sending = through(item, ItemState.SENDING, ItemState.UNCERTAIN);
    impossible(queue.retryFrom(sending.id(), ItemState.ACCEPTED), "has not accepted it");
    QueueItem parked = through(sending, ItemState.PARKED);
    impossible(queue.retryFrom(parked.id(), ItemState.ACCEPTED), "has not accepted it");
    assertThat(queue.find(item.id()).orElseThrow().state()).isEqualTo(ItemState.PARKED);
  }

  @Test
  void an_accepted_upload_that_never_comes_can_be_given_up_and_is_never_sent_anew() {
    QueueItem parked = through(accepted(), ItemState.PARKED);
    assertThat(queue.cancel(parked.id())).isInstanceOf(Change.Done.class);
    QueueItem cancelled = queue.find(parked.id()).orElseThrow();
    assertThat(cancelled.state()).isEqualTo(ItemState.CANCELLED);
    assertThat(cancelled.reason()).contains("given up", "accepted");
    assertThat(queue.mayBeOnSite(cancelled)).isTrue();
    assertThat(queue.refill(cancelled, Items.ready(Items.payload(folder, "Album"), RED))).isEmpty();
    assertThat(queue.retry(cancelled.id())).isInstanceOf(Change.Done.class);
    assertThat(queue.find(parked.id()).orElseThrow().state()).isEqualTo(ItemState.ACCEPTED);
  }

  @Test
  void what_may_have_been_sent_cannot_be_given_up_before_a_look() {
    QueueItem parked =
        through(prepared(), ItemState.SENDING, ItemState.UNCERTAIN, ItemState.PARKED);
    impossible(queue.cancel(parked.id()), "may have been sent");
  }

  @Test
  void what_was_cancelled_before_it_was_sent_is_prepared_anew() {
    QueueItem item = prepared();
    queue.cancel(item.id());
    QueueItem cancelled = queue.find(item.id()).orElseThrow();
    assertThat(queue.restart(cancelled)).isEqualTo(ItemState.PREPARED);
    impossible(queue.retry(item.id()), "prepared anew");
  }

  @Test
  void another_users_torrent_that_a_person_did_not_want_is_not_taken_up_by_a_retry() {
    QueueItem duplicate =
        work.step(
                prepared(),
                Step.to(ItemState.DUPLICATE, "somebody else's", clock.instant())
                    .withTorrentId("701"))
            .orElseThrow();
    queue.cancel(duplicate.id());
    assertThat(queue.restart(queue.find(duplicate.id()).orElseThrow()))
        .isEqualTo(ItemState.PREPARED);
  }
}
