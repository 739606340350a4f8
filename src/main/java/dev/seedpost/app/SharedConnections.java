package dev.seedpost.app;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.utils.ConnectionProvider;

/**
 * Lends the scheduler connections of the pool, so that it knows no password. It outlives its
 * scheduler, in a register of Quartz's own, and must not keep the pool alive there.
 */
final class SharedConnections implements ConnectionProvider {
  private volatile @Nullable DataSource pool;

  SharedConnections(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public Connection getConnection() throws SQLException {
    DataSource there = pool;
    if (there == null) {
      throw new SQLException("the scheduler has ended");
    }
    return there.getConnection();
  }

  @Override
  public void shutdown() {
    pool = null;
  }

  @Override
  public void initialize() {
    // The pool has been opened already.
  }
}
