package dev.seedpost.upload;

import java.time.Instant;

/** What happens to an item after a failure. */
sealed interface Next {
  /** The same step again, not before a moment. */
  record RetryAt(Instant when) implements Next {}

  /** It may have landed: look, not before a moment. */
  record Reconcile(Instant when) implements Next {}

  /** Nothing more to this tracker until a person acts. */
  record HoldTracker() implements Next {}

  /**
   * A person decides.
   *
   * @param why what stands in front of the failure's own sentence; may be empty
   */
  record Park(String why) implements Next {}
}
