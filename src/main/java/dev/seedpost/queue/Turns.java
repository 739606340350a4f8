package dev.seedpost.queue;

import dev.seedpost.database.Database;
import dev.seedpost.tracker.Budget;
import dev.seedpost.tracker.Stagger;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.UploadTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Decides when an upload may leave: pause and hold, upload spacing, budget, hours of the day, the
 * tracker that gets it first, the order of the queue. The worker acts on it and the views show it.
 */
public final class Turns {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Database database;
  private final InstantSource clock;
  private final Function<TrackerId, UploadTimes> times;

  /**
   * Decides by what lies in a database.
   *
   * @param times what is wanted of each tracker; asked each time
   */
  public Turns(Database database, InstantSource clock, Function<TrackerId, UploadTimes> times) {
    this.database = database;
    this.clock = clock;
    this.times = times;
  }

  /** Whenever each tracker's pace allows it. */
  static Turns anyTime(Database database, InstantSource clock) {
    return new Turns(database, clock, tracker -> UploadTimes.ANY_TIME);
  }

  /** When the next step of each item may be taken; those that do not go on by themselves lack. */
  public Map<Long, Turn> of(Collection<QueueItem> items) {
    Instant now = clock.instant();
    Map<Long, Turn> turns = new HashMap<>();
    Map<TrackerId, List<QueueItem>> active =
        items.stream()
            .filter(item -> item.state().active())
            .collect(Collectors.groupingBy(QueueItem::tracker));
    database.read(handle -> {
      List<NodeStatus> nodes = new NodeTable(database.clock()).list(handle);
      active.forEach((tracker, some) -> {
        Pace pace = pace(handle, TrackerTable.standing(handle, tracker), now);
        boolean ready = some.stream().anyMatch(item -> item.state() == ItemState.PREPARED);
        Map<Long, Turn> uploads = ready ? uploads(handle, pace) : Map.of();
        some.forEach(item ->
            turns.put(
                item.id(),
                unreached(nodes, item)
                    .orElseGet(() ->
                        item.state() == ItemState.PREPARED
                            ? uploads.getOrDefault(item.id(), pace.turn())
                            : pace.step(item))));
      });
      return turns;
    });
    return turns;
  }

  private static Optional<Turn> unreached(List<NodeStatus> nodes, QueueItem item) {
    return nodes.isEmpty() || nodes.stream().anyMatch(node -> node.alive() && node.reaches(item))
        ? Optional.empty()
        : Optional.of(
            new Turn.Unknown(
                "waits for node '" + item.node() + "', which does not run: it has the content"));
  }

  /** When the next upload to a tracker may leave, whichever it is. */
  public Turn of(TrackerId tracker) {
    return database.read(handle -> of(handle, tracker, clock.instant()));
  }

  Turn of(Handle handle, TrackerId tracker, Instant now) {
    return pace(handle, TrackerTable.standing(handle, tracker), now).turn();
  }

  /** Whether uploads to a tracker may leave now, as far as it is not for a single item to wait. */
  boolean open(Handle handle, TrackerTable.Standing standing, Instant now) {
    return pace(handle, standing, now).turn() instanceof Turn.Now;
  }

  /** Whether these, all of one tracker, may leave now in one request. */
  boolean mayLeave(Handle handle, List<QueueItem> leaving, Instant now) {
    TrackerId tracker = leaving.getFirst().tracker();
    Optional<Stagger> stagger = stagger(tracker);
    return open(handle, TrackerTable.standing(handle, tracker), now)
        // While it is open there is room for one.
        && (leaving.size() == 1 || room(handle, tracker, now) >= leaving.size())
        && leaving.stream()
            .allMatch(
                item -> TurnTable.staggeredUntil(handle, item.id(), stagger) <= now.toEpochMilli());
  }

  /** How many uploads the budget has left now. */
  int room(Handle handle, TrackerId tracker, Instant now) {
    Budget budget = times.apply(tracker).budget();
    return Math.min(
        room(handle, tracker, budget.perHour(), HOUR, now),
        room(handle, tracker, budget.perDay(), DAY, now));
  }

  private static int room(
      Handle handle, TrackerId tracker, Optional<Integer> most, Duration stretch, Instant now) {
    return most.map(limit -> limit - TurnTable.sent(handle, tracker, stretch, limit, now).size())
        .orElse(Integer.MAX_VALUE);
  }

  Optional<Stagger> stagger(TrackerId tracker) {
    return times.apply(tracker).stagger();
  }

  private Pace pace(Handle handle, TrackerTable.Standing standing, Instant now) {
    TrackerStatus status = standing.status();
    TrackerId tracker = status.tracker();
    UploadTimes wanted = times.apply(tracker);
    Optional<String> paused =
        standing.allPaused()
            ? Optional.of("everything is paused")
            : status.paused() ? Optional.of("the tracker is paused") : Optional.empty();
    Slot slot =
        Stream.of(
                spacing(status, wanted, now),
                used(handle, tracker, wanted.budget().perHour(), HOUR, now),
                used(handle, tracker, wanted.budget().perDay(), DAY, now))
            .flatMap(Optional::stream)
            .reduce(new Slot(now, ""), Slot::later);
    return new Pace(
        tracker,
        wanted,
        paused,
        status.held().map(why -> "the tracker is held: " + why),
        slot,
        alone(status, wanted, now),
        now);
  }

  private static Slot alone(TrackerStatus status, UploadTimes wanted, Instant now) {
    return status
        .trouble()
        .filter(trouble -> status.leftAlone(now))
        .map(trouble ->
            new Slot(
                trouble.until(),
                "the tracker is left alone until "
                    + TurnText.moment(trouble.until(), now, wanted.hours().zone())
                    + ": "
                    + trouble.why()))
        .orElse(new Slot(now, ""));
  }

  private static Optional<Slot> spacing(TrackerStatus status, UploadTimes wanted, Instant now) {
    Instant next = status.nextUpload();
    return status.spaced(now)
        ? Optional.of(
            new Slot(
                next, "upload spacing until " + TurnText.moment(next, now, wanted.hours().zone())))
        : Optional.empty();
  }

  private Optional<Slot> used(
      Handle handle, TrackerId tracker, Optional<Integer> most, Duration stretch, Instant now) {
    if (most.isEmpty()) {
      return Optional.empty();
    }
    int limit = most.get();
    List<Instant> sent = TurnTable.sent(handle, tracker, stretch, limit, now);
    if (sent.size() < limit) {
      return Optional.empty();
    }
    Instant free = sent.getLast().plus(stretch);
    return Optional.of(
        new Slot(
            free,
            "budget of "
                + limit
                + (stretch.equals(HOUR) ? " an hour" : " a day")
                + " is used up until "
                + TurnText.moment(free, now, times.apply(tracker).hours().zone())));
  }

  private static Map<Long, Turn> uploads(Handle handle, Pace pace) {
    Map<Long, Turn> turns = new HashMap<>();
    Optional<Long> ahead = Optional.empty();
    for (TurnTable.Waiting item :
        TurnTable.waiting(handle, pace.tracker(), pace.wanted().stagger())) {
      Turn turn = pace.upload(item);
      if (pace.ready(item)) {
        turns.put(
            item.id(),
            turn instanceof Turn.Unknown ? turn : ahead.<Turn>map(Turn.Behind::new).orElse(turn));
        ahead = Optional.of(item.id());
      } else {
        turns.put(item.id(), turn);
      }
    }
    return turns;
  }
}
