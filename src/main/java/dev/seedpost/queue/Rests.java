package dev.seedpost.queue;

import dev.seedpost.database.Database;
import dev.seedpost.tracker.TrackerId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The trackers for which nothing was to do, so that an idle program does not ask the same questions
 * twice a second. Only a change of the database, whoever made it, or a due time ends a rest; where
 * an item is due and waits for something else, nobody rests.
 */
final class Rests {
  private final Map<TrackerId, Rest> resting = new ConcurrentHashMap<>();
  private final Database database;

  /** Until when, unless the database changes. */
  private record Rest(long changes, Instant until) {}

  Rests(Database database) {
    this.database = database;
  }

  /** Whether the last look found nothing and another would not either. */
  boolean lasts(TrackerId tracker, Instant now) {
    return lasts(tracker, now, database.changes());
  }

  private boolean lasts(TrackerId tracker, Instant now, OptionalLong changes) {
    Rest rest = resting.get(tracker);
    return rest != null
        && changes.equals(OptionalLong.of(rest.changes()))
        && now.isBefore(rest.until());
  }

  /** Looks for something to do, unless the last look found nothing and would again. */
  Optional<QueueItem> unless(TrackerId tracker, Instant now, Supplier<Optional<QueueItem>> look) {
    // Counted before the look: what changes meanwhile ends the rest.
    OptionalLong changes = database.changes();
    if (lasts(tracker, now, changes)) {
      return Optional.empty();
    }
    Optional<QueueItem> found = look.get();
    if (found.isEmpty() && changes.isPresent()) {
      Instant due = database.read(handle -> WorkTable.firstDue(handle, tracker));
      resting.put(tracker, new Rest(changes.getAsLong(), due));
    }
    return found;
  }
}
