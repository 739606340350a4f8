package dev.seedpost.queue;

import dev.seedpost.tracker.TrackerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The statements on {@code tracker_state} and the pause of everything; each runs in its caller's
 * transaction.
 */
final class TrackerTable {
  private static final String PAUSED = "paused";

  private TrackerTable() {}

  /** How a tracker stands, and whether everything is paused, as one statement sees them. */
  record Standing(TrackerStatus status, boolean allPaused) {
    boolean paused() {
      return allPaused || status.paused();
    }
  }

  static Standing standing(Handle handle, TrackerId tracker) {
    return handle
        .createQuery(
            "select tracker_state.*, (select count(*) from setting where name = :name) as"
                + " all_paused"
                // A tracker of which nothing is known yet stands as a row of nothing but nulls.
                + " from (select 1) as one"
                + " left join tracker_state on tracker_state.tracker = :tracker")
        .bind("name", PAUSED)
        .bind("tracker", tracker.id())
        .map((row, context) ->
            new Standing(
                new TrackerStatus(
                    tracker,
                    row.getBoolean("paused"),
                    Optional.ofNullable(row.getString("held")),
                    Instant.ofEpochMilli(row.getLong("slot_taken_at")),
                    Instant.ofEpochMilli(row.getLong("next_upload_at")),
                    trouble(row)),
                row.getInt("all_paused") > 0))
        .one();
  }

  static TrackerStatus status(Handle handle, TrackerId tracker) {
    return standing(handle, tracker).status();
  }

  private static Optional<Trouble> trouble(ResultSet row) throws SQLException {
    return row.getString("trouble") == null
        ? Optional.empty()
        : Optional.of(
            new Trouble(
                row.getString("trouble"),
                row.getInt("troubles"),
                Instant.ofEpochMilli(row.getLong("trouble_since")),
                Instant.ofEpochMilli(row.getLong("trouble_until"))));
  }

  static void trouble(Handle handle, TrackerId tracker, Trouble trouble) {
    set(handle, tracker, "trouble", trouble.why());
    set(handle, tracker, "troubles", trouble.failures());
    set(handle, tracker, "trouble_since", trouble.since().toEpochMilli());
    set(handle, tracker, "trouble_until", trouble.until().toEpochMilli());
  }

  static void works(Handle handle, TrackerId tracker) {
    set(handle, tracker, "trouble", null);
    set(handle, tracker, "troubles", 0);
  }

  static void takeSlot(Handle handle, TrackerId tracker, Instant now, Duration spacing) {
    handle
        .createUpdate(
            "insert into tracker_state (tracker, slot_taken_at, next_upload_at)"
                + " values (:tracker, :now, :next) on conflict (tracker)"
                + " do update set slot_taken_at = :now, next_upload_at = :next")
        .bind("tracker", tracker.id())
        .bind("now", now.toEpochMilli())
        .bind("next", now.plus(spacing).toEpochMilli())
        .execute();
  }

  static void hold(Handle handle, TrackerId tracker, @Nullable String why) {
    set(handle, tracker, "held", why);
  }

  static void pause(Handle handle, TrackerId tracker, boolean paused) {
    set(handle, tracker, "paused", paused ? 1 : 0);
  }

  static void resumeEach(Handle handle) {
    handle.execute(
        "update tracker_state set paused = 0, held = null, trouble = null, troubles = 0");
  }

  private static void set(Handle handle, TrackerId tracker, String column, @Nullable Object value) {
    handle
        .createUpdate(
            "insert into tracker_state (tracker, <column>) values (:tracker, :value)"
                + " on conflict (tracker) do update set <column> = :value")
        .define("column", column)
        .bind("tracker", tracker.id())
        .bind("value", value)
        .execute();
  }

  static boolean allPaused(Handle handle) {
    return handle
        .createQuery("select count(*) from setting where name = :name")
        .bind("name", PAUSED)
        .mapTo(Integer.class)
        .one()
        .equals(1);
  }

  static void pauseAll(Handle handle, boolean paused) {
    handle
        .createUpdate(
            paused
                ? "insert into setting (name, value) values (:name, 'true') on conflict (name) do"
                    + " nothing"
                : "delete from setting where name = :name")
        .bind("name", PAUSED)
        .execute();
  }
}
