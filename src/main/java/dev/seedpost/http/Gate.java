package dev.seedpost.http;

import java.time.Instant;

/**
 * Hands out the moments at which requests may leave, shared by every process of this installation.
 */
@FunctionalInterface
public interface Gate {
  /** Lets every request pass at once. */
  Gate OPEN = (name, rate, now) -> now;

  /**
   * Takes the next free moment.
   *
   * @param name whose rate it is, a tracker's id
   * @return now or later
   */
  Instant reserve(String name, Rate rate, Instant now);
}
