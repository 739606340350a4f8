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
 */
public record TrackerStatus(
    TrackerId tracker, boolean paused, Optional<String> held, Instant nextUpload) {}
