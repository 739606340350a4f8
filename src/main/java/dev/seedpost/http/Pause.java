package dev.seedpost.http;

import java.time.Duration;

/** Lets time pass; tests only write down how much. */
@FunctionalInterface
public interface Pause {
  /** Returns when the time is over. */
  void take(Duration time) throws InterruptedException;
}
