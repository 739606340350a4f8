package dev.seedpost.schedule;

import java.time.Duration;

/**
 * Work that is done again and again, never twice at once.
 *
 * @param name unique
 * @param every from start to start
 * @param work must end soon after its thread is interrupted; what it throws is logged
 * @param scope who does it
 */
public record Task(String name, Duration every, Runnable work, Scope scope) {
  /** For whom a task is done. */
  public enum Scope {
    /** Each node does it for itself. */
    NODE,
    /** One of the nodes that share a database does it for all. */
    ALL_NODES
  }

  /** A task that each node does for itself. */
  public Task(String name, Duration every, Runnable work) {
    this(name, every, work, Scope.NODE);
  }

  /** The same, done by one node for all; a single node does it too. */
  public Task forAllNodes() {
    return new Task(name, every, work, Scope.ALL_NODES);
  }
}
