package dev.seedpost.upload;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Step;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Items that leave in the request of another: further encodings of one edition, where a site takes
 * them. Its answer names the main upload alone, so each of them is found by a look. What was ever
 * sent goes alone from then on.
 */
final class Companions {
  private static final Logger log = LoggerFactory.getLogger(Companions.class);

  private final WorkQueue queue;
  private final Ready ready;
  private final Looking looking;
  private final InstantSource clock;

  Companions(WorkQueue queue, Ready ready, Looking looking, InstantSource clock) {
    this.queue = queue;
    this.ready = ready;
    this.looking = looking;
    this.clock = clock;
  }

  /**
   * Until when an item that is new waits for others to leave with; empty if it goes now. Folders
   * that arrive together are hashed one after another; one upload spacing is what the second of two
   * would have to wait anyway.
   */
  Optional<Step> wait(QueueItem item, Site site) {
    Instant until = item.changedAt().plus(site.definition().pace().uploadSpacing());
    boolean waits =
        site.client().encodingsPerRequest() > 1
            && site.client().isSameEdition(item.form(), item.form())
            && clock.instant().isBefore(until)
            && queue.sends(item.id()) == 0;
    return waits
        ? Optional.of(
            new Step(
                ItemState.PREPARED,
                "waits for other encodings of this edition to leave with it",
                Optional.empty(),
                until,
                0,
                Optional.empty(),
                Optional.empty()))
        : Optional.empty();
  }

  /** An item with its request. */
  record Companion(QueueItem item, UploadRequest upload) {}

  /** Those that may leave with an item about which the site was just asked; often none. */
  List<Companion> of(QueueItem item, Site site) {
    List<Companion> companions = new ArrayList<>();
    if (site.client().encodingsPerRequest() == 1 || queue.sends(item.id()) > 0) {
      return companions;
    }
    int most = Math.min(site.client().encodingsPerRequest(), queue.room(item.tracker())) - 1;
    if (most <= 0) {
      return companions;
    }
    for (QueueItem other : queue.neverSent(item.tracker())) {
      if (companions.size() < most
          && other.id() != item.id()
          && site.client().isSameEdition(item.form(), other.form())) {
        add(other, site, companions);
      }
    }
    return companions;
  }

  /** What stands in an item's way is dealt with when it is its own turn. */
  private void add(QueueItem item, Site site, List<Companion> companions) {
    try {
      UploadRequest upload = ready.request(item);
      // Of a further torrent that it has to change, a site does not see that it has it already.
      if (upload.torrent().staysWithSource(site.definition().sourceFlag())
          && looking.before(item, upload, site).isEmpty()) {
        companions.add(new Companion(item, upload));
      }
    } catch (FailureException | ClientTrouble e) {
      log.debug("{} does not go along: {}", item.name(), e.getMessage());
    }
  }

  /** The request failed: what certainly did not leave goes back to its place. */
  void failed(List<QueueItem> companions, QueueItem main, Failure failure, Site site) {
    boolean mayHaveLeft =
        failure.kind() == FailureKind.UNCERTAIN || failure.kind() == FailureKind.BUG;
    String reason = "in one request with " + main.name() + ": " + failure.message();
    Instant now = clock.instant();
    for (QueueItem item : companions) {
      queue.step(
          item,
          mayHaveLeft
              ? lookedFor(reason, now.plus(Uploader.looks(site).getFirst()))
              : Step.after(failure.kind(), ItemState.PREPARED, reason, now, 0));
    }
  }

  /** The request was answered, and the answer says nothing about these. */
  void answered(List<QueueItem> companions, QueueItem main, UploadResult result, Site site) {
    Step step =
        result instanceof UploadResult.Accepted
            ? lookedFor(
                "it left in one request with "
                    + main.name()
                    + ", which was accepted; the site says nothing about it, so it is looked for",
                clock.instant())
            : notTaken(result, site);
    companions.forEach(item -> queue.step(item, step));
  }

  /**
   * What a "no" to several means for each: it may be meant for another one of them, so each is
   * looked for and then sent alone.
   */
  Step notTaken(UploadResult result, Site site) {
    String why =
        result instanceof UploadResult.Refused refused
            ? "refused: " + String.join("; ", refused.reasons())
            : "the site says that it has one of them already";
    return lookedFor(
        "several encodings left in one request and the site took none ("
            + why
            + "); each is looked for and then sent alone",
        clock.instant().plus(Uploader.looks(site).getFirst()));
  }

  private static Step lookedFor(String reason, Instant dueAt) {
    return Step.after(FailureKind.UNCERTAIN, ItemState.UNCERTAIN, reason, dueAt, 0);
  }
}
