package dev.seedpost.cli;

import dev.seedpost.intake.Order;
import dev.seedpost.intake.Proposal;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.rule.Verdict;
import dev.seedpost.torrent.HashProgress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Uploading one thing by hand. Every method may throw a FailureException. */
public interface Uploads {
  /** Looks at an order; no effect on anything. */
  Proposal propose(Order order);

  /** The same proposal with a person's answers. */
  Proposal answered(Proposal proposal, Map<FactName, Fact> answers);

  /** Hashes and queues, in front of what waits; the items of all trackers, old and new. */
  List<QueueItem> enqueue(Proposal proposal, HashProgress progress);

  /**
   * Lets a resting item go on: what may have been sent is looked up first, what was never sent is
   * prepared anew with the files and facts as they are now.
   *
   * @throws dev.seedpost.failure.FailureException REJECTED if it cannot go on
   */
  QueueItem retry(QueueItem item, Map<FactName, Fact> answers);

  /**
   * Works on the queue until none of the items is active any more (all items if empty), or watches
   * the daemon do it.
   *
   * @param seen hears of every change of these items, in order
   * @return the items as they are at the end, or at the time limit
   */
  List<QueueItem> work(Collection<Long> items, Duration limit, Consumer<QueueItem> seen);

  /** Every rule and condition with what was seen. */
  Verdict explain(Order.What what);
}
