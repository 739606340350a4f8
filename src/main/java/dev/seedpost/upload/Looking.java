package dev.seedpost.upload;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
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
import java.util.stream.Collectors;

/** What a site has of an upload: before it is sent, and when its answer was lost. */
final class Looking {
  /** So many similar uploads are named. */
  private static final int SHOWN = 3;

  private final WorkQueue queue;
  private final TorrentStore torrents;
  private final InstantSource clock;

  Looking(WorkQueue queue, TorrentStore torrents, InstantSource clock) {
    this.queue = queue;
    this.torrents = torrents;
    this.clock = clock;
  }

  /** The request as it was or will be sent. */
  UploadRequest request(QueueItem item) {
    TorrentFile torrent = torrents.prepared(item);
    return new UploadRequest(torrent, item.form(), payload(item));
  }

  /** A payload that is gone does not keep anyone from asking the site. */
  private static Content payload(QueueItem item) {
    Path path = Path.of(item.contentPath());
    try {
      return Content.read(path);
    } catch (FailureException e) {
      return new Content(path, List.of(), List.of());
    }
  }

  /** Why nothing is to be sent: it is there, or others' like it are; empty if it may be sent. */
  Optional<Step> before(QueueItem item, UploadRequest upload, Site site) {
    boolean allTheSame = queue.wantedAllTheSame(item.id());
    Optional<Listing> there = site.client().find(upload);
    if (there.isPresent()
        && (!allTheSame || there.get().ours() || there.get().likeness() == Listing.Likeness.SAME)) {
      return Optional.of(found(there.get(), item, site, false));
    }
    List<Listing> similar = allTheSame ? List.of() : site.client().similar(upload);
    return similar.isEmpty() ? Optional.empty() : Optional.of(similar(similar, item, site));
  }

  private Step similar(List<Listing> similar, QueueItem item, Site site) {
    String shown =
        similar.stream()
            .limit(SHOWN)
            .map(one ->
                one.torrentId().isEmpty()
                    ? one.title()
                    : site.client().page(one.torrentId()) + " (" + one.title() + ")")
            .collect(Collectors.joining(", "));
    return Step.after(
        FailureKind.REJECTED,
        ItemState.DUPLICATE,
        "the site has this release already: "
            + shown
            + (similar.size() > SHOWN ? " and " + (similar.size() - SHOWN) + " more" : "")
            + "; look at it, then 'seedpost retry "
            + item.id()
            + "' sends it all the same, 'seedpost queue cancel "
            + item.id()
            + "' gives it up",
        clock.instant(),
        0);
  }

  /** Asks the site whether an upload whose answer was lost has arrived. */
  Step after(QueueItem item, Site site) {
    UploadRequest request = request(item);
    Optional<Listing> there = site.client().find(request);
    boolean wantedBack = queue.wantedBack(item.id());
    if (there.isPresent()) {
      return wantedBack && there.get().whose() == Listing.Whose.HIDDEN
          ? perhapsByHand(there.get(), item, site)
          : found(there.get(), item, site, !wantedBack);
    }
    if (wantedBack && !site.client().wouldShow(request) && !queue.askedBack(item.id())) {
      return Step.to(
          ItemState.HANDED_OVER,
          "whether a person has uploaded it meanwhile cannot be seen on the site: if so, run"
              + " 'seedpost queue done "
              + item.id()
              + " --url ADDRESS', and if nobody has, 'seedpost retry "
              + item.id()
              + "' once more sends it",
          clock.instant());
    }
    List<Duration> looks = Uploader.looks(site);
    int done = item.attempts() + 1;
    Instant now = clock.instant();
    if (done < looks.size()) {
      return Step.after(
          FailureKind.UNCERTAIN,
          ItemState.UNCERTAIN,
          "the site does not have it (look " + done + " of " + looks.size() + ")",
          now.plus(looks.get(done)),
          done);
    }
    long sends = sends(item);
    if (sends >= most(item, site)) {
      return Step.after(
          FailureKind.UNCERTAIN,
          ItemState.PARKED,
          "it was sent "
              + (sends == 1 ? "once" : sends + " times")
              + " and never answered clearly, and the site does not show it; look there: if it has"
              + " it, run 'seedpost queue done "
              + item.id()
              + " --url ADDRESS', else 'seedpost retry "
              + item.id()
              + "', which looks once more and sends it again",
          now,
          0);
    }
    return Step.to(
        ItemState.PREPARED,
        "the site did not have it in "
            + looks.size()
            + (wantedBack
                ? " looks: nobody has uploaded it by hand and it is sent"
                : " looks: it did not arrive and is sent again"),
        now);
  }

