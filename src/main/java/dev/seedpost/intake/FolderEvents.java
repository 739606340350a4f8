package dev.seedpost.intake;

import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operating system's word that something changed below a folder. A wake-up, never the truth: it
 * may never come.
 */
final class FolderEvents implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FolderEvents.class);
  private static final long NANOS_BETWEEN = 200_000_000;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("folder-events").daemon().factory());
  private final AtomicLong last = new AtomicLong(System.nanoTime() - NANOS_BETWEEN);
  private final Optional<DirectoryWatcher> watcher;

  FolderEvents(List<Path> folders, Runnable wake) {
    watcher = start(folders.stream().filter(Files::isDirectory).toList(), wake);
  }

  private Optional<DirectoryWatcher> start(List<Path> folders, Runnable wake) {
    if (folders.isEmpty()) {
      return Optional.empty();
    }
    try {
      DirectoryWatcher built =
          DirectoryWatcher.builder()
              .paths(folders)
              // Hashing whole albums only to learn that they changed is not worth it.
              .fileHashing(false)
              .listener(event -> rarely(wake))
              .build();
      thread.execute(() -> watch(built));
      return Optional.of(built);
    } catch (IOException e) {
      warn(e);
      return Optional.empty();
    }
  }

  /** The system's limits show only here. */
  private static void watch(DirectoryWatcher watcher) {
    try {
      watcher.watch();
    } catch (RuntimeException e) {
      if (!watcher.isClosed()) {
        warn(e);
      }
    }
  }

  private static void warn(Exception e) {
    log.warn(
        "No change events for the watched folders ({}); they are looked at on the timer alone",
        e.getMessage());
  }

  /** A copy in progress sends thousands of events. */
  private void rarely(Runnable wake) {
    long now = System.nanoTime();
    long before = last.get();
    if (now - before >= NANOS_BETWEEN && last.compareAndSet(before, now)) {
      wake.run();
    }
  }

  @Override
  public void close() {
    watcher.ifPresent(open -> {
      try {
        open.close();
      } catch (IOException e) {
        log.debug("The folder watcher did not close", e);
      }
    });
    thread.shutdownNow();
  }
}
