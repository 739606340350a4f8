package dev.seedpost.http;

import java.time.Duration;

/**
 * How long to wait for the other side.
 *
 * @param connect for a connection, with TLS
 * @param read between two bytes of the answer
 * @param write between two bytes of the request
 * @param call for everything from the look-up of the name to the last byte; the wait at a {@link
 *     Gate} does not count
 */
public record Timeouts(Duration connect, Duration read, Duration write, Duration call) {
  /** Patient enough for a slow site that hashes an upload before it answers. */
  public static final Timeouts USUAL =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120));

  public Timeouts {
    for (Duration each : new Duration[] {connect, read, write, call}) {
      if (each.toMillis() < 1) {
        throw new IllegalArgumentException("a time-out is at least 1 ms");
      }
    }
  }
}
