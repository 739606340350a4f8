package dev.seedpost.queue;

/** What came of a person's wish about an item. */
public sealed interface Change {
  /** The item as it is now. */
  record Done(QueueItem item) implements Change {}

  /** Why it cannot be, one sentence. */
  record Impossible(String why) implements Change {}
}
