package dev.seedpost.queue;

import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.MutableClock;
import dev.seedpost.database.Backend;
import dev.seedpost.database.Database;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several nodes on one queue. */
@ParameterizedClass
@EnumSource(Backend.class)
class NodesTest {
  private static final Duration LEASE = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @Parameter private Backend backend;
  @TempDir private Path folder;
  private final MutableClock clock = new MutableClock();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private Database database;
  private Node one;
  private Node two;

  /** One program with its lease. */
  private final class Node {
    final Lease lease;
    final UploadQueue queue;
    final WorkQueue work;

    Node(Reach reach, String installation) {
      lease = Lease.take(database, clock, new Lease.Holder(reach, installation, "host", LEASE));
      opened.add(lease);
      queue = new UploadQueue(database, clock, reach);
      work =
          new WorkQueue(
              database,
              clock,
              Turns.anyTime(database, clock),
              Claims.shared(database, lease, reach));
    }

    QueueItem ready(String name) {
      return queue
          .enqueue(List.of(Items.ready(Items.payload(folder, name), RED)), false)
          .getFirst();
    }

    QueueItem sending(String name) {
      ready(name);
      QueueItem next = work.next(RED).orElseThrow();
      return work.startSending(List.of(next), Duration.ZERO).getFirst();
    }

    void silent() {
      String term = lease.term().orElseThrow().name();
      database.write(
          handle -> handle.execute("update node set lease_until = 0 where term = ?", term));
    }
  }

  @BeforeEach
  void open() {
    database = backend.open(folder);
    one = new Node(reach("one", "one"), "first");
    two = new Node(reach("two", "two"), "second");
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
    database.close();
  }

  private Reach reach(String node, String client, Path... content) {
    return new Reach(node, client, List.of(content));
  }

  @Test
  void what_one_node_took_in_is_sent_by_that_node() {
    QueueItem item = one.ready("a");
    assertThat(item).extracting(QueueItem::node, QueueItem::client).containsExactly("one", "one");
    assertThat(two.work.next(RED)).isEmpty();
    assertThat(one.work.next(RED)).map(QueueItem::id).contains(item.id());
  }

  @Test
  void a_node_that_sees_the_same_folder_and_client_goes_on_with_it() {
    QueueItem item = one.ready("a");
    Node three = new Node(reach("three", "one", folder), "third");
    assertThat(three.work.next(RED)).map(QueueItem::id).contains(item.id());
    assertThat(one.work.next(RED)).as("the other one works on it").isEmpty();
    three.silent();
    assertThat(one.work.next(RED)).map(QueueItem::id).contains(item.id());
  }

  @Test
  void a_folder_whose_name_only_begins_alike_is_not_reached() {
    one.ready("a");
    Path alike = Path.of(folder.toString().substring(0, folder.toString().length() - 1));
    assertThat(new Node(reach("three", "one", alike), "third").work.next(RED)).isEmpty();
  }

  @Test
  void the_same_folder_without_the_client_is_not_enough_and_the_client_alone_is_for_its_steps() {
    QueueItem item = one.sending("a");
    Node reader = new Node(reach("reader", "other", folder), "third");
    Node seeder = new Node(reach("seeder", "one"), "fourth");
    QueueItem accepted = step(item, ItemState.ACCEPTED);
    assertThat(reader.work.next(RED)).isEmpty();
    assertThat(seeder.work.next(RED)).isEmpty();
    step(step(accepted, ItemState.FETCHED), ItemState.INJECTED);
    assertThat(reader.work.next(RED)).isEmpty();
    assertThat(seeder.work.next(RED)).map(QueueItem::id).contains(item.id());
  }

  private QueueItem step(QueueItem item, ItemState to) {
    return one.work.step(item, Step.to(to, "on", clock.instant())).orElseThrow();
  }

  @Test
  void what_a_living_node_is_sending_is_left_alone_and_nothing_else_leaves_for_that_tracker() {
    one.sending("a");
    two.ready("b");
    QueueItem other = two.work.next(RED).orElseThrow();
    assertThat(other.state()).isEqualTo(ItemState.PREPARED);
    assertThat(two.work.startSending(List.of(other), Duration.ZERO)).isEmpty();
  }

  @Test
  void what_a_silent_node_was_sending_is_looked_for_only_when_it_cannot_be_on_its_way_any_more() {
    QueueItem sending = one.sending("a");
    two.ready("b");
    one.silent();
    QueueItem left = two.work.next(RED).orElseThrow();
    assertThat(left)
        .extracting(QueueItem::id, QueueItem::state)
        .containsExactly(sending.id(), ItemState.SENDING);
    leftBehind(two, left);
    QueueItem uncertain = two.work.now(left.id()).orElseThrow();
    assertThat(uncertain.state()).isEqualTo(ItemState.UNCERTAIN);
    assertThat(uncertain.dueAt()).isEqualTo(clock.instant().plus(LONGEST));
    assertThat(two.work.next(RED)).as("nothing else leaves meanwhile").isEmpty();
    clock.advance(LONGEST);
    assertThat(two.work.next(RED)).map(QueueItem::state).contains(ItemState.UNCERTAIN);
  }

