package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.schedule.Clockwork;
import dev.seedpost.schedule.Task;
import dev.seedpost.tracker.TrackerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DrainsTest {
  private static final TrackerId RED = new TrackerId("red");
  private static final TrackerId OPS = new TrackerId("ops");

  private final Set<TrackerId> resting = new HashSet<>(Set.of(RED, OPS));
  private final List<String> told = new ArrayList<>();

  private static Map<String, Runnable> tasks(Drains drains) {
    return drains.tasks().stream()
        .collect(Collectors.toMap(Task::name, Task::work, (one, _) -> one));
  }

  @Test
  void only_a_tracker_with_something_to_do_is_woken_and_once_until_it_has_ended() {
    Drains drains = new Drains(List.of(RED, OPS), resting::contains, _ -> false);
    drains.onWork(told::add);
    Map<String, Runnable> tasks = tasks(drains);

    tasks.get("look").run();
    assertThat(told).isEmpty();

    resting.remove(RED);
    tasks.get("look").run();
    tasks.get("look").run();
    assertThat(told).containsExactly("drain-red");

    tasks.get("drain-red").run();
    tasks.get("look").run();
    assertThat(told).containsExactly("drain-red", "drain-red");
  }

  @Test
  void a_drain_that_fails_is_woken_again() {
    Drains drains =
        new Drains(
            List.of(RED),
            _ -> false,
            _ -> {
              throw new IllegalStateException("a fault");
            });
    drains.onWork(told::add);
    Map<String, Runnable> tasks = tasks(drains);
    tasks.get("look").run();
    try {
      tasks.get("drain-red").run();
    } catch (IllegalStateException e) {
      told.add(e.getMessage());
    }
    tasks.get("look").run();
    assertThat(told).containsExactly("drain-red", "a fault", "drain-red");
  }

  @Test
  void one_that_hangs_does_not_keep_another_from_its_turns() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    BlockingQueue<TrackerId> turns = new LinkedBlockingQueue<>();
    Function<TrackerId, Boolean> advance =
        id -> {
          if (id.equals(RED)) {
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          turns.add(id);
          return false;
        };
    Drains drains = new Drains(List.of(RED, OPS), _ -> false, advance::apply);
    try (Clockwork clockwork = Clockwork.start(drains.tasks())) {
      drains.onWork(clockwork::wake);
      for (int turn = 0; turn < 3; turn++) {
        assertThat(turns.poll(20, TimeUnit.SECONDS)).isEqualTo(OPS);
      }
      end.countDown();
    }
  }
}
