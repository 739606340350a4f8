package dev.seedpost.upload;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.inject.Injector;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Step;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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

  /** Longer than any request takes, with its landing. */
  private static final Duration LONGEST = UploadRequest.LONGEST.plusSeconds(30);

  /** The field of a form that names a request; Gazelle and its kin have it. */
  private static final String REQUEST = "requestid";

  private final WorkQueue queue;
  private final Attempts attempts;
  private final Waypoint.Listener waypoints;
  private final InstantSource clock;
  private final Ready ready;
  private final Looking looking;
  private final Companions companions;

  public Sending(
      WorkQueue queue,
      TorrentStore torrents,
      Supplier<Injector> injector,
      Attempts attempts,
      Waypoint.Listener waypoints,
      InstantSource clock) {
    this.queue = queue;
    this.attempts = attempts;
    this.waypoints = waypoints;
    this.clock = clock;
    this.ready = new Ready(torrents, injector);
    this.looking = new Looking(queue, torrents, clock);
    this.companions = new Companions(queue, ready, looking, clock);
  }

  /** Sends a prepared item, once, after every look that can be had beforehand. */
  void send(QueueItem item, Site site) {
    waypoints.reached(Waypoint.TAKEN);
    Optional<Step> wait = companions.wait(item, site);
    if (wait.isPresent()) {
      queue.step(item, wait.get());
      return;
    }
    UploadRequest upload = ready.request(item);
    Optional<Step> obstacle = looking.before(item, upload, site);
    if (obstacle.isPresent()) {
      queue.step(item, owing(item, obstacle.get())).ifPresent(now -> fillRequest(now, site));
      return;
    }
    List<Companions.Companion> others = companions.of(item, site);
    waypoints.reached(Waypoint.LOOKED);
    List<QueueItem> leaving = new ArrayList<>(List.of(item));
    others.forEach(other -> leaving.add(other.item()));
    List<QueueItem> sending = queue.startSending(leaving, site.definition().pace().uploadSpacing());
    if (sending.isEmpty()) {
      return;
    }
    waypoints.reached(Waypoint.BEFORE_SEND);
    UploadRequest all =
        upload
            .with(others.stream().map(Companions.Companion::upload).toList())
            .leaving(() -> queue.holds(sending.getFirst()));
    fillRequest(recorded(sending, sentOnce(sending, all, site), site), site);
  }

  /** The one request. */
  private UploadResult sentOnce(List<QueueItem> sending, UploadRequest upload, Site site) {
    try {
      sending.forEach(attempts::leaves);
      UploadResult result = site.client().upload(upload);
      sending.forEach(item -> attempts.ended(item, said(result)));
      return result;
    } catch (FailureException e) {
      sending.forEach(item -> attempts.ended(item, e.kind() + ": " + e.failure().detail()));
      companions.failed(sending.subList(1, sending.size()), sending.getFirst(), e.failure(), site);
      throw e;
    }
  }

  private static String said(UploadResult result) {
    return switch (result) {
      case UploadResult.Accepted accepted -> "accepted as " + accepted.torrentId();
      case UploadResult.AlreadyThere there -> "the site has it already " + there.torrentId();
      case UploadResult.Refused refused -> "refused: " + String.join("; ", refused.reasons());
      case UploadResult.HandedOver _ -> "handed over to a person";
    };
  }

  private QueueItem recorded(List<QueueItem> sending, UploadResult result, Site site) {
    QueueItem item = sending.getFirst();
    List<QueueItem> others = sending.subList(1, sending.size());
    Optional<QueueItem> recorded;
    try {
      waypoints.reached(Waypoint.ANSWERED);
      Step step =
          others.isEmpty() || result instanceof UploadResult.Accepted
              ? owing(item, answered(item, result, site))
              : companions.notTaken(result, site);
      recorded = queue.step(item, step);
      companions.answered(others, item, result, site);
    } catch (FailureException e) {
      // A database that refuses is no sign that the request did not leave.
      throw new FailureException(
          FailureKind.UNCERTAIN,
          "record the answer for " + item.name(),
          String.valueOf(e.getMessage()),
          e);
    }
    QueueItem now = recorded.orElseThrow(() -> takenUp(item));
    waypoints.reached(Waypoint.ACCEPTED);
    return now;
  }

  /** Another program took it for left behind: it goes on from what the site says. */
  private static FailureException takenUp(QueueItem item) {
    return new FailureException(
        FailureKind.UNCERTAIN,
        "record the answer for " + item.name(),
        "another program went on with it while it was being sent; the site will be asked whether it"
            + " arrived");
  }

  private static Optional<String> request(QueueItem item) {
    return item.form().stream()
        .filter(field -> field.name().equals(REQUEST))
        .map(FormField::value)
        .findFirst();
  }

  /** An acceptance is recorded together with the request that is still to be filled. */
  private static Step owing(QueueItem item, Step step) {
    return step.to() == ItemState.ACCEPTED && request(item).isPresent()
        ? step.withReason(step.reason() + owed(request(item).get()))
        : step;
  }

  private static String owed(String request) {
    return "; request " + request + " is not filled yet";
  }

  /** Whether the program died before it recorded what became of the item's request. */
  boolean owesRequest(QueueItem item) {
    return item.state() == ItemState.ACCEPTED
        && item.torrentId().isPresent()
        && request(item).filter(number -> item.reason().endsWith(owed(number))).isPresent();
  }

  /**
   * Fills the request of an accepted upload. What becomes of it is a remark: the upload itself is
   * accepted and recorded.
   */
  void fillRequest(QueueItem item, Site site) {
    if (!owesRequest(item)) {
      return;
    }
    String request = request(item).orElseThrow();
    String torrentId = item.torrentId().orElseThrow();
    Optional<String> remark;
    try {
      remark = site.client().fillRequest(torrentId, request);
    } catch (FailureException e) {
      log.warn("Request {} was not filled: {}", request, e.failure().detail());
      remark =
          Optional.of(
              "request "
                  + request
                  + " was not filled ("
                  + e.failure().detail()
                  + "); fill it by hand on the site");
    }
    String accepted = item.reason().substring(0, item.reason().length() - owed(request).length());
    queue.step(
        item,
        Step.to(
            ItemState.ACCEPTED,
            accepted + remark.map(text -> "; " + text).orElse(""),
            clock.instant()));
  }

  /** An item whose request was under way when the program died may have landed. */
  void leftBehind(QueueItem item) {
    queue.leftBehind(
        item,
        Step.after(
            FailureKind.UNCERTAIN,
            ItemState.UNCERTAIN,
            "Seedpost was interrupted while it was being sent; the site will be asked whether it"
                + " arrived",
            clock.instant(),
            0),
        LONGEST);
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
        String pending = accepted.pending() ? "; the site's staff has to approve it" : "";
        yield Step.to(
                ItemState.ACCEPTED,
                "accepted as "
                    + site.client().page(accepted.torrentId())
                    + changed
                    + pending
                    + remarks,
                now)
            .withTorrentId(accepted.torrentId());
      }
      case UploadResult.AlreadyThere there -> looking.alreadyThere(item, there, site);
      case UploadResult.Refused refused ->
          Step.after(
              FailureKind.REJECTED,
              ItemState.REFUSED,
              "refused: " + String.join("; ", refused.reasons()),
              now,
              0);
      case UploadResult.HandedOver handed ->
          Step.to(
              ItemState.HANDED_OVER,
              handed.todo() + "; then run 'seedpost queue done " + item.id() + " --url ADDRESS'",
              now);
    };
  }

  /** Asks the site whether an upload whose answer was lost has arrived. */
  void look(QueueItem item, Site site) {
    waypoints.reached(Waypoint.TAKEN);
    queue
        .step(item, owing(item, looking.after(item, site)))
        .ifPresent(now -> fillRequest(now, site));
  }
}
