package dev.seedpost.queue;

import dev.seedpost.tracker.TrackerId;
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

  static TrackerStatus status(Handle handle, TrackerId tracker) {
    return handle
        .createQuery("select * from tracker_state where tracker = :tracker")
        .bind("tracker", tracker.id())
        .map((row, context) ->
            new TrackerStatus(
                tracker,
                row.getBoolean("paused"),
                Optional.ofNullable(row.getString("held")),
                Instant.ofEpochMilli(row.getLong("next_upload_at"))))
        .findOne()
        .orElseGet(() -> new TrackerStatus(tracker, false, Optional.empty(), Instant.EPOCH));
  }

  static void nextUpload(Handle handle, TrackerId tracker, Instant at) {
    set(handle, tracker, "next_upload_at", at.toEpochMilli());
  }

  static void hold(Handle handle, TrackerId tracker, @Nullable String why) {
    set(handle, tracker, "held", why);
  }

  static void pause(Handle handle, TrackerId tracker, boolean paused) {
    set(handle, tracker, "paused", paused ? 1 : 0);
  }

  static void resumeEach(Handle handle) {
    handle.execute("update tracker_state set paused = 0, held = null");
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
