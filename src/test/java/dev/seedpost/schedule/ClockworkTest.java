package dev.seedpost.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seedpost.LogLines;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockworkTest {
  @Test
  void a_task_runs_again_and_again_and_never_twice_at_once() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger turns = new AtomicInteger();
    AtomicBoolean overlapped = new AtomicBoolean();
    Task task =
        new Task(
            "slow",
            Duration.ofMillis(5),
            () -> {
              if (running.incrementAndGet() > 1) {
                overlapped.set(true);
              }
              doze(20);
              running.decrementAndGet();
              turns.incrementAndGet();
            });
    try (Clockwork clockwork = Clockwork.start(List.of(task))) {
      await("several turns").until(() -> turns.get() >= 5);
      assertThat(clockwork.stop(Duration.ofSeconds(5))).isTrue();
    }
    assertThat(overlapped).isFalse();
  }

  @Test
  void a_task_that_fails_goes_on_with_its_next_turn_and_disturbs_no_other() {
    AtomicInteger failing = new AtomicInteger();
    AtomicInteger broken = new AtomicInteger();
    AtomicInteger fine = new AtomicInteger();
    List<Task> tasks =
        List.of(
            new Task(
                "failing",
                Duration.ofMillis(10),
                () -> {
                  failing.incrementAndGet();
                  throw new FailureException(FailureKind.TRANSIENT, "test", "told to fail");
                }),
            new Task(
                "broken",
                Duration.ofMillis(10),
                () -> {
                  broken.incrementAndGet();
                  throw new IllegalStateException("a fault");
                }),
            new Task("fine", Duration.ofMillis(10), fine::incrementAndGet));
    try (Clockwork clockwork = Clockwork.start(tasks)) {
      await("turns of all three")
          .until(() -> failing.get() >= 3 && broken.get() >= 3 && fine.get() >= 3);
      assertThat(clockwork.stop(Duration.ofSeconds(5))).isTrue();
    }
  }

  @Test
  void the_same_trouble_is_told_once_and_so_is_its_end() {
    AtomicInteger turns = new AtomicInteger();
    Task task =
        new Task(
            "flaky",
            Duration.ofMillis(5),
            () -> {
              if (turns.incrementAndGet() < 5) {
                throw new FailureException(FailureKind.TRANSIENT, "ask", "nobody answers");
              }
            });
    try (LogLines log = new LogLines(Clockwork.class)) {
      try (Clockwork clockwork = Clockwork.start(List.of(task))) {
        await("turns in trouble and after it").until(() -> turns.get() >= 7);
        clockwork.stop(Duration.ofSeconds(5));
      }
      assertThat(log.all())
          .containsExactly("Failed to ask: nobody answers", "The task flaky works again");
    }
  }

  @Test
  void a_hanging_task_does_not_keep_another_from_its_turns() {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger fine = new AtomicInteger();
    List<Task> tasks =
        List.of(
            new Task("hanging", Duration.ofMillis(10), () -> waitFor(release)),
            new Task("fine", Duration.ofMillis(10), fine::incrementAndGet));
    try (Clockwork clockwork = Clockwork.start(tasks)) {
      await("turns beside the hanging task").until(() -> fine.get() >= 10);
      release.countDown();
      assertThat(clockwork.stop(Duration.ofSeconds(5))).isTrue();
    }
  }

  @Test
  void a_wake_up_gives_a_task_its_turn_before_its_time() {
    AtomicInteger turns = new AtomicInteger();
    Task task = new Task("hourly", Duration.ofHours(1), turns::incrementAndGet);
    try (Clockwork clockwork = Clockwork.start(List.of(task))) {
      await("the first turn").until(() -> turns.get() == 1);
      clockwork.wake("hourly");
      await("the woken turn").until(() -> turns.get() == 2);
    }
  }

  @Test
  void a_clock_that_is_set_back_keeps_no_task_from_its_turn() {
    AtomicLong ahead = new AtomicLong();
    AtomicInteger hourly = new AtomicInteger();
    AtomicInteger daily = new AtomicInteger();
    List<Task> tasks =
        List.of(
            new Task("hourly", Duration.ofHours(1), hourly::incrementAndGet),
            new Task("daily", Duration.ofDays(1), daily::incrementAndGet));
    try (Clockwork clockwork =
        Clockwork.start(
            tasks,
            Optional.empty(),
            Duration.ofSeconds(1),
            () -> System.currentTimeMillis() + ahead.get())) {
      await("the first turns").until(() -> hourly.get() == 1 && daily.get() == 1);
      ahead.set(Duration.ofHours(3).toMillis());
      await("a look at the clock")
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(5))
          .until(() -> hourly.get() == 1);
      ahead.set(-Duration.ofMinutes(1).toMillis());
      await("the turns that would have come later")
          .until(() -> hourly.get() == 2 && daily.get() == 2);
      assertThat(clockwork.stop(Duration.ofSeconds(5))).isTrue();
    }
  }

  @Test
  void work_that_does_not_end_in_time_is_interrupted() {
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Task task =
        new Task(
            "endless",
            Duration.ofHours(1),
            () -> {
              started.countDown();
              try {
                TimeUnit.MINUTES.sleep(5);
              } catch (InterruptedException e) {
                interrupted.set(true);
              }
            });
    try (Clockwork clockwork = Clockwork.start(List.of(task))) {
      waitFor(started);
      assertThat(clockwork.stop(Duration.ofMillis(50))).isFalse();
    }
    await("the interrupt").untilTrue(interrupted);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stands for work that takes a while; nothing waits for it to be over. */
  private static void doze(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
