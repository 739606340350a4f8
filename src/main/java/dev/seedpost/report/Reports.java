package dev.seedpost.report;

import dev.seedpost.database.Database;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.TrackerStates;
import dev.seedpost.queue.Turns;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads how things stand; writes nothing and asks no tracker. */
public final class Reports {
  private static final Set<ItemState> WAIT_FOR_A_PERSON =
      Set.of(ItemState.NEEDS_ANSWER, ItemState.DUPLICATE, ItemState.HANDED_OVER, ItemState.PARKED);

  private final Database database;
  private final UploadQueue queue;
  private final TrackerStates trackers;
  private final Turns turns;
  private final InstantSource clock;

  public Reports(
      Database database,
      UploadQueue queue,
      TrackerStates trackers,
      Turns turns,
      InstantSource clock) {
    this.database = database;
    this.queue = queue;
    this.trackers = trackers;
    this.turns = turns;
    this.clock = clock;
  }

  /**
   * How things stand.
   *
   * @param daemon who runs a daemon on this state folder, if one does
   * @param configured trackers to list even if they have no items
   */
  public Status status(Optional<String> daemon, Collection<TrackerId> configured) {
    Map<String, Integer> counts = new TreeMap<>();
    Set<TrackerId> all = new TreeSet<>(configured);
    database.read(handle -> {
      handle
          .createQuery("select state, tracker, count(*) as number from item group by 1, 2")
          .map((row, context) -> {
            all.add(new TrackerId(row.getString("tracker")));
            return counts.merge(row.getString("state"), row.getInt("number"), Integer::sum);
          })
          .list();
      return counts;
    });
    return new Status(
        clock.instant(),
        daemon,
        trackers.allPaused(),
        counts,
        all.stream().map(trackers::status).toList(),
        all.stream().collect(Collectors.toMap(id -> id, turns::of)),
        trackers.nodes(),
        queue.list(WAIT_FOR_A_PERSON, Optional.empty()));
  }

  /**
   * Figures per tracker over the items that arrived in some stretch.
   *
   * @param since how far to look back; empty for everything
   */
  public List<TrackerFigures> figures(Optional<Duration> since) {
    long from = since.map(back -> clock.instant().minus(back)).orElse(Instant.EPOCH).toEpochMilli();
    return database.read(handle ->
        handle
            .createQuery(
                "select distinct tracker from item where arrived_at >= :from order by tracker")
            .bind("from", from)
            .mapTo(String.class)
            .map(tracker -> figures(handle, tracker, from))
            .list());
  }

  private static TrackerFigures figures(Handle handle, String tracker, long from) {
    Map<String, Integer> states = new HashMap<>();
    Map<String, Integer> failures = new TreeMap<>();
    List<Long> times = new ArrayList<>();
    int accepted =
        handle
            .createQuery(
                """
                select state, failure_kind, torrent_id, arrived_at, changed_at from item
                where tracker = :tracker and arrived_at >= :from
                """)
            .bind("tracker", tracker)
            .bind("from", from)
            .map((row, context) -> {
              states.merge(row.getString("state"), 1, Integer::sum);
              if (row.getString("failure_kind") != null) {
                failures.merge(row.getString("failure_kind"), 1, Integer::sum);
              } else if (row.getString("state").equals(ItemState.REFUSED.name())) {
                failures.merge("REJECTED", 1, Integer::sum);
              }
              if (row.getString("state").equals(ItemState.SEEDING.name())) {
                times.add(row.getLong("changed_at") - row.getLong("arrived_at"));
              }
              return row.getString("torrent_id") != null ? 1 : 0;
            })
            .list()
            .stream()
            .mapToInt(Integer::intValue)
            .sum();
    int seeding = count(states, ItemState.SEEDING);
    int failed = count(states, ItemState.REFUSED) + count(states, ItemState.PARKED);
    int open =
        states.values().stream().mapToInt(Integer::intValue).sum()
            - seeding
            - failed
            - count(states, ItemState.CANCELLED);
    Optional<Double> rate =
        seeding + failed == 0
            ? Optional.empty()
            : Optional.of((double) seeding / (seeding + failed));
    return new TrackerFigures(
        tracker, accepted, seeding, open, failed, rate, failures, median(times));
  }

  private static int count(Map<String, Integer> states, ItemState state) {
    return states.getOrDefault(state.name(), 0);
  }

  private static Optional<Duration> median(List<Long> times) {
    if (times.isEmpty()) {
      return Optional.empty();
    }
    List<Long> sorted = times.stream().sorted().toList();
    int middle = sorted.size() / 2;
    long median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return Optional.of(Duration.ofMillis(median));
  }
}