  /** A request that only brought the item into a person's hands is none that may have landed. */
  private long sends(QueueItem item) {
    return queue.sends(item.id()) - queue.handOvers(item.id());
  }

  /** A site that never answers an upload clearly is not sent it for ever. */
  private long most(QueueItem item, Site site) {
    return (site.definition().policy().sendsAgain() ? 2 : 1) + queue.letGoOn(item.id());
  }

  /** Ours from a request that was thought lost, or somebody else's: only a look can tell. */
  Step alreadyThere(QueueItem item, UploadResult.AlreadyThere there, Site site) {
    Instant now = clock.instant();
    Optional<Listing> listing;
    try {
      listing = site.client().find(request(item));
    } catch (FailureException e) {
      return Step.after(
          FailureKind.UNCERTAIN,
          ItemState.UNCERTAIN,
          "the site says it has this torrent already; it will be asked whose it is",
          now.plus(Uploader.looks(site).getFirst()),
          0);
    }
    if (listing.isPresent()) {
      return found(listing.get(), item, site, sends(item) > 1);
    }
    String page =
        there.torrentId().isEmpty() ? "" : " (" + site.client().page(there.torrentId()) + ")";
    return Step.after(
        FailureKind.REJECTED,
        ItemState.PARKED,
        "the site says it has this already"
            + page
            + ", but does not show it: it may be ours and wait for the staff, or somebody"
            + " else's; look there, and if it is this very upload run 'seedpost queue done "
            + item.id()
            + " --url ADDRESS'",
        now,
        0);
  }

  private Step perhapsByHand(Listing listing, QueueItem item, Site site) {
    String page = site.client().page(listing.torrentId());
    return Step.after(
            FailureKind.REJECTED,
            ItemState.DUPLICATE,
            "the site has it as "
                + page
                + " and hides by whom; if you have uploaded it by hand run 'seedpost queue done "
                + item.id()
                + " --url "
                + page
                + "', else 'seedpost queue cross-seed "
                + item.id()
                + "' seeds that one if its files are ours byte by byte",
            clock.instant(),
            0)
        .withTorrentId(listing.torrentId());
  }

  /**
   * What a torrent that was found means.
   *
   * @param sent whether our own request may have made it
   */
  private Step found(Listing listing, QueueItem item, Site site, boolean sent) {
    String page = site.client().page(listing.torrentId());
    Instant now = clock.instant();
    if (listing.ours()) {
      return Step.to(ItemState.ACCEPTED, "the site has it from us as " + page, now)
          .withTorrentId(listing.torrentId());
    }
    if (sent && listing.whose() == Listing.Whose.HIDDEN) {
      // Whoever made it: what is fetched is held against our payload before it is seeded.
      return Step.to(
              ItemState.ACCEPTED,
              "the site has it as " + page + ", hides by whom, and has it since we sent it",
              now)
          .withTorrentId(listing.torrentId());
    }
    return Step.after(
            FailureKind.REJECTED,
            ItemState.DUPLICATE,
            "somebody else has uploaded "
                + (listing.likeness() == Listing.Likeness.SAME
                    ? "this very torrent: "
                    : "a torrent of this name and size: ")
                + page
                + "; 'seedpost queue cross-seed "
                + item.id()
                + "' seeds that one if its files are ours byte by byte",
            now,
            0)
        .withTorrentId(listing.torrentId());
  }
}
