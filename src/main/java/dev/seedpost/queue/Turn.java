package dev.seedpost.queue;

import java.time.Instant;

/** When the next step of an item, or the next upload to a tracker, may be taken. */
public sealed interface Turn {
  /** One sentence for a person. */
  String why();

  /** Nothing stands in its way. */
  record Now() implements Turn {
    @Override
    public String why() {
      return "its turn";
    }
  }

  /** Not before a moment, which is the first that all limits allow. */
  record At(Instant moment, String why) implements Turn {}

  /**
   * Another item of the tracker goes first.
   *
   * @param item the one right before it
   */
  record Behind(long item) implements Turn {
    @Override
    public String why() {
      return "waits for its turn behind item " + item;
    }
  }

  /** Nobody knows when: something else has to happen first. */
  record Unknown(String why) implements Turn {}
}
