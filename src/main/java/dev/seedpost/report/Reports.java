package dev.seedpost.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how things stand; writes nothing and asks no tracker. */
public final class Reports {
  public Status status() {
    throw new UnsupportedOperationException();
  }

  /**
   * Figures per tracker.
   *
   * @param since how far to look back; empty for everything
   */
  public List<TrackerFigures> figures(Optional<Duration> since) {
    throw new UnsupportedOperationException();
  }
}
