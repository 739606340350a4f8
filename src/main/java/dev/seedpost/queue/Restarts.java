package dev.seedpost.queue;

import org.jdbi.v3.core.Handle;

/** Where an item that rests would go on: never in front of a request that may have left. */
final class Restarts {
  private final ItemTable items;

  Restarts(ItemTable items) {
    this.items = items;
  }

  ItemState of(Handle handle, QueueItem item) {
    return switch (item.state()) {
      case PREPARED, NEEDS_ANSWER, REFUSED, DUPLICATE, CANCELLED -> ItemState.PREPARED;
      // A person may have uploaded it by hand meanwhile.
      case HANDED_OVER, SENDING, UNCERTAIN -> ItemState.UNCERTAIN;
      case ACCEPTED -> ItemState.ACCEPTED;
      case FETCHED, INJECTED, PENDING, SEEDING -> ItemState.FETCHED;
      case PARKED -> {
        if (item.torrentId().isPresent()) {
          yield item.siteHash().isPresent() ? ItemState.FETCHED : ItemState.ACCEPTED;
        }
        // The newest send decides: a look that found nothing ends in PREPARED and clears it.
        ItemState last = ItemState.PREPARED;
        for (Transition step : items.history(handle, item.id())) {
          ItemState to = step.to();
          last =
              to == ItemState.SENDING || to == ItemState.UNCERTAIN
                  ? ItemState.UNCERTAIN
                  : to == ItemState.PREPARED ? ItemState.PREPARED : last;
        }
        yield last;
      }
    };
  }
}
