package dev.seedpost.queue;

import dev.seedpost.database.Database;
import dev.seedpost.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tables from growing without bound, and lets go on what waits for a clock that was set
 * back. It looks first and writes only if there is something to do, in transactions for which
 * nobody waits long. What intake has judged or was told of stays: it would be judged anew.
 */
public final class Housekeeping {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  /** Longer than the stretch of any site's rate. */
  private static final Duration REQUESTS_KEPT = Duration.ofDays(31);

  /** How a trouble began and how it stands are of use to a person; what lies between is not. */
  private static final int FIRST_TRIES = 20;

  private static final int LAST_TRIES = 50;

  /** What one transaction takes a few milliseconds for. */
  private static final int BATCH = 500;

  private final Database database;
  private final InstantSource clock;
  private final HousekeepingTable table = new HousekeepingTable();
  private final ItemTable items = new ItemTable();

  public Housekeeping(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Ends between two transactions if its thread is interrupted. */
  public void tidyUp() {
    Instant now = clock.instant();
    hurry(now);
    forgetRequests(now.minus(REQUESTS_KEPT));
    thinSteps();
  }

  private void hurry(Instant now) {
    int hurried = 0;
    List<QueueItem> found;
    do {
      found = database.read(handle -> table.behindTheClock(handle, now, BATCH));
      List<QueueItem> batch = found;
      if (!batch.isEmpty()) {
        hurried +=
            database.write(handle ->
                batch.stream()
                    .mapToInt(
                        item -> items.step(handle, item, due(item, now), now).isPresent() ? 1 : 0)
                    .sum());
      }
    } while (found.size() == BATCH && !Thread.currentThread().isInterrupted());
    if (hurried > 0) {
      log.info("The clock was set back; {} items that waited for it are due now", hurried);
    }
  }

  /** Recorded as a step: the newest one then has a time that has come. */
  private static Step due(QueueItem item, Instant now) {
    return new Step(
        item.state(),
        "due at once: the clock was set back",
        item.failureKind().map(FailureKind::valueOf),
        now,
        item.attempts(),
        Optional.empty(),
        Optional.empty());
  }

  private void forgetRequests(Instant old) {
    for (String name : database.read(handle -> table.oldRequests(handle, old))) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      database.write(handle -> table.forgetRequests(handle, name, old));
    }
  }

  private void thinSteps() {
    int forgotten = 0;
    for (long item : database.read(handle -> table.flapping(handle, FIRST_TRIES + LAST_TRIES))) {
      int batch = BATCH;
      while (batch == BATCH && !Thread.currentThread().isInterrupted()) {
        batch = database.write(handle -> table.thin(handle, item, FIRST_TRIES, LAST_TRIES, BATCH));
        forgotten += batch;
      }
    }
    if (forgotten > 0) {
      log.info("Forgot {} of the repeated tries of items that fail again and again", forgotten);
    }
  }
}
