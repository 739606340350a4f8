package dev.seedpost.practice;

import java.util.concurrent.atomic.AtomicBoolean;

/** What a practice site has been told to do until it is told otherwise. */
final class Switches {
  /** Every request meets a maintenance page. */
  final AtomicBoolean down = new AtomicBoolean();

  /** The API key is refused. */
  final AtomicBoolean locked = new AtomicBoolean();
}
