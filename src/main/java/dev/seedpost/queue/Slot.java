package dev.seedpost.queue;

import java.time.Instant;

/**
 * What one limit says.
 *
 * @param at nothing leaves before this moment
 * @param why one sentence for a person
 */
record Slot(Instant at, String why) {
  /** The limit that holds longer; this one if both end together. */
  Slot later(Slot other) {
    return other.at.isAfter(at) ? other : this;
  }
}
