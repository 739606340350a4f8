package dev.seedpost.app;

import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.schedule.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Works on the queue in the foreground, or watches a daemon do it. */
final class Worker {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Stores stores;
  private final Engine engine;

  Worker(Stores stores, Engine engine) {
    this.stores = stores;
    this.engine = engine;
  }

  /**
   * Returns when none of the items is active any more, or when the limit is over.
   *
   * @param ids empty for all items
   */
  List<QueueItem> work(Collection<Long> ids, Duration limit, Consumer<QueueItem> seen) {
    return switch (InstanceLock.tryTake(stores.places().state(), "a command")) {
      case InstanceLock.HeldBy other -> follow(ids, limit, seen);
      case InstanceLock.Taken mine -> {
        try (mine;
            Clockwork clockwork = Clockwork.start(Daemon.drains(engine))) {
          List<QueueItem> items = follow(ids, limit, seen);
          clockwork.stop(Duration.ofSeconds(10));
          yield items;
        }
      }
    };
  }

  private List<QueueItem> follow(Collection<Long> ids, Duration limit, Consumer<QueueItem> seen) {
    UploadQueue queue = stores.queue();
    Map<Long, Long> revisions = new HashMap<>();
    Instant end = stores.clock().instant().plus(limit);
    while (true) {
      List<QueueItem> items =
          queue.list(Set.of(), Optional.empty()).stream()
              .filter(item -> ids.isEmpty() || ids.contains(item.id()))
              .toList();
      for (QueueItem item : items) {
        Long before = revisions.put(item.id(), item.revision());
        if (before == null || before != item.revision()) {
          seen.accept(item);
        }
      }
      if (items.stream().noneMatch(item -> item.state().active())
          || stores.clock().instant().isAfter(end)) {
        return items;
      }
      Pauses.sleep(LOOK, "wait for the queue");
    }
  }
}
