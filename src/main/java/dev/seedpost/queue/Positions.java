package dev.seedpost.queue;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The order of a tracker's items, which a person may change. */
final class Positions {
  private final ItemTable items;

  Positions(ItemTable items) {
    this.items = items;
  }

  Change top(Handle handle, QueueItem item) {
    double first =
        handle
            .createQuery("select min(position) from item where tracker = :tracker")
            .bind("tracker", item.tracker().id())
            .mapTo(Double.class)
            .one();
    return move(handle, item, first - 1);
  }

  Change before(Handle handle, QueueItem item, long other) {
    Optional<QueueItem> mark = items.find(handle, other);
    if (mark.isEmpty() || !mark.get().tracker().equals(item.tracker()) || other == item.id()) {
      return new Change.Impossible("item " + other + " is not another item of " + item.tracker());
    }
    double after = items.position(handle, other);
    double before =
        handle
            .createQuery(
                "select coalesce(max(position), :after - 2) from item"
                    + " where tracker = :tracker and position < :after")
            .bind("after", after)
            .bind("tracker", item.tracker().id())
            .mapTo(Double.class)
            .one();
    return move(handle, item, (before + after) / 2);
  }

  private Change move(Handle handle, QueueItem item, double position) {
    items.move(handle, item.id(), position);
    return new Change.Done(items.find(handle, item.id()).orElseThrow());
  }
}
