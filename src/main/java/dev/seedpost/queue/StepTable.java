package dev.seedpost.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The statements on the table {@code step}; each runs in its caller's transaction. */
final class StepTable {
  void record(Handle handle, Transition step) {
    handle
        .createUpdate(
            """
            insert into step (item_id, at, from_state, to_state, reason, failure_kind)
            values (:item, :at, :from, :to, :reason, :kind)
            """)
        .bind("item", step.itemId())
        .bind("at", step.at().toEpochMilli())
        .bind("from", step.from().map(Enum::name).orElse(null))
        .bind("to", step.to().name())
        .bind("reason", step.reason())
        .bind("kind", step.failureKind().orElse(null))
        .execute();
  }

  /** An item's steps, oldest first. */
  List<Transition> history(Handle handle, long id) {
    return handle
        .createQuery("select * from step where item_id = :id order by id")
        .bind("id", id)
        .map(StepTable::transition)
        .list();
  }

  private static Transition transition(ResultSet row, StatementContext context)
      throws SQLException {
    return new Transition(
        row.getLong("item_id"),
        Instant.ofEpochMilli(row.getLong("at")),
        Optional.ofNullable(row.getString("from_state")).map(ItemState::valueOf),
        ItemState.valueOf(row.getString("to_state")),
        row.getString("reason"),
        Optional.ofNullable(row.getString("failure_kind")));
  }

  /** How often an item came into a state, wherever from. */
  long count(Handle handle, long id, ItemState to) {
    return handle
        .createQuery("select count(*) from step where item_id = :id and to_state = :to")
        .bind("id", id)
        .bind("to", to.name())
        .mapTo(Long.class)
        .one();
  }

  /** How often an item went from one state to another. */
  long count(Handle handle, long id, ItemState from, ItemState to) {
    return handle
        .createQuery(
            "select count(*) from step"
                + " where item_id = :id and from_state = :from and to_state = :to")
        .bind("id", id)
        .bind("from", from.name())
        .bind("to", to.name())
        .mapTo(Long.class)
        .one();
  }
}
