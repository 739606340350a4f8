package dev.seedpost.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts the changes of an SQLite file, whoever made them. SQLite tells a connection whether any
 * other one has committed something; this one writes nothing and so hears of all.
 */
final class ChangeCount implements AutoCloseable {
  private final String url;
  private @Nullable Connection connection;
  private @Nullable PreparedStatement version;
  private long seen;
  private long count;

  ChangeCount(String url) {
    this.url = url;
  }

  /** Another number than before if something was committed since; empty if that is not known. */
  synchronized OptionalLong now() {
    try {
      if (version == null) {
        connection = DriverManager.getConnection(url);
        version = connection.prepareStatement("pragma data_version");
        // What another connection was told says nothing about this one.
        count++;
        seen = read(version);
      }
      long now = read(version);
      if (now != seen) {
        seen = now;
        count++;
      }
      return OptionalLong.of(count);
    } catch (SQLException e) {
      close();
      return OptionalLong.empty();
    }
  }

  private static long read(PreparedStatement version) throws SQLException {
    try (ResultSet row = version.executeQuery()) {
      return row.getLong(1);
    }
  }

  @Override
  public synchronized void close() {
    Connection ended = connection;
    version = null;
    connection = null;
    try {
      if (ended != null) {
        ended.close();
      }
    } catch (SQLException e) {
      // Nothing was written over it that could be lost.
    }
  }
}
