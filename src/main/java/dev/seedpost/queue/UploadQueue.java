package dev.seedpost.queue;

import dev.seedpost.tracker.TrackerId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The persistent queue. Every change is one short transaction; several processes may use it at
 * once.
 */
public final class UploadQueue {
  /**
   * Items in the order in which they will be worked on, finished ones last.
   *
   * @param states empty for all
   */
  public List<QueueItem> list(Set<ItemState> states, Optional<TrackerId> tracker) {
    throw new UnsupportedOperationException();
  }

  public Optional<QueueItem> find(long id) {
    throw new UnsupportedOperationException();
  }

  /** The item's steps, oldest first. */
  public List<Transition> history(long id) {
    throw new UnsupportedOperationException();
  }

  /** Takes an item back before it is sent. */
  public Change cancel(long id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Lets a stopped item go on: one that may have been sent is looked up first, one that was
   * accepted goes on after that; an active one is due at once.
   */
  public Change retry(long id) {
    throw new UnsupportedOperationException();
  }

  /** Puts an item in front of all others of its tracker. */
  public Change moveToTop(long id) {
    throw new UnsupportedOperationException();
  }

  /** Puts an item in front of another one of the same tracker. */
  public Change moveBefore(long id, long other) {
    throw new UnsupportedOperationException();
  }

  /** Stops starting anything new, for one tracker or for all. What is under way is finished. */
  public void pause(Optional<TrackerId> tracker) {
    throw new UnsupportedOperationException();
  }

  public void resume(Optional<TrackerId> tracker) {
    throw new UnsupportedOperationException();
  }
}
