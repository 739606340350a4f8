package dev.seedpost.queue;

import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a tracker's queue stands.
 *
 * @param paused by a person
 * @param held why nothing is sent to it, if it is held (a refused login)
 * @param slotTaken when the last upload left
 * @param nextUpload no upload before this moment
 * @param trouble the last calls failed, or the site asked for a pause
 */
public record TrackerStatus(
    TrackerId tracker,
    boolean paused,
    Optional<String> held,
    Instant slotTaken,
    Instant nextUpload,
    Optional<Trouble> trouble) {

  /** Clocks of several machines differ by less; what lies farther ahead was a clock set back. */
  static final Duration SKEW = Duration.ofMinutes(1);

  /** Without any trouble. */
  public TrackerStatus(
      TrackerId tracker, boolean paused, Optional<String> held, Instant nextUpload) {
    this(tracker, paused, held, Instant.EPOCH, nextUpload, Optional.empty());
  }

  /** Whether nothing is asked of the site now. */
  public boolean leftAlone(Instant now) {
    return trouble
        .filter(one -> one.until().isAfter(now) && !isAhead(one.since(), now))
        .isPresent();
  }

  /** Whether the upload slot is taken now. */
  public boolean spaced(Instant now) {
    return nextUpload.isAfter(now) && !isAhead(slotTaken, now);
  }

  static boolean isAhead(Instant past, Instant now) {
    return past.isAfter(now.plus(SKEW));
  }
}
