package dev.seedpost.app;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.time.Duration;

/** Waiting between two looks at something that another process changes. */
final class Pauses {
  private Pauses() {}

  /**
   * Waits.
   *
   * @throws FailureException TRANSIENT if the thread is told to end
   */
  static void sleep(Duration time, String doing) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(FailureKind.TRANSIENT, doing, "interrupted", e);
    }
  }
}
