package dev.seedpost.queue;

import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.database.Backend;
import dev.seedpost.database.Database;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
class HousekeepingTest {
  @Parameter private Backend backend;
  @TempDir private Path folder;
  private final MutableClock clock = new MutableClock();
  private Database database;
  private UploadQueue queue;
  private WorkQueue work;
  private Housekeeping housekeeping;

  @BeforeEach
  void open() {
    database = backend.open(folder);
    queue = new UploadQueue(database, clock);
    work = new WorkQueue(database, clock);
    housekeeping = new Housekeeping(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private QueueItem ready(String name) {
    return queue.enqueue(List.of(Items.ready(Items.payload(folder, name), RED)), false).getFirst();
  }

  private QueueItem go(QueueItem item, ItemState... states) {
    QueueItem now = item;
    for (ItemState state : states) {
      now = work.step(now, Step.to(state, "on to " + state, clock.instant())).orElseThrow();
    }
    return now;
  }

  private QueueItem fail(QueueItem item, int from, int times) {
    QueueItem now = item;
    for (int i = from; i < from + times; i++) {
      clock.advance(Duration.ofSeconds(1));
      now =
          work.step(
                  now,
                  Step.after(FailureKind.TRANSIENT, now.state(), "try " + i, clock.instant(), i))
              .orElseThrow();
    }
    return now;
  }

  private List<String> reasons(QueueItem item) {
    return queue.history(item.id()).stream().map(Transition::reason).toList();
  }

  private int requests() {
    return database.read(
        handle -> handle.createQuery("select count(*) from request").mapTo(Integer.class).one());
  }

  private QueueItem now(QueueItem item) {
    return queue.find(item.id()).orElseThrow();
  }

  /** Who writes meanwhile waits for half a minute and fails. */
  private void whileAnotherOneWrites(Runnable task) throws InterruptedException {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread other =
        Thread.ofVirtual()
            .start(() ->
                database.write(handle -> {
                  writing.countDown();
                  try {
                    done.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return handle;
                }));
    writing.await();
    try {
      task.run();
    } finally {
      done.countDown();
      other.join();
    }
  }

  @Test
  void old_requests_go_and_those_that_a_rate_may_still_count_stay() {
    RequestGate gate = new RequestGate(database);
    Rate rate = new Rate(100, Duration.ofDays(30));
    IntStream.range(0, 3).forEach(_ -> gate.reserve("gone", rate, clock.instant()));
    clock.advance(Duration.ofDays(20));
    gate.reserve("red", rate, clock.instant());
    clock.advance(Duration.ofDays(12));
    housekeeping.tidyUp();
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void of_many_repeated_tries_the_first_and_the_last_stay() {
    QueueItem item = fail(ready("Album"), 0, 1200);
    housekeeping.tidyUp();
    List<String> left = reasons(item);
    assertThat(left).hasSize(1 + 20 + 50);
    assertThat(left.subList(1, 21))
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "try " + i).toList());
    assertThat(left.subList(21, 71))
        .containsExactlyElementsOf(IntStream.range(1150, 1200).mapToObj(i -> "try " + i).toList());
  }

  @Test
  void what_decisions_rest_on_stays_however_often_it_happened() {
    QueueItem item = ready("Album");
    for (int round = 0; round < 30; round++) {
      item = go(fail(item, round * 10, 10), ItemState.SENDING, ItemState.UNCERTAIN);
      item = go(fail(item, round * 10, 10), ItemState.PREPARED);
    }
    item = go(item, ItemState.SENDING, ItemState.ACCEPTED);
    item = fail(item, 0, 300);
    item = go(item, ItemState.PARKED, ItemState.ACCEPTED);
    List<Transition> moves = moves(item);
    long sends = work.sends(item.id());
    housekeeping.tidyUp();
    assertThat(moves(item)).isEqualTo(moves);
    assertThat(work.sends(item.id())).isEqualTo(sends).isEqualTo(31);
    assertThat(queue.history(item.id())).hasSize(moves.size() + 70);
  }

  private List<Transition> moves(QueueItem item) {
    return queue.history(item.id()).stream()
        .filter(step -> !step.from().equals(Optional.of(step.to())))
        .toList();
  }

  @Test
  void what_waits_for_a_clock_that_was_set_back_is_due_now() {
    clock.advance(Duration.ofHours(1));
    QueueItem failed = ready("Failed");
    failed =
        work.step(
                failed,
                Step.after(
                    FailureKind.TRANSIENT,
                    ItemState.PREPARED,
                    "no answer",
                    clock.instant().plus(Duration.ofMinutes(5)),
                    3))
            .orElseThrow();
    QueueItem fetched =
        go(ready("Fetched"), ItemState.SENDING, ItemState.ACCEPTED, ItemState.FETCHED);
    QueueItem sending = go(ready("Sending"), ItemState.SENDING);
    Instant after = clock.instant();
    clock.set(after.minus(Duration.ofHours(1)));
    housekeeping.tidyUp();
    assertThat(now(failed).dueAt()).isEqualTo(clock.instant());
    assertThat(now(failed).attempts()).isEqualTo(3);
    assertThat(now(failed).failureKind()).contains("TRANSIENT");
    assertThat(now(fetched).dueAt()).isEqualTo(clock.instant());
    assertThat(now(sending)).isEqualTo(sending);
    assertThat(reasons(failed)).endsWith("due at once: the clock was set back");
  }

  @Test
  void who_waits_by_a_clock_that_is_right_goes_on_waiting() {
    QueueItem item = ready("Album");
    Instant due = clock.instant().plus(Duration.ofMinutes(30));
    item =
        work.step(item, Step.after(FailureKind.TRANSIENT, ItemState.PREPARED, "no", due, 1))
            .orElseThrow();
    clock.set(clock.instant().minus(Duration.ofSeconds(30)));
    housekeeping.tidyUp();
    assertThat(now(item)).isEqualTo(item);
  }

  @Test
  void where_nothing_is_to_be_tidied_up_nothing_is_written() throws InterruptedException {
    new RequestGate(database).reserve("red", new Rate(1, Duration.ofHours(1)), clock.instant());
    QueueItem flapping = fail(ready("Album"), 0, 100);
    clock.advance(Duration.ofDays(40));
    QueueItem ahead = ready("Another");
    clock.set(clock.instant().minus(Duration.ofHours(1)));
    housekeeping.tidyUp();
    assertThat(requests()).isZero();
    assertThat(reasons(flapping)).hasSize(71);
    assertThat(now(ahead).dueAt()).isEqualTo(clock.instant());
    whileAnotherOneWrites(housekeeping::tidyUp);
  }
}
