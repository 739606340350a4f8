package dev.seedpost.queue;

import dev.seedpost.tracker.Stagger;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.UploadTimes;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast one tracker's items go on at one moment.
 *
 * @param wanted when uploads may leave, as the user wants it
 * @param paused why nothing at all goes on
 * @param held why the tracker is not spoken to
 * @param slot spacing and budget, whichever holds longer; now if neither does
 * @param alone until when nothing is asked of the tracker; now if it may be asked
 */
record Pace(
    TrackerId tracker,
    UploadTimes wanted,
    Optional<String> paused,
    Optional<String> held,
    Slot slot,
    Slot alone,
    Instant now) {

  /** When the next upload may leave. */
  Turn turn() {
    return stop().orElseGet(() -> at(slot.later(alone)));
  }

  private Optional<Turn> stop() {
    return paused.or(() -> held).map(Turn.Unknown::new);
  }

  private Turn at(Slot limit) {
    Instant moment = wanted.hours().next(limit.at());
    if (moment.isAfter(limit.at())) {
      return new Turn.At(moment, wanted.hours().words());
    }
    return moment.isAfter(now) ? new Turn.At(moment, limit.why()) : new Turn.Now();
  }

  /** Whether an item waits for nothing of its own. */
  boolean ready(TurnTable.Waiting item) {
    return !item.dueAt().isAfter(now) && item.staggeredUntil() <= now.toEpochMilli();
  }

  /** When this item may leave, the order of the queue aside. */
  Turn upload(TurnTable.Waiting item) {
    Slot due = due(item.dueAt());
    if (ready(item)) {
      return turn();
    }
    return stop()
        .or(() ->
            item.staggeredUntil() == TurnTable.UNKNOWN
                ? Optional.of(new Turn.Unknown(notAccepted(item)))
                : Optional.empty())
        .orElseGet(() -> at(slot.later(alone).later(due).later(staggered(item))));
  }

  private Slot due(Instant due) {
    return new Slot(due, "waits until " + TurnText.moment(due, now, wanted.hours().zone()));
  }

  private Slot staggered(TurnTable.Waiting item) {
    Instant until = Instant.ofEpochMilli(item.staggeredUntil());
    Stagger stagger = wanted.stagger().orElse(new Stagger(tracker, java.time.Duration.ZERO));
    return new Slot(
        until,
        TurnText.span(stagger.delay())
            + " after "
            + stagger.after()
            + " accepted it, at "
            + TurnText.moment(until, now, wanted.hours().zone()));
  }

  private String notAccepted(TurnTable.Waiting item) {
    String first = wanted.stagger().map(stagger -> stagger.after().id()).orElse("");
    boolean person =
        item.otherState()
            .filter(state ->
                switch (state) {
                  case NEEDS_ANSWER, PARKED, HANDED_OVER -> true;
                  case PREPARED, SENDING, UNCERTAIN, ACCEPTED, FETCHED, INJECTED, PENDING -> false;
                  case SEEDING, REFUSED, DUPLICATE, CANCELLED -> false;
                })
            .isPresent();
    return "waits until "
        + first
        + " has accepted it"
        + (person
            ? "; there, item " + item.other() + " needs you"
            : " (item " + item.other() + ")");
  }

  /** When an item that is past its upload, or that may be, goes on. */
  Turn step(QueueItem item) {
    boolean asksTracker = item.state() == ItemState.UNCERTAIN || item.state() == ItemState.ACCEPTED;
    Optional<String> stopped = paused.or(() -> asksTracker ? held : Optional.empty());
    if (stopped.isPresent()) {
      return new Turn.Unknown(stopped.get());
    }
    if (item.state() == ItemState.SENDING) {
      return new Turn.Now();
    }
    Slot due = due(item.dueAt());
    Slot last = asksTracker ? due.later(alone) : due;
    return last.at().isAfter(now) ? new Turn.At(last.at(), last.why()) : new Turn.Now();
  }
}
