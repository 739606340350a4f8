package dev.seedpost.intake;

import dev.seedpost.content.Content;
import dev.seedpost.release.Release;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.TrackerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What intake needs to know of the configured trackers. */
public interface TrackerDesk {
  /**
   * The tracker's definition.
   *
   * @throws dev.seedpost.failure.FailureException CONFIG if it is not configured
   */
  Definition definition(TrackerId tracker);

  /**
   * Configured trackers that cannot be used because of a mistake in their definition, and which
   * mistake that is and where.
   */
  Map<TrackerId, String> disabled();

  /** Every configured tracker. */
  List<Definition> all();

  /** Fills the tracker's form. */
  FormDraft draft(Definition definition, Release release, Content content);

  /**
   * The personal announce URL; empty if the site's definition does not ask for one, because its own
   * torrent is fetched after the upload.
   *
   * @throws dev.seedpost.failure.FailureException AUTH if it is not in the credential store
   */
  Optional<AnnounceUrl> announce(TrackerId tracker);
}
