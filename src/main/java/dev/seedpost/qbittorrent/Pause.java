package dev.seedpost.qbittorrent;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.time.Duration;

/** Waits, so that tests need not. */
@FunctionalInterface
interface Pause {
  /** Sleeps; an interrupt ends the whole operation. */
  Pause SLEEP =
      (time, doing) -> {
        try {
          Thread.sleep(time);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new FailureException(
              FailureKind.TRANSIENT, doing, "the program is being stopped; try again later", e);
        }
      };

  /**
   * Waits.
   *
   * @param doing the verb phrase of failures
   */
  void of(Duration time, String doing);
}
