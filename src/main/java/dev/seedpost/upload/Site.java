package dev.seedpost.upload;

import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.TrackerId;

/**
 * A tracker with a login.
 *
 * @param definition what it wants
 * @param client how it is spoken to
 */
public record Site(Definition definition, TrackerClient client) {

  /** Finds the site of a tracker. */
  @FunctionalInterface
  public interface Finder {
    /**
     * The site, with the credentials as they are now.
     *
     * @throws dev.seedpost.failure.FailureException AUTH if a credential is missing, CONFIG if the
     *     tracker is unknown
     */
    Site of(TrackerId tracker);
  }
}
