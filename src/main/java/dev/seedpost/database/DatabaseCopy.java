package dev.seedpost.database;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionException;

/**
 * Copies all that one database holds into another, empty one: all of it or nothing. The tables of
 * both are the same, whatever the vendor.
 */
public final class DatabaseCopy {
  /**
   * What another one refers to comes first. Who works on a database and what its scheduler keeps is
   * said anew in each.
   */
  static final List<String> TABLES =
      List.of(
          "item", "step", "tracker_state", "request", "handled", "finished", "setting", "torrent");

  /** Tables whose next number the database itself gives. */
  private static final List<String> NUMBERED = List.of("item", "step");

  private static final int BATCH = 500;

  private final Database from;
  private final Database to;

  public DatabaseCopy(Database from, Database to) {
    this.from = from;
    this.to = to;
  }

  /**
   * One table.
   *
   * @param rows in both databases
   */
  public record Copied(String table, long rows) {}

  /**
   * Copies everything while nobody may write to either of them.
   *
   * @return each table with its rows, counted in both
   * @throws FailureException REJECTED if the other one is not empty
   */
  public List<Copied> run() {
    // Before anything is held: the two may be one, which would wait for itself.
    to.read(this::requireEmpty);
    return from.write(source -> to.write(target -> all(source, target)));
  }

  private String doing() {
    return "copy the database " + from.shown() + " to " + to.shown();
  }

  private boolean requireEmpty(Handle target) {
    for (String table : TABLES) {
      long rows = count(target, table);
      if (rows > 0) {
        throw new FailureException(
            FailureKind.REJECTED,
            doing(),
            "the table " + table + " there has " + rows + " rows; name an empty database");
      }
    }
    return true;
  }

  private List<Copied> all(Handle source, Handle target) {
    requireEmpty(target);
    List<Copied> copied = new ArrayList<>();
    for (String table : TABLES) {
      try {
        rows(source, target, table);
      } catch (SQLException e) {
        throw new TransactionException("copy " + table, e);
      }
      long there = count(target, table);
      if (there != count(source, table)) {
        throw new FailureException(
            FailureKind.BUG, doing(), "the table " + table + " has another number of rows there");
      }
      copied.add(new Copied(table, there));
    }
    NUMBERED.forEach(table -> to.vendor().numbersFollow(target, table));
    return copied;
  }

  private static void rows(Handle source, Handle target, String table) throws SQLException {
    try (Statement query = source.getConnection().createStatement()) {
      query.setFetchSize(BATCH);
      try (ResultSet rows = query.executeQuery("select * from " + table)) {
        List<String> columns = columns(rows);
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (PreparedStatement insert =
            target
                .getConnection()
                .prepareStatement(
                    "insert into "
                        + table
                        + " ("
                        + String.join(", ", columns)
                        + ") values ("
                        + marks
                        + ")")) {
          insertAll(rows, insert, columns.size());
        }
      }
    }
  }

  private static List<String> columns(ResultSet rows) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      names.add(rows.getMetaData().getColumnName(i));
    }
    return names;
  }

  private static void insertAll(ResultSet rows, PreparedStatement insert, int columns)
      throws SQLException {
    int waiting = 0;
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        Object value = rows.getObject(i);
        insert.setObject(i, value instanceof String text ? Postgres.storable(text) : value);
      }
      insert.addBatch();
      waiting++;
      if (waiting % BATCH == 0) {
        insert.executeBatch();
      }
    }
    insert.executeBatch();
  }

  private static long count(Handle handle, String table) {
    return handle.createQuery("select count(*) from " + table).mapTo(Long.class).one();
  }
}
