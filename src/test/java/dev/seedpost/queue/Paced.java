package dev.seedpost.queue;

import static dev.seedpost.queue.Items.RED;

import dev.seedpost.MutableClock;
import dev.seedpost.content.Content;
import dev.seedpost.database.Database;
import dev.seedpost.tracker.Budget;
import dev.seedpost.tracker.DailyHours;
import dev.seedpost.tracker.Hours;
import dev.seedpost.tracker.Stagger;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.UploadTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A queue whose uploads leave when a test wants them to; times are shown in UTC. */
final class Paced implements AutoCloseable {
  private static final Hours ANY_HOUR = hours("UTC", List.of(), List.of());

  private final Path folder;
  final MutableClock clock;
  private final Map<TrackerId, UploadTimes> wanted;
  final Database database;
  final Turns turns;
  final UploadQueue queue;
  final WorkQueue work;
  final TrackerStates trackers;

  Paced(Path folder) {
    this(folder, new MutableClock(), new HashMap<>());
  }

  private Paced(Path folder, MutableClock clock, Map<TrackerId, UploadTimes> wanted) {
    this.folder = folder;
    this.clock = clock;
    this.wanted = wanted;
    database = Database.open(folder.resolve("queue.db"));
    turns =
        new Turns(
            database,
            clock,
            id ->
                wanted.getOrDefault(id, new UploadTimes(Budget.NONE, ANY_HOUR, Optional.empty())));
    queue = new UploadQueue(database, clock);
    work = new WorkQueue(database, clock, turns, Claims.alone());
    trackers = new TrackerStates(database);
  }

  /** Another process on the same database. */
  Paced beside() {
    return new Paced(folder, clock, wanted);
  }

  static Hours hours(String zone, List<String> open, List<String> quiet) {
    return new Hours(
        open.stream().map(DailyHours::parse).toList(),
        quiet.stream().map(DailyHours::parse).toList(),
        ZoneId.of(zone));
  }

  static Budget budget(int perHour, int perDay) {
    return new Budget(
        Optional.of(perHour).filter(most -> most > 0),
        Optional.of(perDay).filter(most -> most > 0));
  }

  void budget(TrackerId tracker, int perHour, int perDay) {
    want(tracker, budget(perHour, perDay), ANY_HOUR);
  }

  void want(TrackerId tracker, Budget budget, Hours hours) {
    wanted.put(tracker, new UploadTimes(budget, hours, Optional.empty()));
  }

  void stagger(TrackerId tracker, TrackerId after, Duration delay) {
    wanted.put(
        tracker, new UploadTimes(Budget.NONE, ANY_HOUR, Optional.of(new Stagger(after, delay))));
  }

  Content payload(String name) {
    return Items.payload(folder, name);
  }

  QueueItem ready(String name, TrackerId tracker) {
    return queue.enqueue(List.of(Items.ready(payload(name), tracker)), false).getFirst();
  }

  QueueItem ready(String name) {
    return ready(name, RED);
  }

  QueueItem through(QueueItem item, ItemState... states) {
    QueueItem now = work.now(item.id()).orElseThrow();
    for (ItemState state : states) {
      now = work.step(now, Step.to(state, "on to " + state, clock.instant())).orElseThrow();
    }
    return now;
  }

  /** Sends what is next, without spacing; empty if nothing may leave. */
  List<QueueItem> send(TrackerId tracker) {
    return work.next(tracker)
        .map(item -> work.startSending(List.of(item), Duration.ZERO))
        .orElse(List.of());
  }

  /** Sends an item and has it accepted. */
  QueueItem accepted(QueueItem item) {
    return through(item, ItemState.SENDING, ItemState.ACCEPTED);
  }

  Turn turn(QueueItem item) {
    List<QueueItem> all = queue.list(Set.of(), Optional.empty());
    return Optional.ofNullable(turns.of(all).get(item.id())).orElseThrow();
  }

  List<String> whys(QueueItem... items) {
    return Stream.of(items).map(this::turn).map(Turn::why).toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
