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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The harmless half: from an accepted upload to a proven seed. Every step may be repeated. */
public final class Placing {
  private static final Duration GLANCE = Duration.ofSeconds(1);

  /** A new upload may take a moment to reach the site's announce server. */
  private static final Duration ANNOUNCE = Duration.ofSeconds(5);

  /** People approve it, in hours rather than in minutes. */
  private static final Duration MODERATION = Duration.ofMinutes(15);

  private static final Duration LATER = Duration.ofMinutes(1);

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

  /**
   * Fetches the site's torrent and holds it against ours. Where the site keeps what was sent, that
   * is its torrent; what never was sent, as in a cross-seed, is not.
   */
  void fetch(QueueItem item, Site site) {
    String torrentId = item.torrentId().orElseThrow();
    boolean kept =
        site.definition().keepsOurTorrent()
            && queue.sends(item.id()) > 0
            && !queue.crossSeeded(item.id());
    TorrentFile fetched = kept ? torrents.prepared(item) : site.client().download(torrentId);
    String doing = "fetch " + item.name() + " from " + item.tracker();
    SiteTorrent.mustFit(fetched, ours(item, fetched), doing);
    torrents.saveFetched(fetched);
    waypoints.reached(Waypoint.DOWNLOADED);
    queue.step(
        item,
        Step.to(
                ItemState.FETCHED,
                kept ? "the site keeps the torrent that was sent" : "fetched the site's torrent",
                clock.instant())
            .withSiteHash(fetched.infoHash()));
    waypoints.reached(Waypoint.FETCHED);
  }

  /**
   * Puts the site's torrent into qBittorrent over the payload, if that still is what was hashed.
   */
  void inject(QueueItem item) {
    Optional<TorrentFile> site = kept(() -> torrents.load(siteHash(item)));
    if (site.isEmpty()) {
      fetchAgain(item);
      return;
    }
    Content content = Content.read(Path.of(item.contentPath()));
    TorrentFile ours = ours(item, site.get());
    Hashed.mustBe(content, item, ours, "seed " + item.name());
    injector.get().inject(ours, site.get(), content, item.placement());
    waypoints.reached(Waypoint.ADDED);
    queue.step(item, Step.to(ItemState.INJECTED, "added to qBittorrent", clock.instant()));
    waypoints.reached(Waypoint.INJECTED);
  }

  private void fetchAgain(QueueItem item) {
    String reason = "the kept copy of the site's torrent is lost and is fetched again";
    queue.step(item, Step.to(ItemState.ACCEPTED, reason, clock.instant()));
  }

  private static Optional<TorrentFile> kept(Supplier<TorrentFile> copy) {
    try {
      return Optional.of(copy.get());
    } catch (FailureException e) {
      if (e.kind() == FailureKind.INVALID_CONTENT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** What was made of the payload; made once more if the kept copy is lost. */
  private TorrentFile ours(QueueItem item, TorrentFile site) {
    return kept(() -> torrents.prepared(item))
        .orElseGet(() -> Hashed.again(Content.read(Path.of(item.contentPath())), site));
  }

  /** Waits for the proof: complete, seeding, and the tracker says it works. */
  void confirm(QueueItem item) {
    Optional<TorrentFile> site = kept(() -> torrents.load(siteHash(item)));
    if (site.isEmpty()) {
      fetchAgain(item);
      return;
    }
    Set<String> hosts =
        site.get().announces().stream().map(AnnounceUrl::host).collect(Collectors.toSet());
    Instant now = clock.instant();
    switch (injector.get().confirm(siteHash(item), hosts)) {
      case Seeding.Proven proven -> {
        waypoints.reached(Waypoint.PROVEN);
        queue.step(item, Step.to(ItemState.SEEDING, proven.summary(), now));
        waypoints.reached(Waypoint.SEEDING);
      }
      case Seeding.Waiting waiting ->
          queue.step(item, wait(item, item.state(), waiting.reason(), patience(item, GLANCE, now)));
      case Seeding.TrackerSays says when inModeration(says.message()) ->
          queue.step(
              item,
              wait(
                  item,
                  ItemState.PENDING,
                  "the site's staff has to approve it first: " + says.message(),
                  MODERATION));
      case Seeding.TrackerSays says ->
          queue.step(
              item,
              wait(
                  item,
                  item.state(),
                  "the tracker does not take it: " + says.message(),
                  patience(item, ANNOUNCE, now)));
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

  /** Often at first; what waits for long must not keep others from their turn. */
  private static Duration patience(QueueItem item, Duration atFirst, Instant now) {
    return Duration.between(item.changedAt(), now).compareTo(Duration.ofMinutes(1)) < 0
        ? atFirst
        : LATER;
  }

  /** The words of UNIT3D's announce server (measured): "a PENDING In Moderation torrent". */
  private static boolean inModeration(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return lower.contains("pending") || lower.contains("moderation");
  }

  private Step wait(QueueItem item, ItemState state, String reason, Duration pause) {
    if (clock.instant().isAfter(item.changedAt().plus(RetryPolicy.SAFE))) {
      return Step.after(
          FailureKind.TRANSIENT,
          ItemState.PARKED,
          "given up after "
              + RetryPolicy.SAFE.toDays()
              + " days; 'seedpost retry "
              + item.id()
              + "' goes on; at last: "
              + reason,
          clock.instant(),
          0);
    }
    return new Step(
        state,
        reason,
        Optional.empty(),
        clock.instant().plus(pause),
        item.attempts(),
        Optional.empty(),
        Optional.empty());
  }

  private static InfoHash siteHash(QueueItem item) {
    return item.siteHash().orElseThrow();
  }
}
