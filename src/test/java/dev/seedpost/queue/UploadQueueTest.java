package dev.seedpost.queue;

import static dev.seedpost.queue.Items.OPS;
import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.MutableClock;
import dev.seedpost.content.Content;
import dev.seedpost.database.Backend;
import dev.seedpost.database.Database;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.FormDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
class UploadQueueTest {
  @Parameter private Backend backend;
  @TempDir private Path folder;
  private final MutableClock clock = new MutableClock();
  private Database database;
  private UploadQueue queue;
  private WorkQueue work;
  private TrackerStates trackers;

  @BeforeEach
  void open() {
    database = backend.open(folder);
    queue = new UploadQueue(database, clock);
    work = new WorkQueue(database, clock);
    trackers = new TrackerStates(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Content payload(String name) {
    return Items.payload(folder, name);
  }

  private QueueItem ready(String name) {
    return queue.enqueue(List.of(Items.ready(payload(name), RED)), false).getFirst();
  }

  private QueueItem step(QueueItem item, ItemState state) {
    return work.step(item, Step.to(state, "on to " + state, clock.instant())).orElseThrow();
  }

  private QueueItem through(QueueItem item, ItemState... states) {
    QueueItem now = item;
    for (ItemState state : states) {
      now = step(now, state);
    }
    return now;
  }

  @Test
  void a_payload_is_queued_once_per_tracker() {
    Content album = payload("Album");
    List<QueueItem> first =
        queue.enqueue(List.of(Items.ready(album, RED), Items.ready(album, OPS)), false);
    List<QueueItem> second =
        queue.enqueue(List.of(Items.ready(album, RED), Items.ready(album, OPS)), false);
    assertThat(second).isEqualTo(first);
    assertThat(queue.list(Set.of(), Optional.empty())).hasSize(2);
    assertThat(first.getFirst().name()).isEqualTo("Album");
    assertThat(first.getFirst().state()).isEqualTo(ItemState.PREPARED);
    assertThat(first.getFirst().placement().tags()).containsExactly("seedpost");
  }

  @Test
  void the_same_payload_from_many_threads_at_once_is_still_queued_once() throws Exception {
    Content album = payload("Album");
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<List<QueueItem>>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Callable<List<QueueItem>> enqueue =
            () -> queue.enqueue(List.of(Items.ready(album, RED)), false);
        results.add(threads.submit(enqueue));
      }
      for (Future<List<QueueItem>> result : results) {
        assertThat(result.get().getFirst().id()).isEqualTo(1);
      }
    }
    assertThat(queue.list(Set.of(), Optional.empty())).hasSize(1);
  }

  @Test
  void an_item_with_open_questions_waits_and_is_refilled_when_it_comes_again() {
    Content album = payload("Album");
    QueueItem asking = queue.enqueue(List.of(Items.asking(album, RED)), false).getFirst();
    assertThat(asking.state()).isEqualTo(ItemState.NEEDS_ANSWER);
    assertThat(asking.reason()).isEqualTo("missing: media");
    assertThat(asking.questions().getFirst().choices()).containsExactly("CD", "WEB");
    assertThat(work.next(RED)).isEmpty();
    QueueItem ready = queue.enqueue(List.of(Items.ready(album, RED)), false).getFirst();
    assertThat(ready.id()).isEqualTo(asking.id());
    assertThat(ready.state()).isEqualTo(ItemState.PREPARED);
  }

  @Test
  void a_broken_rule_of_the_site_refuses_an_item_before_anything_is_sent() {
    FormDraft draft = new FormDraft(List.of(), List.of(), List.of("a path is too long"));
    QueueItem item =
        queue
            .enqueue(List.of(Items.item(payload("Album"), RED, draft, Optional.empty())), false)
            .getFirst();
    assertThat(item.state()).isEqualTo(ItemState.REFUSED);
    assertThat(item.reason()).isEqualTo("not sent: a path is too long");
    assertThat(work.next(RED)).isEmpty();
  }

  @Test
  void a_hold_waits_for_a_person() {
    FormDraft draft = new FormDraft(List.of(), List.of(), List.of());
    QueueItem item =
        queue
            .enqueue(
                List.of(Items.item(payload("Album"), RED, draft, Optional.of("look first"))), false)
            .getFirst();
    assertThat(item.state()).isEqualTo(ItemState.NEEDS_ANSWER);
    assertThat(item.reason()).isEqualTo("look first");
  }

