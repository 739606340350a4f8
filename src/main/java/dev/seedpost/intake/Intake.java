package dev.seedpost.intake;

import dev.seedpost.failure.FailureException;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.torrent.HashProgress;
import java.util.List;
import java.util.Map;

/** From an arrival to queued items. Everything before the queue may be repeated. */
public final class Intake {
  /**
   * Looks at an order without any effect.
   *
   * @throws FailureException INVALID_CONTENT, CONFIG, or TRANSIENT and AUTH if qBittorrent has to
   *     be asked
   */
  public Proposal propose(Order order) {
    throw new UnsupportedOperationException();
  }

  /** The same proposal with a person's answers; origin "answer". */
  public Proposal answered(Proposal proposal, Map<FactName, Fact> answers) {
    throw new UnsupportedOperationException();
  }

  /**
   * Hashes the payload and queues an item per tracker that has none yet: complete forms as
   * PREPARED, others as NEEDS_ANSWER, broken rules as REFUSED.
   *
   * @param front before all others of the tracker
   * @return the items of all trackers of the proposal, old and new
   */
  public List<QueueItem> enqueue(Proposal proposal, boolean front, HashProgress progress) {
    throw new UnsupportedOperationException();
  }
}
