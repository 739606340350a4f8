package dev.seedpost.upload;

import dev.seedpost.queue.QueueItem;

/** Is told of every upload request, for a trail that outlives the queue. */
public interface Attempts {
  /** Nobody wants to know. */
  Attempts UNTOLD =
      new Attempts() {
        @Override
        public void leaves(QueueItem item) {
          // Nobody wants to know.
        }

        @Override
        public void ended(QueueItem item, String outcome) {
          // Nobody wants to know.
        }
      };

  /**
   * An upload is about to leave.
   *
   * @throws dev.seedpost.failure.FailureException if it could not be written down, and then it does
   *     not leave
   */
  void leaves(QueueItem item);

  /** What became of its request, in words. Never fails. */
  void ended(QueueItem item, String outcome);
}
