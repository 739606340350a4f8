package dev.seedpost.queue;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Where an item that rests would go on: never in front of a request that may have left. */
final class Restarts {
  private static final String AGAIN = "tried again by a person";

  private final ItemTable items;
  private final StepTable steps = new StepTable();

  Restarts(ItemTable items) {
    this.items = items;
  }

  ItemState of(Handle handle, QueueItem item) {
    return switch (item.state()) {
      case PREPARED, NEEDS_ANSWER, REFUSED, DUPLICATE -> ItemState.PREPARED;
      case CANCELLED -> wasGivenUp(handle, item) ? stopped(handle, item) : ItemState.PREPARED;
      // A person may have uploaded it by hand meanwhile.
      case HANDED_OVER, SENDING, UNCERTAIN -> ItemState.UNCERTAIN;
      case ACCEPTED -> ItemState.ACCEPTED;
      case FETCHED, INJECTED, PENDING, SEEDING -> ItemState.FETCHED;
      case PARKED -> stopped(handle, item);
    };
  }

  /** What the site had accepted and a person gave up is never sent anew. */
  private boolean wasGivenUp(Handle handle, QueueItem item) {
    return steps
        .history(handle, item.id())
        .getLast()
        .from()
        .filter(ItemState.PARKED::equals)
        .isPresent();
  }

  private ItemState stopped(Handle handle, QueueItem item) {
    if (item.torrentId().isPresent()) {
      return item.siteHash().isPresent() ? ItemState.FETCHED : ItemState.ACCEPTED;
    }
    // The newest send decides: a look that found nothing ends in PREPARED and clears it.
    ItemState last = ItemState.PREPARED;
    for (Transition step : steps.history(handle, item.id())) {
      ItemState to = step.to();
      last =
          to == ItemState.SENDING || to == ItemState.UNCERTAIN
              ? ItemState.UNCERTAIN
              : to == ItemState.PREPARED ? ItemState.PREPARED : last;
    }
    return last;
  }

  /**
   * Goes on after the acceptance from a step that a person names; whatever it is, it is safe.
   *
   * @param from ACCEPTED to fetch, FETCHED to inject, INJECTED to confirm
   */
  Change from(Handle handle, QueueItem item, ItemState from, Instant now) {
    boolean accepted =
        switch (item.state()) {
          case ACCEPTED, FETCHED, INJECTED, PENDING, SEEDING, PARKED -> true;
          default -> false;
        };
    boolean known =
        item.torrentId().isPresent() && (from == ItemState.ACCEPTED || item.siteHash().isPresent());
    if (!accepted || !known) {
      return new Change.Impossible(
          "item "
              + item.id()
              + " ("
              + item.name()
              + "): "
              + (accepted && item.torrentId().isPresent()
                  ? "the site's torrent is not here yet; 'seedpost retry "
                      + item.id()
                      + " --from fetch' gets it"
                  : "the site has not accepted it"));
    }
    return new Change.Done(items.step(handle, item, Step.to(from, AGAIN, now), now).orElseThrow());
  }
}
