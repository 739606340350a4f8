package dev.seedpost.practice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The lies that are still to be told, in order. Safe for use by many threads. */
final class Lies {
  private final Deque<Lie> queued = new ArrayDeque<>();

  synchronized void add(Lie lie) {
    queued.add(lie);
  }

  synchronized void clear() {
    queued.clear();
  }

  synchronized Optional<Lie> next() {
    return Optional.ofNullable(queued.poll());
  }
}