  @Test
  void every_transition_is_recorded_with_time_and_reason() {
    QueueItem item = ready("Album");
    clock.advance(Duration.ofSeconds(3));
    step(item, ItemState.SENDING);
    List<Transition> history = queue.history(item.id());
    assertThat(history)
        .extracting(Transition::to)
        .containsExactly(ItemState.PREPARED, ItemState.SENDING);
    assertThat(history.getLast().from()).contains(ItemState.PREPARED);
    assertThat(history.getLast().reason()).isEqualTo("on to SENDING");
    assertThat(Duration.between(history.getFirst().at(), history.getLast().at()))
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void a_step_that_the_table_of_states_does_not_know_is_a_fault() {
    QueueItem item = ready("Album");
    assertThatThrownBy(() -> step(item, ItemState.SEEDING))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PREPARED to SEEDING");
  }

  @Test
  void a_step_on_an_item_that_somebody_else_changed_is_not_recorded() {
    QueueItem item = ready("Album");
    assertThat(queue.cancel(item.id())).isInstanceOf(Change.Done.class);
    assertThat(work.startSending(List.of(item), Duration.ZERO)).isEmpty();
    assertThat(queue.find(item.id()).orElseThrow().state()).isEqualTo(ItemState.CANCELLED);
  }

  @Test
  void repeated_looks_without_news_leave_one_line_in_the_history() {
    QueueItem item = ready("Album");
    for (int i = 0; i < 5; i++) {
      item =
          work.step(
                  item,
                  Step.after(
                      FailureKind.TRANSIENT, ItemState.PREPARED, "it is down", clock.instant(), i))
              .orElseThrow();
    }
    assertThat(queue.history(item.id())).hasSize(2);
    assertThat(item.failureKind()).contains("TRANSIENT");
  }

  @Test
  void new_uploads_keep_the_spacing_and_what_was_accepted_goes_on() {
    QueueItem first = ready("First");
    ready("Second");
    QueueItem sending = work.startSending(List.of(first), Duration.ofMinutes(1)).getFirst();
    QueueItem accepted =
        work.step(
                sending,
                Step.to(ItemState.ACCEPTED, "accepted", clock.instant()).withTorrentId("7"))
            .orElseThrow();
    assertThat(work.next(RED)).contains(accepted);
    through(accepted, ItemState.FETCHED, ItemState.INJECTED, ItemState.SEEDING);
    assertThat(work.next(RED)).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(work.next(RED).orElseThrow().name()).isEqualTo("Second");
  }

  @Test
  void a_slot_that_was_taken_meanwhile_lets_nothing_leave() {
    QueueItem first = ready("First");
    QueueItem second = ready("Second");
    assertThat(work.startSending(List.of(first), Duration.ofMinutes(1))).hasSize(1);
    assertThat(work.startSending(List.of(second), Duration.ofMinutes(1))).isEmpty();
    assertThat(queue.find(second.id()).orElseThrow().state()).isEqualTo(ItemState.PREPARED);
  }

  @Test
  void what_was_being_sent_is_handed_out_before_anything_new() {
    QueueItem first = ready("First");
    ready("Second");
    QueueItem sending = work.startSending(List.of(first), Duration.ZERO).getFirst();
    assertThat(work.next(RED)).contains(sending);
  }

  @Test
  void a_paused_or_held_tracker_gets_nothing_and_the_others_go_on() {
    Content album = payload("Album");
    QueueItem red = queue.enqueue(List.of(Items.ready(album, RED)), false).getFirst();
    queue.enqueue(List.of(Items.ready(album, OPS)), false);
    trackers.pause(Optional.of(RED));
    assertThat(work.next(RED)).isEmpty();
    assertThat(work.next(OPS)).isPresent();
    trackers.resume(Optional.of(RED));
    assertThat(work.next(RED)).isPresent();
    work.hold(
        red,
        Step.after(FailureKind.AUTH, ItemState.PREPARED, "login refused", clock.instant(), 0),
        "login refused");
    assertThat(work.next(RED)).isEmpty();
    assertThat(trackers.status(RED).held()).contains("login refused");
    trackers.release(RED);
    assertThat(work.next(RED)).isPresent();
    trackers.pause(Optional.empty());
    assertThat(work.next(OPS)).isEmpty();
    assertThat(trackers.allPaused()).isTrue();
    trackers.resume(Optional.empty());
    assertThat(work.next(OPS)).isPresent();
  }

  @Test
  void the_order_can_be_changed_by_a_person() {
    QueueItem a = ready("A");
    QueueItem b = ready("B");
    QueueItem c = ready("C");
    assertThat(queue.moveToTop(c.id())).isInstanceOf(Change.Done.class);
    assertThat(names()).containsExactly("C", "A", "B");
    assertThat(queue.moveBefore(b.id(), a.id())).isInstanceOf(Change.Done.class);
    assertThat(names()).containsExactly("C", "B", "A");
    assertThat(work.next(RED).orElseThrow().name()).isEqualTo("C");
    assertThat(queue.moveBefore(a.id(), 99)).isInstanceOf(Change.Impossible.class);
    assertThat(queue.moveToTop(99)).isEqualTo(new Change.Impossible("there is no item 99"));
    QueueItem front = queue.enqueue(List.of(Items.ready(payload("Front"), RED)), true).getFirst();
    assertThat(work.next(RED).orElseThrow().id()).isEqualTo(front.id());
  }

  private List<String> names() {
    return queue.list(Set.of(), Optional.of(RED)).stream().map(QueueItem::name).toList();
  }

  @Test
  void only_what_was_not_sent_can_be_cancelled() {
    QueueItem item = ready("Album");
    QueueItem sending = step(item, ItemState.SENDING);
    assertThat(queue.cancel(item.id()))
        .isEqualTo(new Change.Impossible("item 1 (Album): it may have been sent"));
    QueueItem parked = through(sending, ItemState.UNCERTAIN, ItemState.PARKED);
    assertThat(queue.mayBeOnSite(parked)).isTrue();
    assertThat(((Change.Impossible) queue.cancel(item.id())).why())
        .contains("may have been sent", "seedpost retry 1");
    QueueItem unsent = through(parked, ItemState.UNCERTAIN, ItemState.PREPARED, ItemState.PARKED);
    assertThat(queue.mayBeOnSite(unsent)).isFalse();
    assertThat(queue.cancel(item.id())).isInstanceOf(Change.Done.class);
    assertThat(queue.cancel(item.id())).isInstanceOf(Change.Impossible.class);
  }

  @Test
  void a_parked_item_that_may_have_been_sent_is_looked_up_and_never_prepared_anew() {
    QueueItem item =
        through(ready("Album"), ItemState.SENDING, ItemState.UNCERTAIN, ItemState.PARKED);
    assertThat(queue.restart(item)).isEqualTo(ItemState.UNCERTAIN);
    assertThat(queue.refill(item, Items.ready(payload("Album"), RED))).isEmpty();
    assertThat(((Change.Done) queue.retry(item.id())).item().state())
        .isEqualTo(ItemState.UNCERTAIN);
  }

  @Test
  void a_parked_item_that_is_known_not_to_have_arrived_is_prepared_anew() {
    QueueItem item =
        through(
            ready("Album"),
            ItemState.SENDING,
            ItemState.UNCERTAIN,
            ItemState.PREPARED,
            ItemState.PARKED);
    assertThat(queue.restart(item)).isEqualTo(ItemState.PREPARED);
    assertThat(queue.retry(item.id())).isInstanceOf(Change.Impossible.class);
    assertThat(queue.refill(item, Items.ready(payload("Album"), RED)).orElseThrow().state())
        .isEqualTo(ItemState.PREPARED);
  }

  @Test
  void a_parked_item_that_was_accepted_goes_on_after_that() {
    QueueItem sending = step(ready("Album"), ItemState.SENDING);
    QueueItem accepted =
        work.step(
                sending,
                Step.to(ItemState.ACCEPTED, "accepted", clock.instant()).withTorrentId("7"))
            .orElseThrow();
    QueueItem parked = step(accepted, ItemState.PARKED);
    assertThat(queue.restart(parked)).isEqualTo(ItemState.ACCEPTED);
    QueueItem again = ((Change.Done) queue.retry(parked.id())).item();
    InfoHash site = InfoHash.of("0123456789ABCDEF0123456789ABCDEF01234567");
    QueueItem fetched =
        work.step(again, Step.to(ItemState.FETCHED, "fetched", clock.instant()).withSiteHash(site))
            .orElseThrow();
    assertThat(fetched.siteHash()).contains(site);
    assertThat(queue.injected(site)).isTrue();
    assertThat(queue.restart(step(fetched, ItemState.PARKED))).isEqualTo(ItemState.FETCHED);
  }

  @Test
  void the_queue_survives_a_restart() {
    QueueItem item = step(ready("Album"), ItemState.SENDING);
    database.close();
    open();
    assertThat(queue.find(item.id())).contains(item);
    assertThat(work.next(RED)).contains(item);
  }

  @Test
  void waiting_items_are_not_due_before_their_time() {
    QueueItem item = ready("Album");
    work.step(
        item,
        Step.after(
            FailureKind.TRANSIENT, ItemState.PREPARED, "down", clock.instant().plusSeconds(30), 1));
    assertThat(work.next(RED)).isEmpty();
    clock.advance(Duration.ofSeconds(30));
    assertThat(work.next(RED)).isPresent();
    assertThat(work.now(item.id()).orElseThrow().attempts()).isEqualTo(1);
    assertThat(queue.retry(item.id())).isInstanceOf(Change.Done.class);
  }
}
