package dev.seedpost.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seedpost.LogLines;
import dev.seedpost.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderEventsTest {
  @TempDir private Path folder;
  private final AtomicInteger wakes = new AtomicInteger();
  private final AtomicInteger written = new AtomicInteger();

  /** Writes until somebody wakes: listening starts some time after it was asked for. */
  private void awaitWake(Path where) {
    int before = wakes.get();
    await("a wake-up after a change")
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          Files.writeString(where.resolve("file" + written.incrementAndGet()), "x");
          return wakes.get() > before;
        });
  }

  @Test
  void a_change_deep_in_a_watched_folder_wakes() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("Album/CD 1"));
    try (FolderEvents events = new FolderEvents(List.of(folder), wakes::incrementAndGet)) {
      assertThat(events).isNotNull();
      awaitWake(deep);
    }
  }

  @Test
  void a_listener_that_fails_is_woken_again() {
    Runnable failing =
        () -> {
          wakes.incrementAndGet();
          throw new IllegalStateException("told to fail");
        };
    try (FolderEvents events = new FolderEvents(List.of(folder), failing)) {
      assertThat(events).isNotNull();
      awaitWake(folder);
      awaitWake(folder);
    }
  }

  @Test
  void absent_folders_are_left_to_the_timer_and_the_others_still_wake() throws IOException {
    Path there = Files.createDirectories(folder.resolve("there"));
    List<Path> both = List.of(folder.resolve("absent"), there);
    try (FolderEvents events = new FolderEvents(both, wakes::incrementAndGet)) {
      assertThat(events).isNotNull();
      awaitWake(there);
    }
  }

  @Test
  void nothing_to_listen_to_is_no_fault() {
    try (LogLines log = new LogLines(FolderEvents.class)) {
      new FolderEvents(List.of(folder.resolve("absent")), wakes::incrementAndGet).close();
      assertThat(log.warnings()).isEmpty();
    }
  }

  @Test
  void the_watch_folders_pass_the_word_on() throws IOException {
    Files.createDirectories(folder.resolve("drop"));
    MutableClock clock = new MutableClock();
    WatchSettings settings =
        Watched.settings(folder.resolve("drop"), WatchSettings.Existing.HOLD, 20);
    try (Watched watched = new Watched(folder, settings, clock)) {
      watched.folders.onChange(() -> {
        throw new IllegalStateException("this one was replaced");
      });
      watched.folders.onChange(wakes::incrementAndGet);
      awaitWake(folder.resolve("drop"));
    }
  }
}
