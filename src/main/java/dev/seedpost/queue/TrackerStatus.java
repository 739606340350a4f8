package dev.seedpost.queue;

import dev.seedpost.tracker.TrackerId;
import java.time.Instant;
import java.util.Optional;

/**
 * How a tracker's queue stands.
 *
 * @param paused by a person
 * @param held why nothing is sent to it, if it is held (a refused login)
 * @param nextUpload no upload before this moment
 * @param trouble the last calls failed, or the site asked for a pause
 */
public record TrackerStatus(
    TrackerId tracker,
    boolean paused,
    Optional<String> held,
    Instant nextUpload,
    Optional<Trouble> trouble) {

  /** Without any trouble. */
  public TrackerStatus(
      TrackerId tracker, boolean paused, Optional<String> held, Instant nextUpload) {
    this(tracker, paused, held, nextUpload, Optional.empty());
  }

  /** Whether nothing is asked of the site now. */
  public boolean leftAlone(Instant now) {
    return trouble.filter(one -> one.until().isAfter(now)).isPresent();
  }
}
