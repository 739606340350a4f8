package dev.seedpost.practice;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a practice site has been told to do until it is told otherwise. */
final class Switches {
  /** Every request meets a maintenance page. */
  final AtomicBoolean down = new AtomicBoolean();

  /** The API key is refused. */
  final AtomicBoolean locked = new AtomicBoolean();

  /** Uploads wait for the staff. */
  final AtomicBoolean moderated = new AtomicBoolean();

  /** Requests are counted. */
  final AtomicBoolean throttled = new AtomicBoolean();

  /** Uploads wait here for each other, between their check and their storing. */
  volatile Optional<CountDownLatch> race = Optional.empty();
}