  private void leftBehind(Node node, QueueItem item) {
    node.work.leftBehind(
        item,
        Step.after(FailureKind.UNCERTAIN, ItemState.UNCERTAIN, "left behind", clock.instant(), 0),
        LONGEST);
  }

  @Test
  void a_node_that_starts_again_looks_at_once_for_what_it_was_sending() {
    QueueItem sending = one.sending("a");
    Node again = new Node(reach("one", "one"), "first");
    QueueItem left = again.work.next(RED).orElseThrow();
    assertThat(left.id()).isEqualTo(sending.id());
    leftBehind(again, left);
    assertThat(again.work.now(left.id()).orElseThrow().dueAt()).isEqualTo(clock.instant());
  }

  @Test
  void another_installation_that_took_over_the_name_waits_as_any_other_node() {
    QueueItem sending = one.sending("a");
    one.silent();
    Node moved = new Node(reach("one", "one"), "another");
    QueueItem left = moved.work.next(RED).orElseThrow();
    assertThat(left.id()).isEqualTo(sending.id());
    leftBehind(moved, left);
    assertThat(moved.work.now(left.id()).orElseThrow().dueAt())
        .isEqualTo(clock.instant().plus(LONGEST));
  }

  @Test
  void who_was_silent_too_long_may_not_let_a_request_leave_any_more() {
    QueueItem sending = one.sending("a");
    assertThat(one.work.holds(sending)).isTrue();
    clock.advance(LEASE);
    assertThat(one.work.holds(sending)).isFalse();
    assertThat(one.work.next(RED)).as("and works on nothing").isEmpty();
  }

  @Test
  void what_another_node_went_on_with_is_not_recorded_by_the_first_one() {
    QueueItem sending = one.sending("a");
    one.silent();
    leftBehind(two, two.work.next(RED).orElseThrow());
    assertThat(one.work.step(sending, Step.to(ItemState.ACCEPTED, "late", clock.instant())))
        .isEmpty();
  }

  @Test
  void who_has_lost_the_lease_starts_nothing() {
    one.ready("a");
    QueueItem item = one.work.next(RED).orElseThrow();
    one.silent();
    assertThat(one.work.startSending(List.of(item), Duration.ZERO)).isEmpty();
    assertThat(one.work.now(item.id())).map(QueueItem::state).contains(ItemState.PREPARED);
  }

  @Test
  void a_lost_answer_is_asked_after_by_one_of_them() {
    QueueItem item = one.sending("a");
    step(item, ItemState.UNCERTAIN);
    assertThat(two.work.next(RED)).map(QueueItem::id).contains(item.id());
    assertThat(one.work.next(RED)).isEmpty();
    assertThat(two.work.next(RED)).as("again, it is its own").isPresent();
  }

  @Test
  void a_node_that_stops_gives_back_what_it_was_at() {
    QueueItem item = one.sending("a");
    step(item, ItemState.UNCERTAIN);
    assertThat(two.work.next(RED)).isPresent();
    two.lease.close();
    assertThat(one.work.next(RED)).map(QueueItem::id).contains(item.id());
  }

  @Test
  void two_installations_do_not_go_by_one_name() {
    assertThatThrownBy(() -> new Node(reach("one", "one"), "another"))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
        .hasMessageContaining("another Seedpost works under this name");
    Lease.Holder another = new Lease.Holder(reach("one", "one"), "another", "host", LEASE);
    assertThatThrownBy(() -> Lease.check(database, another))
        .hasMessageContaining("another Seedpost works under this name");
    Lease.check(database, new Lease.Holder(reach("one", "one"), "first", "host", LEASE));
    one.lease.close();
    Lease.check(database, another);
    assertThat(new Node(reach("one", "one"), "another").lease.term()).isPresent();
  }

  @Test
  void an_item_that_no_living_node_reaches_says_for_whom_it_waits() {
    QueueItem item = one.ready("a");
    Turns turns = Turns.anyTime(database, clock);
    assertThat(turns.of(List.of(item))).containsEntry(item.id(), new Turn.Now());
    one.silent();
    assertThat(turns.of(List.of(item)).get(item.id()))
        .isEqualTo(
            new Turn.Unknown("waits for node 'one', which does not run: it has the content"));
    Node three = new Node(reach("three", "one", folder), "third");
    assertThat(three.lease.term()).isPresent();
    assertThat(turns.of(List.of(item))).containsEntry(item.id(), new Turn.Now());
  }

  @Test
  void the_nodes_are_listed_with_what_they_reach() {
    Node three = new Node(reach("three", "one", folder), "third");
    QueueItem item = one.ready("a");
    three.lease.close();
    List<NodeStatus> nodes = new TrackerStates(database).nodes();
    assertThat(nodes)
        .extracting(NodeStatus::name, NodeStatus::alive, node -> node.reaches(item))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("one", true, true),
            org.assertj.core.groups.Tuple.tuple("three", false, true),
            org.assertj.core.groups.Tuple.tuple("two", true, false));
    assertThat(nodes.getFirst().leaseUntil()).isAfter(Instant.EPOCH);
    assertThat(Optional.of(nodes.get(1).content())).contains(List.of(folder.toString()));
  }
}
