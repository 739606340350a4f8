package dev.seedpost.http;

/**
 * Asked at the last moment before the first byte of a request leaves, when it has waited for its
 * turn and the connection stands.
 */
@FunctionalInterface
public interface Departure {
  /** Nothing can have come between. */
  Departure OPEN = () -> true;

  /** Whether the request may still leave. */
  boolean isOpen();
}
