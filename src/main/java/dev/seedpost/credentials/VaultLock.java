package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One writer at a time, among all processes and all stores of this process. */
final class VaultLock {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration STEP = Duration.ofMillis(10);

  private final Path file;
  private final Duration patience;

  /** First among the threads: closing any channel of a file drops this process's lock on it. */
  private final ReentrantLock threads = new ReentrantLock();

  /** A lock on a file beside the store's, because that one is replaced by every change. */
  VaultLock(Path store) {
    this(store, PATIENCE);
  }

  VaultLock(Path store, Duration patience) {
    this.file = store.resolveSibling(store.getFileName() + ".lock");
    this.patience = patience;
  }

  <T> T holding(String doing, Supplier<T> work) {
    threads.lock();
    try {
      return holdingFile(doing, work);
    } finally {
      threads.unlock();
    }
  }

  private <T> T holdingFile(String doing, Supplier<T> work) {
    PrivateFiles.folder(file, doing);
    try (FileChannel channel = PrivateFiles.lockFile(file, doing)) {
      FileLock lock = await(channel, doing);
      try {
        return work.get();
      } finally {
        lock.release();
      }
    } catch (IOException fault) {
      throw PrivateFiles.broken("lock", file, doing, fault);
    }
  }

  private FileLock await(FileChannel channel, String doing) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    for (; ; ) {
      FileLock lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - end > 0) {
        throw busy(doing);
      }
      try {
        Thread.sleep(STEP);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw busy(doing);
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException inThisProcess) {
      return null;
    }
  }

  private FailureException busy(String doing) {
    return new FailureException(
        FailureKind.TRANSIENT,
        doing,
        "another seedpost is changing the credential store ("
            + PrivateFiles.shown(file)
            + "); try again");
  }
}
