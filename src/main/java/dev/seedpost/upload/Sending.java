package dev.seedpost.upload;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.inject.Injector;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Step;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.torrent.HashProgress;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.torrent.TorrentCreator;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.torrent.TorrentSpec;
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
    unchanged(item, torrent);
    // What cannot be seeded is not uploaded.
    injector.get().reachable();
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
      queue.step(sending.get(), answered(result, site));
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

  private Step answered(UploadResult result, Site site) {
    Instant now = clock.instant();
    return switch (result) {
      case UploadResult.Accepted accepted -> {
        accepted.warnings().forEach(warning -> log.warn("The site remarks: {}", warning));
        String remarks =
            accepted.warnings().isEmpty()
                ? ""
                : "; it remarks: " + String.join("; ", accepted.warnings());
        yield Step.to(
                ItemState.ACCEPTED,
                "accepted as " + site.client().page(accepted.torrentId()) + remarks,
                now)
            .withTorrentId(accepted.torrentId());
      }
      // Ours from a request that was thought lost, or somebody else's: only a look can tell.
      case UploadResult.AlreadyThere there ->
          Step.after(
              FailureKind.UNCERTAIN,
              ItemState.UNCERTAIN,
              "the site says it has this torrent already; it will be asked whose it is",
              now,
              0);
      case UploadResult.Refused refused ->
          Step.after(
              FailureKind.REJECTED,
              ItemState.REFUSED,
              "refused: " + String.join("; ", refused.reasons()),
              now,
              0);
    };
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

  /**
   * The payload must still be what was hashed; a changed time alone is settled by hashing again.
   */
  private void unchanged(QueueItem item, TorrentFile torrent) {
    Content content = Content.read(Path.of(item.contentPath()));
    if (content.fingerprint().equals(item.fingerprint())) {
      return;
    }
    TorrentFile again =
        new TorrentCreator()
            .create(
                content,
                List.of(
                    new TorrentSpec(
                        new PieceLength((int) torrent.pieceLength()),
                        torrent.source().orElse(""),
                        Optional.empty())),
                HashProgress.NONE)
            .getFirst();
    if (!again.infoHash().equals(item.infoHash())) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          "send " + item.name(),
          "its files changed since they were hashed; check them and run 'seedpost retry "
              + item.id()
              + "'");
    }
  }
}
