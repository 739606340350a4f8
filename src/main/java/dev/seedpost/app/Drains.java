package dev.seedpost.app;

import dev.seedpost.schedule.Task;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.upload.Uploader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A drain per tracker: they never wait for each other. One look for all of them wakes those that
 * may have something to do, so that an idle program wakes up for nothing else.
 */
final class Drains {
  private static final Duration LOOK = Duration.ofMillis(500);

  /** Should a wake-up get lost. */
  private static final Duration AT_LEAST = Duration.ofMinutes(1);

  private final Collection<TrackerId> trackers;
  private final Predicate<TrackerId> rests;
  private final Predicate<TrackerId> advance;
  private final Set<TrackerId> woken = ConcurrentHashMap.newKeySet();
  private volatile Consumer<String> wake = _ -> {};

  /**
   * Drains that work off what there is.
   *
   * @param rests whether there is nothing to do for a tracker, without asking much
   * @param advance does one step for a tracker; false if there was none to do
   */
  Drains(Collection<TrackerId> trackers, Predicate<TrackerId> rests, Predicate<TrackerId> advance) {
    this.trackers = List.copyOf(trackers);
    this.rests = rests;
    this.advance = advance;
  }

  static Drains of(Engine engine) {
    Uploader uploader = engine.uploader();
    return new Drains(
        engine.sites().all().stream().map(Definition::id).toList(),
        uploader::rests,
        uploader::advance);
  }

  /** The drains, each of which has a turn at its start, and the look. */
  List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    trackers.forEach(id -> tasks.add(new Task(name(id), AT_LEAST, () -> drain(id))));
    tasks.add(new Task("look", LOOK, this::look));
    return tasks;
  }

  /** Who gives a drain its turn. */
  void onWork(Consumer<String> wake) {
    this.wake = wake;
  }

  private static String name(TrackerId id) {
    return "drain-" + id;
  }

  private void look() {
    Consumer<String> now = wake;
    // One that was woken and has not ended yet looks for itself.
    trackers.stream()
        .filter(id -> !rests.test(id))
        .filter(woken::add)
        .forEach(id -> now.accept(name(id)));
  }

  private void drain(TrackerId id) {
    try {
      while (!Thread.currentThread().isInterrupted() && advance.test(id)) {
        // On to the next step or item.
      }
    } finally {
      woken.remove(id);
    }
  }
}
