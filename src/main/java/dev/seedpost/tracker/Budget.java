package dev.seedpost.tracker;

import java.util.Optional;

/**
 * The most uploads that may leave for a tracker in any sliding stretch.
 *
 * @param perHour in any 60 minutes; empty for no limit
 * @param perDay in any 24 hours; empty for no limit
 */
public record Budget(Optional<Integer> perHour, Optional<Integer> perDay) {
  public static final Budget NONE = new Budget(Optional.empty(), Optional.empty());
}
