package dev.seedpost.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seedpost.LogLines;
import dev.seedpost.database.Database;
import dev.seedpost.database.DatabaseAddress;
import dev.seedpost.database.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartz.utils.ConnectionProvider;

/** Nodes that share a database on a real server. */
class SharedTasksTest {
  private static final Duration CHECK_IN = Duration.ofMillis(500);

  private final DatabaseAddress address = PostgresServer.made();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  /** A node with connections of its own, which may be cut off from the database. */
  private final class Node implements ConnectionProvider {
    private final Database database = Database.open(address, Optional.empty());
    private final AtomicBoolean cutOff = new AtomicBoolean();

    Node() {
      open.add(database);
    }

    Clockwork start(Task... tasks) {
      Clockwork clockwork =
          Clockwork.start(List.of(tasks), Optional.of(this), CHECK_IN, System::currentTimeMillis);
      open.add(clockwork);
      return clockwork;
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (cutOff.get()) {
        throw new SQLException("cut off");
      }
      return database.shared().orElseThrow().getConnection();
    }

    @Override
    public void shutdown() {}

    @Override
    public void initialize() {}
  }

  private static Task forAll(Duration every, Runnable work) {
    return new Task("common", every, work).forAllNodes();
  }

  @Test
  void a_task_for_all_is_done_by_one_node_at_a_time_and_a_task_of_a_node_by_each() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger turns = new AtomicInteger();
    AtomicBoolean overlapped = new AtomicBoolean();
    Set<String> own = ConcurrentHashMap.newKeySet();
    for (String name : List.of("a", "b")) {
      new Node()
          .start(
              forAll(
                  Duration.ofMillis(100),
                  () -> {
                    overlapped.compareAndSet(false, running.incrementAndGet() > 1);
                    turns.incrementAndGet();
                    running.decrementAndGet();
                  }),
              new Task("own", Duration.ofHours(1), () -> own.add(name)));
    }
    await("turns").atMost(Duration.ofSeconds(30)).until(() -> turns.get() >= 10);
    assertThat(own).containsExactlyInAnyOrder("a", "b");
    assertThat(overlapped).isFalse();
  }

  @Test
  void a_node_that_starts_gives_no_turn_anew_unless_the_pace_is_another() {
    AtomicInteger turns = new AtomicInteger();
    new Node().start(forAll(Duration.ofHours(1), turns::incrementAndGet));
    await("the first turn").until(() -> turns.get() == 1);
    CountDownLatch started = new CountDownLatch(1);
    AtomicInteger others = new AtomicInteger();
    new Node()
        .start(
            forAll(Duration.ofHours(1), others::incrementAndGet),
            new Task("own", Duration.ofHours(1), started::countDown));
    await("the second node").until(() -> started.getCount() == 0);
    await("no turn in a while")
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(5))
        .until(() -> turns.get() + others.get() == 1);
    new Node().start(forAll(Duration.ofMinutes(30), others::incrementAndGet));
    await("the turn of the new pace").until(() -> turns.get() + others.get() == 2);
  }

  @Test
  void where_one_node_has_stopped_the_other_goes_on() {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    Clockwork one = new Node().start(forAll(Duration.ofMillis(100), first::incrementAndGet));
    new Node().start(forAll(Duration.ofMillis(100), second::incrementAndGet));
    await("a turn").until(() -> first.get() + second.get() > 0);
    assertThat(one.stop(Duration.ofSeconds(5))).isTrue();
    int before = first.get();
    int then = second.get();
    await("turns of the other").until(() -> second.get() >= then + 3);
    assertThat(first).hasValue(before);
  }

  @Test
  void where_one_node_died_in_the_middle_of_its_turn_another_goes_on() {
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Node dying = new Node();
    dying.start(
        forAll(
            Duration.ofMillis(200),
            () -> {
              hangs.countDown();
              waitFor(end);
            }));
    waitFor(hangs);
    AtomicInteger turns = new AtomicInteger();
    new Node().start(forAll(Duration.ofMillis(200), turns::incrementAndGet));
    dying.cutOff.set(true);
    try {
      assertThat(turns).hasValue(0);
      await("turns of the other").atMost(Duration.ofSeconds(40)).until(() -> turns.get() >= 3);
    } finally {
      end.countDown();
    }
  }

  @Test
  void a_database_that_is_away_for_a_while_is_told_of_once_and_the_task_comes_back() {
    AtomicInteger turns = new AtomicInteger();
    Node node = new Node();
    try (LogLines log = new LogLines(Clockwork.class)) {
      node.start(forAll(Duration.ofMillis(100), turns::incrementAndGet));
      await("a turn").until(() -> turns.get() > 0);
      node.cutOff.set(true);
      await("the warning").atMost(Duration.ofSeconds(60)).until(() -> !log.all().isEmpty());
      await("no second one")
          .during(Duration.ofSeconds(12))
          .atMost(Duration.ofSeconds(20))
          .until(() -> log.all().size() == 1);
      int before = turns.get();
      node.cutOff.set(false);
      await("turns again").atMost(Duration.ofSeconds(30)).until(() -> turns.get() > before);
      await("the good news")
          .untilAsserted(() ->
              assertThat(log.all())
                  .containsExactly(
                      "The tasks for all nodes wait until the database answers again",
                      "The tasks for all nodes go on"));
    }
  }

  @Test
  void a_task_that_only_another_version_knows_is_left_to_it() {
    AtomicInteger known = new AtomicInteger();
    Task unknown = new Task("newer", Duration.ofMillis(100), () -> {}).forAllNodes();
    new Node().start(unknown).close();
    AtomicInteger newer = new AtomicInteger();
    new Node().start(forAll(Duration.ofMillis(100), known::incrementAndGet));
    await("turns beside it").until(() -> known.get() >= 10);
    new Node()
        .start(new Task("newer", Duration.ofMillis(100), newer::incrementAndGet).forAllNodes());
    await("its turn").atMost(Duration.ofSeconds(30)).until(() -> newer.get() > 0);
  }

  @Test
  void a_turn_that_does_not_end_is_interrupted_and_a_dead_database_keeps_nobody() {
    CountDownLatch hangs = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Node node = new Node();
    Clockwork clockwork =
        node.start(
            forAll(
                Duration.ofHours(1),
                () -> {
                  hangs.countDown();
                  interrupted.set(!waitFor(new CountDownLatch(1)));
                }));
    waitFor(hangs);
    node.cutOff.set(true);
    long start = System.nanoTime();
    assertThat(clockwork.stop(Duration.ofMillis(50))).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    await("the interrupt").untilTrue(interrupted);
  }

  private static boolean waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
