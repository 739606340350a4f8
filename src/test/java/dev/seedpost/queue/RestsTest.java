package dev.seedpost.queue;

import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.database.Backend;
import dev.seedpost.database.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that found nothing to do asks little, and still misses nothing. */
@ParameterizedClass
@EnumSource(Backend.class)
class RestsTest {
  @Parameter private Backend backend;
  @TempDir private Path folder;
  private final MutableClock clock = new MutableClock();
  private Database database;
  private Database elsewhere;
  private WorkQueue work;

  @BeforeEach
  void open() {
    database = backend.open(folder);
    elsewhere = backend.open(folder);
    work = new WorkQueue(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
    elsewhere.close();
  }

  private QueueItem queued(Database by) {
    return new UploadQueue(by, clock)
        .enqueue(List.of(Items.ready(Items.payload(folder, "Album"), RED)), false)
        .getFirst();
  }

  @Test
  void what_another_program_queues_is_seen_at_once() {
    assertThat(work.next(RED)).isEmpty();

    QueueItem item = queued(elsewhere);

    assertThat(work.next(RED)).contains(item);
  }

  @Test
  void what_this_program_queues_is_seen_at_once() {
    assertThat(work.next(RED)).isEmpty();

    QueueItem item = queued(database);

    assertThat(work.next(RED)).contains(item);
  }

  @Test
  void a_due_time_ends_a_rest() {
    QueueItem item = queued(database);
    QueueItem later =
        work.step(
                item,
                Step.to(ItemState.PREPARED, "later", clock.instant().plus(Duration.ofHours(1))))
            .orElseThrow();
    assertThat(work.next(RED)).isEmpty();

    clock.advance(Duration.ofMinutes(59));
    assertThat(work.next(RED)).isEmpty();
    clock.advance(Duration.ofMinutes(1));

    assertThat(work.next(RED)).contains(later);
  }

  @Test
  void what_waits_for_its_slot_leaves_when_the_slot_is_free() {
    QueueItem item = queued(database);
    database.write(handle -> {
      TrackerTable.takeSlot(handle, RED, clock.instant(), Duration.ofSeconds(20));
      return item;
    });
    assertThat(work.next(RED)).isEmpty();

    clock.advance(Duration.ofSeconds(20));

    assertThat(work.next(RED)).contains(item);
  }

  @Test
  void what_another_program_resumes_goes_on() {
    QueueItem item = queued(database);
    TrackerStates states = new TrackerStates(elsewhere);
    states.pause(Optional.empty());
    assertThat(work.next(RED)).isEmpty();

    states.resume(Optional.empty());

    assertThat(work.next(RED)).contains(item);
  }
}
