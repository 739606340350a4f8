package dev.seedpost.queue;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The statements that tidy up; each runs in its caller's transaction. */
final class HousekeepingTable {
  /**
   * A try that failed and left its item where it was. Nothing is decided by how often that
   * happened; what left for a site or a person is no such try and stays whole.
   */
  private static final String REPEATED =
      "from_state = to_state"
          + " and from_state in"
          + " ('PREPARED', 'UNCERTAIN', 'ACCEPTED', 'FETCHED', 'INJECTED', 'PENDING')";

  private final ItemRows rows = new ItemRows(new ItemJson());

  /** Whose requests are older than a moment. */
  List<String> oldRequests(Handle handle, Instant old) {
    return handle
        .createQuery("select distinct name from request where at < :old")
        .bind("old", old.toEpochMilli())
        .mapTo(String.class)
        .list();
  }

  int forgetRequests(Handle handle, String name, Instant old) {
    return handle
        .createUpdate("delete from request where name = :name and at < :old")
        .bind("name", name)
        .bind("old", old.toEpochMilli())
        .execute();
  }

  /** Items with more repeated tries than are kept of one. */
  List<Long> flapping(Handle handle, int kept) {
    return handle
        .createQuery(
            "select item_id from step where "
                + REPEATED
                + " group by item_id having count(*) > :kept")
        .bind("kept", kept)
        .mapTo(Long.class)
        .list();
  }

  /** Forgets so many of an item's repeated tries between its first and its last ones. */
  int thin(Handle handle, long item, int first, int last, int most) {
    return handle
        .createUpdate(
            "delete from step where id in (select id from ("
                + "select id, row_number() over (order by id) as place, count(*) over () as tries"
                + " from step where item_id = :item and "
                + REPEATED
                + ") as tried where place > :first and place <= tries - :last"
                + " order by id limit :most)")
        .bind("item", item)
        .bind("first", first)
        .bind("last", last)
        .bind("most", most)
        .execute();
  }

  /**
   * Items that wait for a moment which was fixed under a clock that has been set back since. What
   * is being sent is its sender's alone.
   */
  List<QueueItem> behindTheClock(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            "select * from item where due_at > :now and state in"
                + " ('PREPARED', 'UNCERTAIN', 'ACCEPTED', 'FETCHED', 'INJECTED', 'PENDING')"
                + " and (select at from step where item_id = item.id order by id desc limit 1)"
                + " > :ahead order by id limit :most")
        .bind("now", now.toEpochMilli())
        .bind("ahead", now.plus(TrackerStatus.SKEW).toEpochMilli())
        .bind("most", most)
        .map(rows)
        .list();
  }
}
