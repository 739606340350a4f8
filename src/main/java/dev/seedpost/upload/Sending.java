package dev.seedpost.upload;

import dev.seedpost.content.Content;
import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.inject.Injector;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Step;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dangerous half: the one request that must never leave twice, and finding out what became of
 * it when its answer was lost.
 */
public final class Sending {
  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  /** A site that never answers an upload clearly is not asked for ever. */
  private static final int MOST_SENDS = 2;

  /** Between tries of a login that qBittorrent refused. */
  private static final Duration LOGIN_PAUSE = Duration.ofMinutes(15);

  private final WorkQueue queue;
  private final TorrentStore torrents;
  private final Supplier<Injector> injector;
  private final Waypoint.Listener waypoints;
  private final InstantSource clock;

  public Sending(
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

  /** Sends a prepared item, once, after every look that can be had beforehand. */
  void send(QueueItem item, Site site) {
    waypoints.reached(Waypoint.TAKEN);
    TorrentFile torrent = torrents.load(item.infoHash());
    Content content = Content.read(Path.of(item.contentPath()));
    Hashed.mustBe(content, item, torrent, "send " + item.name());
    seedable(item, torrent, content);
    Optional<Listing> there = site.client().find(item.infoHash());
    if (there.isPresent()) {
      queue.step(item, found(there.get(), site));
      return;
    }
    waypoints.reached(Waypoint.LOOKED);
    Optional<QueueItem> sending =
        queue.startSending(item, site.definition().pace().uploadSpacing());
    if (sending.isEmpty()) {
      return;
    }
    waypoints.reached(Waypoint.BEFORE_SEND);
    UploadResult result = site.client().upload(new UploadRequest(torrent, item.form()));
    try {
      waypoints.reached(Waypoint.ANSWERED);
      if (queue.step(sending.get(), answered(item, result, site)).isEmpty()) {
        throw new IllegalStateException("somebody changed an item that was being sent");
      }
    } catch (FailureException e) {
      // A database that refuses is no sign that the request did not leave.
      throw new FailureException(
          FailureKind.UNCERTAIN,
          "record the answer for " + item.name(),
          String.valueOf(e.getMessage()),
          e);
    }
    waypoints.reached(Waypoint.ACCEPTED);
  }

  /** An item whose request was under way when the program died may have landed. */
  void leftBehind(QueueItem item) {
    queue.step(
        item,
        Step.after(
            FailureKind.UNCERTAIN,
            ItemState.UNCERTAIN,
            "Seedpost was interrupted while it was being sent; the site will be asked whether it"
                + " arrived",
            clock.instant(),
            0));
  }

  /** What cannot be seeded is not uploaded. */
  private void seedable(QueueItem item, TorrentFile torrent, Content content) {
    try {
      injector.get().ready(torrent, content, item.placement());
    } catch (FailureException e) {
      if (e.kind() != FailureKind.AUTH) {
        throw e;
      }
      // qBittorrent's refused login is no reason to hold the tracker.
      Failure failure = e.failure();
      throw new FailureException(
          new Failure(
              FailureKind.AUTH,
              failure.doing(),
              failure.detail(),
              Optional.of(clock.instant().plus(LOGIN_PAUSE))),
          e);
    }
  }

  private Step answered(QueueItem item, UploadResult result, Site site) {
    Instant now = clock.instant();
    return switch (result) {
      case UploadResult.Accepted accepted -> {
        accepted.warnings().forEach(warning -> log.warn("The site remarks: {}", warning));
        String remarks =
            accepted.warnings().isEmpty()
                ? ""
                : "; it remarks: " + String.join("; ", accepted.warnings());
        String changed =
            accepted.asSubmitted() ? "" : "; the site changed the torrent, its own will be seeded";
        yield Step.to(
                ItemState.ACCEPTED,
                "accepted as " + site.client().page(accepted.torrentId()) + changed + remarks,
                now)
            .withTorrentId(accepted.torrentId());
      }
      case UploadResult.AlreadyThere there -> alreadyThere(item, there, site);
      case UploadResult.Refused refused ->
          Step.after(
              FailureKind.REJECTED,
              ItemState.REFUSED,
              "refused: " + String.join("; ", refused.reasons()),
              now,
              0);
    };
  }

  /** Ours from a request that was thought lost, or somebody else's: only a look can tell. */
  private Step alreadyThere(QueueItem item, UploadResult.AlreadyThere there, Site site) {
    Instant now = clock.instant();
    Optional<Listing> listing;
    try {
      listing = site.client().find(item.infoHash());
    } catch (FailureException e) {
      return Step.after(
          FailureKind.UNCERTAIN,
          ItemState.UNCERTAIN,
          "the site says it has this torrent already; it will be asked whose it is",
          now.plus(Uploader.looks(site).getFirst()),
          0);
    }
    return listing
        .map(found -> found(found, site))
        .orElseGet(() ->
            Step.after(
                FailureKind.REJECTED,
                ItemState.PARKED,
                "the site says it has this torrent already"
                    + (there.torrentId().isEmpty()
                        ? ""
                        : " (" + site.client().page(there.torrentId()) + ")")
                    + ", but does not find it by its info hash; look there",
                now,
                0));
  }

  /** Asks the site whether an upload whose answer was lost has arrived. */
  void look(QueueItem item, Site site) {
    waypoints.reached(Waypoint.TAKEN);
    Optional<Listing> there = site.client().find(item.infoHash());
    if (there.isPresent()) {
      queue.step(item, found(there.get(), site));
      return;
    }
    List<Duration> looks = Uploader.looks(site);
    int done = item.attempts() + 1;
    Instant now = clock.instant();
    if (done < looks.size()) {
      queue.step(
          item,
          Step.after(
              FailureKind.UNCERTAIN,
              ItemState.UNCERTAIN,
              "the site does not have it (look " + done + " of " + looks.size() + ")",
              now.plus(looks.get(done)),
              done));
    } else if (queue.sends(item.id()) >= MOST_SENDS) {
      queue.step(
          item,
          Step.after(
              FailureKind.UNCERTAIN,
              ItemState.PARKED,
              "it was sent "
                  + MOST_SENDS
                  + " times and never answered clearly, and the site does not have it; look at the"
                  + " site, then run 'seedpost retry "
                  + item.id()
                  + "'",
              now,
              0));
    } else {
      queue.step(
          item,
          Step.to(
              ItemState.PREPARED,
              "the site did not have it in "
                  + looks.size()
                  + " looks: it did not arrive and is sent again",
              now));
    }
  }

  private Step found(Listing listing, Site site) {
    String page = site.client().page(listing.torrentId());
    return listing.ours()
        ? Step.to(ItemState.ACCEPTED, "the site has it from us as " + page, clock.instant())
            .withTorrentId(listing.torrentId())
        : Step.after(
            FailureKind.REJECTED,
            ItemState.REFUSED,
            "somebody else has uploaded it already: " + page,
            clock.instant(),
            0);
  }
}
