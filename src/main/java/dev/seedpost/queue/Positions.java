package dev.seedpost.queue;

import java.util.List;
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
    Optional<Double> between = inFrontOf(handle, item, other);
    if (between.isEmpty()) {
      renumber(handle, item);
      between = inFrontOf(handle, item, other);
    }
    return move(handle, item, between.orElseThrow());
  }

  /** Halfway to the item before; empty if that no longer differs from either. */
  private static Optional<Double> inFrontOf(Handle handle, QueueItem item, long other) {
    double after = position(handle, other);
    double before =
        handle
            .createQuery(
                "select max(position) from item"
                    + " where tracker = :tracker and position < :after and id <> :id")
            .bind("after", after)
            .bind("tracker", item.tracker().id())
            .bind("id", item.id())
            .mapTo(Double.class)
            .findOne()
            .orElse(after - 2);
    double between = (before + after) / 2;
    return before < between && between < after ? Optional.of(between) : Optional.empty();
  }

  /** Halves run out after some fifty moves to the same place. */
  private static void renumber(Handle handle, QueueItem item) {
    List<Long> ids =
        handle
            .createQuery("select id from item where tracker = :tracker order by position, id")
            .bind("tracker", item.tracker().id())
            .mapTo(Long.class)
            .list();
    for (int place = 0; place < ids.size(); place++) {
      set(handle, ids.get(place), place + 1);
    }
  }

  private Change move(Handle handle, QueueItem item, double position) {
    set(handle, item.id(), position);
    return new Change.Done(items.find(handle, item.id()).orElseThrow());
  }

  private static void set(Handle handle, long id, double position) {
    handle
        .createUpdate(
            // Not a change of the item itself: a worker that holds it must not lose its step.
            "update item set position = :position where id = :id")
        .bind("position", position)
        .bind("id", id)
        .execute();
  }

  private static double position(Handle handle, long id) {
    return handle
        .createQuery("select position from item where id = :id")
        .bind("id", id)
        .mapTo(Double.class)
        .one();
  }
}
