package dev.seedpost.upload;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Step;
import dev.seedpost.queue.Trouble;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes one item of a tracker one recorded step further. It is the boundary at which every failure
 * of an upload ends in a recorded next move. One caller per tracker at a time.
 */
public final class Uploader {
  private static final Logger log = LoggerFactory.getLogger(Uploader.class);

  private final WorkQueue queue;
  private final Site.Finder sites;
  private final Sending sending;
  private final Placing placing;
  private final InstantSource clock;
  private final Breaker breaker;

  public Uploader(
      WorkQueue queue, Site.Finder sites, Sending sending, Placing placing, InstantSource clock) {
    this.queue = queue;
    this.sites = sites;
    this.sending = sending;
    this.placing = placing;
    this.clock = clock;
    this.breaker = new Breaker(queue, clock);
  }

  /** Whether there is certainly nothing to do for a tracker now. */
  public boolean rests(TrackerId tracker) {
    return queue.rests(tracker);
  }

  /**
   * One step of the tracker's next due item.
   *
   * @return whether there was one
   */
  public boolean advance(TrackerId tracker) {
    Optional<QueueItem> next = queue.next(tracker);
    next.ifPresent(this::advance);
    return next.isPresent();
  }

  private void advance(QueueItem item) {
    MDC.put("tracker", item.tracker().id());
    MDC.put("item", Long.toString(item.id()));
    try {
      if (item.state().asksTracker()) {
        Optional<Trouble> trouble = breaker.trouble(item.tracker());
        if (breaker.lets(item.tracker(), trouble, sites)) {
          step(item);
          trouble.ifPresent(one -> breaker.answered(item.tracker()));
        }
      } else {
        step(item);
      }
    } catch (ClientTrouble e) {
      failed(item, e.failure(), true);
    } catch (FailureException e) {
      failed(item, e.failure(), !item.state().asksTracker());
    } catch (RuntimeException e) {
      log.error("A fault in this program stopped {}", item.name(), e);
      failed(
          item,
          Failure.of(
              FailureKind.BUG,
              "go on with " + item.name(),
              "a fault in this program: " + e.getClass().getSimpleName() + "; the log has more"),
          false);
    } finally {
      MDC.clear();
    }
  }

  private void step(QueueItem item) {
    switch (item.state()) {
      case PREPARED -> sending.send(item, sites.of(item.tracker()));
      case UNCERTAIN -> sending.look(item, sites.of(item.tracker()));
      case ACCEPTED -> {
        if (sending.owesRequest(item)) {
          sending.fillRequest(item, sites.of(item.tracker()));
        } else {
          placing.fetch(item, sites.of(item.tracker()));
        }
      }
      case FETCHED -> placing.inject(item);
      case INJECTED, PENDING -> placing.confirm(item);
      // One caller per tracker: what is found like this was left behind by a crash or a full disk.
      case SENDING -> sending.leftBehind(item);
      case NEEDS_ANSWER, SEEDING, REFUSED, DUPLICATE, HANDED_OVER, PARKED, CANCELLED ->
          throw new IllegalStateException("nothing to do in state " + item.state());
    }
  }

  private void failed(QueueItem before, Failure failure, boolean client) {
    if (!client && isTrouble(failure.kind())) {
      breaker.failed(before.tracker(), failure);
    }
    QueueItem item = queue.now(before.id()).orElse(before);
    if (!item.state().active()) {
      log.warn(
          "{} was taken back meanwhile; its last try said: {}", item.name(), failure.message());
      return;
    }
    Next next = RetryPolicy.after(failure, item, client, firstLook(item), clock.instant());
    String reason = failure.message();
    if (reason.equals(item.reason())) {
      log.debug("{}: again {}", item.name(), reason);
    } else {
      log.warn("{}: {}", item.name(), reason);
    }
    switch (next) {
      case Next.RetryAt(java.time.Instant when) -> {
        // What was about to be sent and certainly was not goes back to its place.
        ItemState state = item.state() == ItemState.SENDING ? ItemState.PREPARED : item.state();
        // Looks are counted by Sending; a site that is down is not a look.
        int attempts = item.state() == ItemState.UNCERTAIN ? item.attempts() : item.attempts() + 1;
        queue.step(item, Step.after(failure.kind(), state, reason, when, attempts));
      }
      case Next.Reconcile(java.time.Instant when) -> {
        ItemState state = item.state() == ItemState.SENDING ? ItemState.UNCERTAIN : item.state();
        queue.step(item, Step.after(failure.kind(), state, reason, when, 0));
      }
      case Next.HoldTracker() -> {
        ItemState state = item.state() == ItemState.SENDING ? ItemState.PREPARED : item.state();
        queue.hold(item, Step.after(failure.kind(), state, reason, clock.instant(), 0), reason);
      }
      case Next.Park(String why) ->
          queue.step(
              item, Step.after(failure.kind(), ItemState.PARKED, why + reason, clock.instant(), 0));
    }
  }

  private static boolean isTrouble(FailureKind kind) {
    return kind == FailureKind.TRANSIENT || kind == FailureKind.RATE_LIMITED;
  }

  private Duration firstLook(QueueItem item) {
    try {
      return looks(sites.of(item.tracker())).getFirst();
    } catch (FailureException e) {
      return Duration.ofSeconds(15);
    }
  }

  static List<Duration> looks(Site site) {
    return site.definition().pace().looks();
  }
}
