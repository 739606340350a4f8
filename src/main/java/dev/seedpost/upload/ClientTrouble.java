package dev.seedpost.upload;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;

/** qBittorrent failed, not the tracker: nothing about the tracker follows from it. */
final class ClientTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  ClientTrouble(FailureException cause) {
    super(cause);
    this.failure = cause.failure();
  }

  Failure failure() {
    return failure;
  }
}
