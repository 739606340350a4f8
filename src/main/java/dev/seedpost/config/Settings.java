package dev.seedpost.config;

import dev.seedpost.database.DatabaseAddress;
import dev.seedpost.intake.CompletionSettings;
import dev.seedpost.intake.WatchSettings;
import dev.seedpost.qbittorrent.ClientSettings;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.TrackerSettings;
import dev.seedpost.tracker.UploadTimes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration.
 *
 * @param client where qBittorrent is
 * @param completed how completed torrents are found there
 * @param rules a rules file, or a folder of {@code *.yaml} read in name order; absolute
 * @param trackers the trackers in use and those switched off; one that is not here is not used
 * @param database where the queue is on a PostgreSQL server; empty for the file in the state folder
 * @param node what this node is among several on one database
 * @param logLevel error, warn, info, debug or trace
 */
public record Settings(
    ClientSettings client,
    CompletionSettings completed,
    List<WatchSettings> watches,
    Path rules,
    Map<TrackerId, TrackerSettings> trackers,
    Optional<DatabaseAddress> database,
    NodeSettings node,
    String logLevel) {
  public Settings {
    watches = List.copyOf(watches);
    trackers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(trackers));
  }

  /**
   * When uploads to a tracker may leave. One that is switched off takes nothing, so nobody waits
   * for it.
   */
  public UploadTimes times(TrackerId tracker) {
    UploadTimes times = trackers.getOrDefault(tracker, TrackerSettings.AS_DEFINED).times();
    boolean used =
        times
            .stagger()
            .map(stagger -> trackers.get(stagger.after()))
            .filter(TrackerSettings::enabled)
            .isPresent();
    return used ? times : times.withoutStagger();
  }
}
