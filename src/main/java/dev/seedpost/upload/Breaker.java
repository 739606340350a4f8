package dev.seedpost.upload;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.Trouble;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a tracker alone that does not answer, not only the item over which this was seen. After a
 * while its login is checked, which changes nothing on the site, before anything else is asked.
 */
final class Breaker {
  private static final Logger log = LoggerFactory.getLogger(Breaker.class);

  /** One lost packet says nothing, and neither do two. */
  private static final int THRESHOLD = 3;

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10));

  private final WorkQueue queue;
  private final InstantSource clock;

  Breaker(WorkQueue queue, InstantSource clock) {
    this.queue = queue;
    this.clock = clock;
  }

  /** Whether the tracker may be asked something; where it was left alone it is probed first. */
  boolean lets(TrackerId tracker, Optional<Trouble> trouble, Site.Finder sites) {
    return trouble.filter(one -> one.failures() >= THRESHOLD).isEmpty() || probe(tracker, sites);
  }

  private boolean probe(TrackerId tracker, Site.Finder sites) {
    try {
      sites.of(tracker).client().account();
    } catch (FailureException e) {
      return probed(tracker, e.failure());
    }
    answered(tracker);
    return true;
  }

  private boolean probed(TrackerId tracker, Failure failure) {
    return switch (failure.kind()) {
      case TRANSIENT, RATE_LIMITED, REJECTED -> {
        failed(tracker, failure);
        yield false;
      }
      case AUTH -> {
        queue.hold(tracker, failure.message());
        yield false;
      }
      // These are not about the site.
      case UNCERTAIN, INVALID_CONTENT, CONFIG, BUG -> true;
    };
  }

  /** A call went well, or was answered with a clear word. */
  void answered(TrackerId tracker) {
    trouble(tracker)
        .ifPresent(trouble -> {
          queue.answers(tracker);
          if (trouble.failures() >= THRESHOLD) {
            log.info("{} answers again", tracker);
          }
        });
  }

  /** What is known of a tracker's troubles. */
  Optional<Trouble> trouble(TrackerId tracker) {
    return queue.status(tracker).trouble();
  }

  /** A call failed. A pause that the site asks for is kept to the second, by all items. */
  void failed(TrackerId tracker, Failure failure) {
    Instant now = clock.instant();
    int before = queue.status(tracker).trouble().map(Trouble::failures).orElse(0);
    if (failure.kind() == FailureKind.RATE_LIMITED) {
      Instant until = failure.notBefore().orElse(now.plus(RetryPolicy.LIMITED));
      queue.leaveAlone(tracker, new Trouble(failure.message(), before, now, until));
      return;
    }
    int failures = before + 1;
    Instant until =
        failures < THRESHOLD
            ? now
            : now.plus(PAUSES.get(Math.min(failures - THRESHOLD, PAUSES.size() - 1)));
    queue.leaveAlone(tracker, new Trouble(failure.message(), failures, now, until));
    if (failures == THRESHOLD) {
      log.warn("{} is left alone until it answers: {}", tracker, failure.message());
    }
  }
}
