package dev.seedpost.app;

import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.TrackerStatus;
import dev.seedpost.queue.Turn;
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

  /** What failed again and again is left to the daemon or a later command. */
  private static final Duration LONG = Duration.ofMinutes(4);

  private final Stores stores;
  private final Engine engine;

  Worker(Stores stores, Engine engine) {
    this.stores = stores;
    this.engine = engine;
  }

  /**
   * Returns when none of the items can go on by itself any more, or when the limit is over. Where a
   * daemon runs it does the work; should it end meanwhile, the work is taken over.
   *
   * @param ids empty for all items
   */
  List<QueueItem> work(Collection<Long> ids, Duration limit, Consumer<QueueItem> seen) {
    stores.places().make();
    Following following = new Following(ids, stores.clock().instant().plus(limit), seen);
    while (true) {
      List<QueueItem> items =
          switch (InstanceLock.take(stores.places().state(), "a command")) {
            case InstanceLock.HeldBy other -> following.look();
            case InstanceLock.Taken mine -> {
              Drains drains = Drains.of(engine);
              try (mine;
                  Clockwork clockwork = Clockwork.start(drains.tasks())) {
                drains.onWork(clockwork::wake);
                List<QueueItem> all = following.look();
                while (!following.over(all)) {
                  Pauses.sleep(LOOK, "wait for the queue");
                  all = following.look();
                }
                clockwork.stop(Duration.ofSeconds(10));
                yield following.look();
              }
            }
          };
      if (following.over(items)) {
        // A tracker's hold is recorded together with its item: it may be newer than this list.
        return following.look();
      }
      Pauses.sleep(LOOK, "wait for the queue");
    }
  }

  /** What is told of some items. */
  private final class Following {
    private final Collection<Long> ids;
    private final Instant end;
    private final Consumer<QueueItem> seen;
    private final Map<Long, Long> revisions = new HashMap<>();

    Following(Collection<Long> ids, Instant end, Consumer<QueueItem> seen) {
      this.ids = ids;
      this.end = end;
      this.seen = seen;
    }

    /** The items as they are now; those that changed since the last look are told of. */
    List<QueueItem> look() {
      List<QueueItem> items =
          stores.queue().list(Set.of(), Optional.empty()).stream()
              .filter(item -> ids.isEmpty() || ids.contains(item.id()))
              .toList();
      for (QueueItem item : items) {
        Long before = revisions.put(item.id(), item.revision());
        if (before == null || before != item.revision()) {
          seen.accept(item);
        }
      }
      return items;
    }

    boolean over(List<QueueItem> items) {
      if (stores.clock().instant().isAfter(end)) {
        return true;
      }
      Map<Long, Turn> turns = stores.turns().of(items);
      return items.stream().noneMatch(item -> goesOn(item) && comesSoon(item, turns));
    }

    /** What waits for its hours, its budget or another tracker is left to the daemon as well. */
    private boolean comesSoon(QueueItem item, Map<Long, Turn> turns) {
      Turn turn = turns.get(item.id());
      if (item.state() != ItemState.PREPARED || turn == null) {
        return true;
      }
      return switch (turn instanceof Turn.Behind ? stores.turns().of(item.tracker()) : turn) {
        case Turn.Now _, Turn.Behind _ -> true;
        case Turn.At(Instant moment, _) ->
            moment.isBefore(
                stores
                    .clock()
                    .instant()
                    .plus(LONG)
                    .plus(engine.sites().definition(item.tracker()).pace().uploadSpacing()));
        case Turn.Unknown _ -> false;
      };
    }

    /** A pause, a refused login and a mistake in a definition are ended by a person alone. */
    private boolean goesOn(QueueItem item) {
      if (engine.sites().disabled().containsKey(item.tracker())) {
        return false;
      }
      boolean failing = item.failureKind().isPresent() && item.state() != ItemState.UNCERTAIN;
      if (failing && item.dueAt().isAfter(stores.clock().instant().plus(LONG))) {
        return false;
      }
      TrackerStatus status = stores.trackerStates().status(item.tracker());
      if (item.state().asksTracker() && status.leftAlone(stores.clock().instant().plus(LONG))) {
        return false;
      }
      return switch (item.state()) {
        case PREPARED, UNCERTAIN, ACCEPTED ->
            status.held().isEmpty() && !status.paused() && !stores.trackerStates().allPaused();
        case FETCHED, INJECTED -> !status.paused() && !stores.trackerStates().allPaused();
        case SENDING -> true;
        case PENDING, SEEDING -> false;
        case NEEDS_ANSWER, REFUSED, DUPLICATE, HANDED_OVER, PARKED, CANCELLED -> false;
      };
    }
  }
}
