package dev.seedpost.queue;

import dev.seedpost.database.Database;
import dev.seedpost.tracker.TrackerId;
import java.util.List;
import java.util.Optional;

/** Pauses by a person and holds by failure, per tracker and for everything. */
public final class TrackerStates {
  private final Database database;

  public TrackerStates(Database database) {
    this.database = database;
  }

  /** Stops working for one tracker or for all; a request that is under way is finished. */
  public void pause(Optional<TrackerId> tracker) {
    set(tracker, true);
  }

  /** Lets one tracker or all go on; held trackers are released too. */
  public void resume(Optional<TrackerId> tracker) {
    set(tracker, false);
  }

  private void set(Optional<TrackerId> tracker, boolean paused) {
    database.write(handle -> {
      if (tracker.isEmpty()) {
        TrackerTable.pauseAll(handle, paused);
        if (!paused) {
          TrackerTable.resumeEach(handle);
        }
      } else {
        TrackerTable.pause(handle, tracker.get(), paused);
        if (!paused) {
          TrackerTable.hold(handle, tracker.get(), null);
          TrackerTable.works(handle, tracker.get());
        }
      }
      return tracker;
    });
  }

  /** Ends a hold, because what caused it (a credential) was changed. */
  public void release(TrackerId tracker) {
    database.write(handle -> {
      TrackerTable.hold(handle, tracker, null);
      return tracker;
    });
  }

  public TrackerStatus status(TrackerId tracker) {
    return database.read(handle -> TrackerTable.status(handle, tracker));
  }

  /** The nodes that share the queue, by name; none where a program is alone. */
  public List<NodeStatus> nodes() {
    return database.read(handle -> new NodeTable(database.clock()).list(handle));
  }

  /** Whether a person paused everything. */
  public boolean allPaused() {
    return database.read(TrackerTable::allPaused);
  }
}
