package dev.seedpost.queue;

import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The statements on the table {@code node}; each runs in its caller's transaction. */
final class NodeTable {
  /** Of whom the word counts; the clock is the database's. */
  private final String alive;

  private final String clock;
  private final ItemJson json = new ItemJson();
  private final ItemRows rows = new ItemRows(json);

  NodeTable(String clock) {
    this.clock = clock;
    alive = "lease_until > " + clock;
  }

  /** A condition for items that nobody else who is alive works on. */
  String unclaimed() {
    return "(claimed_by is null or claimed_by = :term or claimed_by not in"
        + " (select term from node where "
        + alive
        + "))";
  }

  /** Whether another installation works under this name. */
  boolean taken(Handle handle, String name, String installation) {
    return handle
        .createQuery(
            "select count(*) from node where name = :name and installation <> :installation and "
                + alive)
        .bind("name", name)
        .bind("installation", installation)
        .mapTo(Integer.class)
        .one()
        .equals(1);
  }

  void put(
      Handle handle, Reach reach, String installation, String host, String term, Duration lease) {
    handle
        .createUpdate(
            "insert into node (name, installation, host, client, content, term, lease_until)"
                + " values (:name, :installation, :host, :client, :content, :term, "
                + clock
                + " + :lease) on conflict (name) do update set installation = :installation,"
                + " host = :host, client = :client, content = :content, term = :term,"
                + " lease_until = "
                + clock
                + " + :lease")
        .bind("name", reach.node())
        .bind("installation", installation)
        .bind("host", host)
        .bind("client", reach.client())
        .bind("content", json.texts(reach.content().stream().map(Object::toString).toList()))
        .bind("term", term)
        .bind("lease", lease.toMillis())
        .execute();
  }

  /** Whether the lease still ran and now runs on. */
  boolean renew(Handle handle, String term, Duration lease) {
    return handle
            .createUpdate(
                "update node set lease_until = "
                    + clock
                    + " + :lease where term = :term and "
                    + alive)
            .bind("lease", lease.toMillis())
            .bind("term", term)
            .execute()
        == 1;
  }

  void end(Handle handle, String term) {
    handle
        .createUpdate("update node set lease_until = " + clock + " where term = :term")
        .bind("term", term)
        .execute();
  }

  boolean alive(Handle handle, String term) {
    return handle
        .createQuery("select count(*) from node where term = :term and " + alive)
        .bind("term", term)
        .mapTo(Integer.class)
        .one()
        .equals(1);
  }

  /** Claims an item for a term that runs, if nobody else who is alive has it. */
  Optional<QueueItem> claim(Handle handle, QueueItem item, String term) {
    return handle
        .createQuery(
            "update item set claimed_by = :term where id = :id and revision = :revision and "
                + unclaimed()
                + " and exists (select 1 from node where term = :term and "
                + alive
                + ") returning *")
        .bind("id", item.id())
        .bind("revision", item.revision())
        .bind("term", term)
        .map(rows)
        .findOne();
  }

  /** Whether somebody else who is alive is sending something to a tracker. */
  boolean isSending(Handle handle, TrackerId tracker, String term) {
    return !handle
        .createQuery(
            "select count(*) from item where tracker = :tracker and state = 'SENDING' and not "
                + unclaimed())
        .bind("tracker", tracker.id())
        .bind("term", term)
        .mapTo(Integer.class)
        .one()
        .equals(0);
  }

  List<NodeStatus> list(Handle handle) {
    return handle
        .createQuery(
            "select *, case when " + alive + " then 1 else 0 end as alive from node order by name")
        .map((row, context) ->
            new NodeStatus(
                row.getString("name"),
                row.getString("host"),
                row.getString("client"),
                json.texts(row.getString("content")),
                row.getInt("alive") == 1,
                Instant.ofEpochMilli(row.getLong("lease_until"))))
        .list();
  }
}
