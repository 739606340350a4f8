package dev.seedpost.queue;

import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.content.Content;
import dev.seedpost.database.Backend;
import dev.seedpost.database.Database;
import dev.seedpost.http.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two programs, each with connections of its own and many threads, over one database. */
@ParameterizedClass
@EnumSource(Backend.class)
class SharedDatabaseTest {
  private static final int THREADS = 8;

  /** All together no more than the gate plans ahead: ten stretches. */
  private static final int EACH = 12;

  @Parameter private Backend backend;
  @TempDir private Path folder;
  private final MutableClock clock = new MutableClock();
  private List<Database> programs;

  @BeforeEach
  void open() {
    programs = List.of(backend.open(folder), backend.open(folder));
  }

  @AfterEach
  void close() {
    programs.forEach(Database::close);
  }

  /** What all threads did, half of them in each program, let go in one moment. */
  private <T> List<T> atOnce(BiFunction<Database, Integer, T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        Database program = programs.get(i % 2);
        Callable<T> task =
            () -> {
              start.await();
              return work.apply(program, number);
            };
        results.add(threads.submit(task));
      }
      List<T> all = new ArrayList<>();
      for (Future<T> result : results) {
        all.add(result.get());
      }
      return all;
    }
  }

  @Test
  void in_no_stretch_more_requests_leave_than_the_rate_allows() throws Exception {
    Rate rate = new Rate(5, Duration.ofSeconds(10));
    List<Instant> slots =
        atOnce(
                (program, _) -> {
                  RequestGate gate = new RequestGate(program);
                  return IntStream.range(0, EACH)
                      .mapToObj(_ -> gate.reserve("red", rate, clock.instant()))
                      .toList();
                })
            .stream()
            .flatMap(List::stream)
            .sorted()
            .toList();
    assertThat(slots).hasSize(THREADS * EACH);
    for (int i = 5; i < slots.size(); i++) {
      assertThat(Duration.between(slots.get(i - 5), slots.get(i)))
          .as("request %d", i)
          .isGreaterThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void the_slot_of_an_upload_is_given_once() throws Exception {
    UploadQueue queue = new UploadQueue(programs.getFirst(), clock);
    for (int round = 0; round < 5; round++) {
      List<QueueItem> items =
          queue.enqueue(List.of(ready("A" + round), ready("B" + round), ready("C" + round)), false);
      List<List<QueueItem>> sent =
          atOnce((program, number) -> {
            WorkQueue work = new WorkQueue(program, clock);
            QueueItem mine = items.get(number % 3);
            return work.startSending(List.of(mine), Duration.ofMinutes(1));
          });
      assertThat(sent.stream().flatMap(List::stream)).hasSize(1);
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(queue.counts()).containsEntry(ItemState.SENDING, 5);
  }

  @Test
  void the_same_item_is_sent_once_even_where_no_spacing_holds_it_back() throws Exception {
    UploadQueue queue = new UploadQueue(programs.getFirst(), clock);
    QueueItem item = queue.enqueue(List.of(ready("Album")), false).getFirst();
    List<List<QueueItem>> sent =
        atOnce((program, _) ->
            new WorkQueue(program, clock).startSending(List.of(item), Duration.ZERO));
    assertThat(sent.stream().flatMap(List::stream)).hasSize(1);
    assertThat(new WorkQueue(programs.getLast(), clock).sends(item.id())).isEqualTo(1);
  }

  @Test
  void one_item_comes_of_the_same_content_however_often_it_is_queued_at_once() throws Exception {
    for (int round = 0; round < 5; round++) {
      NewItem item = ready("Album " + round);
      List<List<QueueItem>> queued =
          atOnce((program, _) -> new UploadQueue(program, clock).enqueue(List.of(item), false));
      assertThat(queued.stream().flatMap(List::stream).map(QueueItem::id).distinct()).hasSize(1);
    }
    assertThat(new UploadQueue(programs.getLast(), clock).list(Set.of(), Optional.of(RED)))
        .hasSize(5);
  }

  private NewItem ready(String name) {
    Content payload = Items.payload(folder, name);
    return Items.ready(payload, RED);
  }
}
