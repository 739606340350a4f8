package dev.seedpost.config;

import dev.seedpost.queue.Reach;
import java.time.Duration;

/**
 * What this node is among several on one database.
 *
 * @param lease how long it may be silent before others take over what it was at
 */
public record NodeSettings(Reach reach, Duration lease) {
  static final Duration LEASE = Duration.ofSeconds(45);
}
