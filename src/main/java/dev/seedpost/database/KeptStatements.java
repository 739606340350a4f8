package dev.seedpost.database;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.sqlite.SQLiteConnection;

/**
 * Keeps what a connection prepared from one use to the next, for SQLite takes several times longer
 * to plan a short statement than to run it. It keeps plans and never rows, and SQLite plans anew by
 * itself once somebody changed the tables.
 */
final class KeptStatements {
  /** More than the program has; some are made of parts. */
  private static final int MOST = 100;

  private final Map<SQLiteConnection, OfOne> connections = new ConcurrentHashMap<>();

  /** Those of a connection of the pool, which lends it to one thread at a time. */
  StatementBuilder of(Connection pooled) {
    try {
      SQLiteConnection connection = pooled.unwrap(SQLiteConnection.class);
      OfOne known = connections.get(connection);
      if (known != null) {
        return known;
      }
      for (SQLiteConnection other : List.copyOf(connections.keySet())) {
        if (other.isClosed()) {
          connections.remove(other);
        }
      }
      return connections.computeIfAbsent(connection, OfOne::new);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  /** Those that nobody uses at the moment, the one that was used last at the end. */
  private static final class OfOne implements StatementBuilder {
    private final SQLiteConnection connection;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    OfOne(SQLiteConnection connection) {
      this.connection = connection;
    }

    @Override
    public Statement create(Connection pooled, StatementContext context) throws SQLException {
      return pooled.createStatement();
    }

    @Override
    public PreparedStatement create(Connection pooled, String sql, StatementContext context)
        throws SQLException {
      PreparedStatement kept = idle.remove(sql);
      return kept == null ? connection.prepareStatement(sql) : kept;
    }

    @Override
    public CallableStatement createCall(Connection pooled, String sql, StatementContext context)
        throws SQLException {
      return pooled.prepareCall(sql);
    }

    @Override
    public void close(Connection pooled, String sql, Statement used) throws SQLException {
      if (!(used instanceof PreparedStatement prepared) || !isClear(prepared)) {
        used.close();
        return;
      }
      if (idle.containsKey(sql)) {
        used.close();
        return;
      }
      idle.put(sql, prepared);
      if (idle.size() > MOST) {
        Iterator<PreparedStatement> oldest = idle.values().iterator();
        PreparedStatement last = oldest.next();
        oldest.remove();
        last.close();
      }
    }

    /** One that failed is not kept. */
    private static boolean isClear(PreparedStatement used) {
      try {
        used.clearParameters();
        return !used.isClosed();
      } catch (SQLException e) {
        return false;
      }
    }
  }
}
