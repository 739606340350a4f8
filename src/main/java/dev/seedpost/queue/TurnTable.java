package dev.seedpost.queue;

import dev.seedpost.tracker.Stagger;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The statements about when uploads may leave; each runs in its caller's transaction. */
final class TurnTable {
  /** Nobody knows until when. */
  static final long UNKNOWN = Long.MAX_VALUE;

  /**
   * Until when an item waits for the same content at the tracker that gets it first. That site has
   * it from the first time it accepted it, whatever became of the item later. An item that ended
   * without, or one that others were quicker with, is not waited for.
   */
  private static final String STAGGERED_UNTIL =
      """
      coalesce(
        (select coalesce(
            (select min(step.at) + :delay from step
              where step.item_id = earlier.id and step.to_state = 'ACCEPTED'),
            case when earlier.state in ('REFUSED', 'DUPLICATE', 'CANCELLED') then 0
              else 9223372036854775807 end)
          from item earlier
          where earlier.tracker = :after and earlier.content_key = item.content_key),
        0)
      """;

  private TurnTable() {}

  /**
   * A condition for what is ready to be sent; {@link #bind} gives it its values, except for {@code
   * now}, which it has only if there is a stagger.
   */
  static String notStaggered(Optional<Stagger> stagger) {
    return stagger.isEmpty() ? "" : " and (state <> 'PREPARED' or " + STAGGERED_UNTIL + " <= :now)";
  }

  static <S extends SqlStatement<S>> S bind(S statement, Optional<Stagger> stagger) {
    return stagger
        .map(one -> statement.bind("after", one.after().id()).bind("delay", one.delay().toMillis()))
        .orElse(statement);
  }

  static long staggeredUntil(Handle handle, long id, Optional<Stagger> stagger) {
    return stagger.isEmpty()
        ? 0
        : bind(
                handle.createQuery("select " + STAGGERED_UNTIL + " from item where id = :id"),
                stagger)
            .bind("id", id)
            .mapTo(Long.class)
            .one();
  }

  /**
   * When the newest uploads of a stretch left, newest first. Whether they arrived does not matter.
   */
  static List<Instant> sent(
      Handle handle, TrackerId tracker, Duration stretch, int most, Instant now) {
    return handle
        .createQuery(
            """
            select step.at from step join item on item.id = step.item_id
            where step.to_state = 'SENDING' and step.at > :from and step.at <= :absurd
              and item.tracker = :tracker
            order by step.at desc limit :most
            """)
        .bind("from", now.minus(stretch).toEpochMilli())
        // A clock that was set back must not freeze the tracker until that moment comes again.
        .bind("absurd", now.plus(stretch).toEpochMilli())
        .bind("tracker", tracker.id())
        .bind("most", most)
        .mapTo(Long.class)
        .map(Instant::ofEpochMilli)
        .list();
  }

  /**
   * An item that is ready to be sent.
   *
   * @param staggeredUntil {@link #UNKNOWN}, or milliseconds since the epoch
   * @param other the item of the tracker that gets it first; 0 for none
   * @param otherState of that item; empty for none
   */
  record Waiting(
      long id, Instant dueAt, long staggeredUntil, long other, Optional<ItemState> otherState) {}

  /** Every item of a tracker that is ready to be sent, in the order of the queue. */
  static List<Waiting> waiting(Handle handle, TrackerId tracker, Optional<Stagger> stagger) {
    String from =
        stagger.isEmpty()
            ? "select id, due_at, 0 as until, 0 as other_id, null as other_state from item"
            : "select item.id, item.due_at, other.id as other_id, other.state as other_state, "
                + STAGGERED_UNTIL
                + " as until from item left join item other"
                + " on other.tracker = :after and other.content_key = item.content_key";
    return bind(
            handle.createQuery(
                from
                    + " where item.tracker = :tracker and item.state = 'PREPARED'"
                    + " order by item.position, item.id"),
            stagger)
        .bind("tracker", tracker.id())
        .map((row, context) ->
            new Waiting(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("due_at")),
                row.getLong("until"),
                row.getLong("other_id"),
                Optional.ofNullable(row.getString("other_state")).map(ItemState::valueOf)))
        .list();
  }
}
