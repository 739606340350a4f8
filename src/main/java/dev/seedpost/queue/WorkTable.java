package dev.seedpost.queue;

import dev.seedpost.tracker.Stagger;
import dev.seedpost.tracker.TrackerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The statements that choose what to work on; each runs in its caller's transaction. They follow an
 * index to the first answer, so that they cost the same however many items wait.
 */
final class WorkTable {
  private final ItemRows rows = new ItemRows(new ItemJson());
  private final Claims claims;

  /**
   * A choice among what may be worked on here.
   *
   * @param claims which items that are
   */
  WorkTable(Claims claims) {
    this.claims = claims;
  }

  private Query claimable(Handle handle, String select, String order) {
    return claims.bind(handle.createQuery(select + claims.condition() + order));
  }

  /**
   * Of what is under way in these states, what has been due the longest. What was left behind while
   * it was being sent is always due: the clock that said when may have been set back since.
   */
  Optional<QueueItem> underWay(
      Handle handle, TrackerId tracker, Set<ItemState> states, Instant now) {
    return claimable(
            handle,
            "select * from item where tracker = :tracker and state in ("
                + states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "))
                + ") and (due_at <= :now or state = 'SENDING')",
            " order by due_at, id limit 1")
        .bind("tracker", tracker.id())
        .bind("now", now.toEpochMilli())
        .map(rows)
        .findOne();
  }

  /**
   * The first due item of those that wait to be sent.
   *
   * @param stagger the tracker that gets the same content first, if one does
   */
  Optional<QueueItem> firstToSend(
      Handle handle, TrackerId tracker, Optional<Stagger> stagger, Instant now) {
    return TurnTable.bind(
            claimable(
                handle,
                "select * from item where tracker = :tracker and state = 'PREPARED'"
                    // The plus keeps SQLite from the index on due_at, which all of them match.
                    + " and +due_at <= :now"
                    + TurnTable.notStaggered(stagger),
                " order by position, id limit 1"),
            stagger)
        .bind("tracker", tracker.id())
        .bind("now", now.toEpochMilli())
        .map(rows)
        .findOne();
  }

  /** When the first of the items that go on by themselves is due. */
  static Instant firstDue(Handle handle, TrackerId tracker) {
    // One by one the least is found at once, however many wait.
    String each =
        Stream.of(ItemState.values())
            .filter(ItemState::active)
            .map(state ->
                "select min(due_at) as due from item where tracker = :tracker and state = '"
                    + state
                    + "'")
            .collect(Collectors.joining(" union all "));
    return handle
        .createQuery("select min(due) from (" + each + ") as first")
        .bind("tracker", tracker.id())
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli)
        .orElse(Instant.MAX);
  }

  List<QueueItem> neverSent(
      Handle handle, TrackerId tracker, Optional<Stagger> stagger, Instant now) {
    Query query =
        TurnTable.bind(
                claimable(
                    handle,
                    "select * from item where tracker = :tracker and state = 'PREPARED'"
                        + " and not exists (select 1 from step where item_id = item.id"
                        + " and to_state = 'SENDING')"
                        + TurnTable.notStaggered(stagger),
                    " order by position, id"),
                stagger)
            .bind("tracker", tracker.id());
    stagger.ifPresent(_ -> query.bind("now", now.toEpochMilli()));
    return query.map(rows).list();
  }
}
