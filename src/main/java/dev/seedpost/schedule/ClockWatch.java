package dev.seedpost.schedule;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Notices that the system's clock was set back. */
final class ClockWatch {
  private static final Duration LOOK = Duration.ofSeconds(3);

  /** What a clock that is only slowed down never loses between two looks. */
  private static final long STEP = 500;

  private ClockWatch() {}

  /**
   * Watches until the thread is interrupted.
   *
   * @param clock milliseconds since the epoch
   */
  static Thread start(LongSupplier clock, Runnable setBack) {
    return Thread.ofVirtual().name("clock").start(() -> watch(clock, setBack));
  }

  private static void watch(LongSupplier clock, Runnable setBack) {
    try {
      long before = lead(clock);
      while (true) {
        Thread.sleep(LOOK);
        long now = lead(clock);
        if (now < before - STEP) {
          setBack.run();
        }
        before = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How far it is in front of the time that only passes. */
  private static long lead(LongSupplier clock) {
    return clock.getAsLong() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
