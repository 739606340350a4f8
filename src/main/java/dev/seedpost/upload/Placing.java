package dev.seedpost.upload;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.inject.Injector;
import dev.seedpost.inject.Seeding;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Step;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The harmless half: from an accepted upload to a proven seed. Every step may be repeated. */
public final class Placing {
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final Duration STARE = Duration.ofSeconds(15);

  private final WorkQueue queue;
  private final TorrentStore torrents;
  private final Supplier<Injector> injector;
  private final Waypoint.Listener waypoints;
  private final InstantSource clock;

  public Placing(
      WorkQueue queue,
      TorrentStore torrents,
      Supplier<Injector> injector,
      Waypoint.Listener waypoints,
      InstantSource clock) {
    this.queue = queue;
    this.torrents = torrents;
    this.injector = injector;
    this.waypoints = waypoints;
    this.clock = clock;
  }

  /** Fetches the site's torrent and holds it against ours. */
  void fetch(QueueItem item, Site site) {
    String torrentId = item.torrentId().orElseThrow();
    TorrentFile fetched = site.client().download(torrentId);
    String doing = "fetch " + item.name() + " from " + item.tracker();
    fetched
        .differenceTo(torrents.load(item.infoHash()))
        .ifPresent(difference -> {
          throw new FailureException(
              FailureKind.INVALID_CONTENT,
              doing,
              "the site's torrent is another payload: " + difference);
        });
    if (fetched.announces().isEmpty()) {
      throw new FailureException(
          FailureKind.TRANSIENT, doing, "the site's torrent has no announce URL");
    }
    torrents.save(fetched);
    waypoints.reached(Waypoint.DOWNLOADED);
    queue.step(
        item,
        Step.to(ItemState.FETCHED, "fetched the site's torrent", clock.instant())
            .withSiteHash(fetched.infoHash()));
    waypoints.reached(Waypoint.FETCHED);
  }

  /** Puts the site's torrent into qBittorrent over the payload. */
  void inject(QueueItem item) {
    injector
        .get()
        .inject(
            torrents.load(item.infoHash()),
            torrents.load(siteHash(item)),
            Content.read(Path.of(item.contentPath())),
            item.placement());
    waypoints.reached(Waypoint.ADDED);
    queue.step(item, Step.to(ItemState.INJECTED, "added to qBittorrent", clock.instant()));
    waypoints.reached(Waypoint.INJECTED);
  }

  /** Waits for the proof: complete, seeding, and the tracker says it works. */
  void confirm(QueueItem item) {
    Set<String> hosts =
        torrents.load(siteHash(item)).announces().stream()
            .map(AnnounceUrl::host)
            .collect(Collectors.toSet());
    Instant now = clock.instant();
    switch (injector.get().confirm(siteHash(item), hosts)) {
      case Seeding.Proven proven -> {
        waypoints.reached(Waypoint.PROVEN);
        queue.step(item, Step.to(ItemState.SEEDING, proven.summary(), now));
        waypoints.reached(Waypoint.SEEDING);
      }
      case Seeding.Waiting waiting -> queue.step(item, wait(item, waiting.reason(), GLANCE));
      case Seeding.TrackerSays says ->
          queue.step(
              item,
              wait(item, "the tracker does not take it: " + says.message(), patience(item, now)));
      case Seeding.Gone gone ->
          queue.step(
              item,
              Step.to(
                  ItemState.FETCHED,
                  "it is no longer in qBittorrent and is added again",
                  now.plus(RetryPolicy.wait(item.attempts()))));
      case Seeding.Broken broken ->
          queue.step(
              item,
              Step.after(
                  FailureKind.INVALID_CONTENT,
                  ItemState.PARKED,
                  "it does not seed: " + broken.reason(),
                  now,
                  0));
    }
  }

  /**
   * A new upload may take a moment to reach the site's announce server; later there is no hurry.
   */
  private static Duration patience(QueueItem item, Instant now) {
    return Duration.between(item.changedAt(), now).compareTo(Duration.ofMinutes(1)) < 0
        ? Duration.ofSeconds(5)
        : STARE.multipliedBy(4);
  }

  private Step wait(QueueItem item, String reason, Duration pause) {
    return new Step(
        ItemState.INJECTED,
        reason,
        java.util.Optional.empty(),
        clock.instant().plus(pause),
        item.attempts(),
        java.util.Optional.empty(),
        java.util.Optional.empty());
  }

  private static InfoHash siteHash(QueueItem item) {
    return item.siteHash().orElseThrow();
  }
}
