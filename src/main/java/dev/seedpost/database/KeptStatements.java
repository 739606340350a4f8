package dev.seedpost.database;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
 *
 * <p>A statement that is kept while it runs would hold an old view of the database open. Jdbi
 * closes every result, which ends its statement; the driver's own "select last_insert_rowid()"
 * after each insert, which nobody closes, is switched off where connections are made.
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
      connections.keySet().removeIf(KeptStatements::isClosed);
      return connections.computeIfAbsent(connection, OfOne::new);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static boolean isClosed(SQLiteConnection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  /** Those that nobody uses at the moment, the one that was used last at the end. */
  private static final class OfOne implements StatementBuilder {
    private final SQLiteConnection connection;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    /** What was prepared for those in use: it is not told when they are given back. */
    private final IdentityHashMap<Statement, String> lent = new IdentityHashMap<>();

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
      PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
      lent.put(statement, sql);
      return statement;
    }

    @Override
    public CallableStatement createCall(Connection pooled, String sql, StatementContext context)
        throws SQLException {
      return pooled.prepareCall(sql);
    }

    @Override
    public void close(Connection pooled, String unparsed, Statement used) throws SQLException {
      String sql = lent.remove(used);
      if (sql == null
          || idle.containsKey(sql)
          || !(used instanceof PreparedStatement prepared)
          // The driver closes one that failed.
          || prepared.isClosed()) {
        used.close();
        return;
      }
      // Its values stay bound, for clearing them would have it planned anew; Jdbi binds them all.
      idle.put(sql, prepared);
      if (idle.size() > MOST) {
        Iterator<PreparedStatement> oldest = idle.values().iterator();
        PreparedStatement last = oldest.next();
        oldest.remove();
        last.close();
      }
    }
  }
}
