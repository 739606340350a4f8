package dev.seedpost.database;

import com.zaxxer.hikari.HikariConfig;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteException;

/**
 * One file: write-ahead log, short immediate transactions, so that the daemon and commands use it
 * side by side.
 */
final class Sqlite implements Vendor {
  private final Path file;
  private final String url;

  /** On connections of its own: what cannot be used says so at once, not after patience. */
  private final Jdbi plain;

  private final ChangeCount changes;

  Sqlite(Path file) {
    this.file = file;
    url =
        "jdbc:sqlite:"
            + file
            + "?journal_mode=WAL&synchronous=FULL&busy_timeout=30000&transaction_mode=IMMEDIATE"
            + "&foreign_keys=true&jdbc.get_generated_keys=false";
    plain = Jdbi.create(url);
    changes = new ChangeCount(url);
  }

  /** Makes an empty file for its owner alone if there is none. */
  static void make(Path file, String doing) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (FileAlreadyExistsException e) {
      // Another process was quicker; the file is there, which is all that is wanted.
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.CONFIG, doing, "cannot write there: " + e.getMessage(), e);
    }
  }

  @Override
  public String shown() {
    return file.toString();
  }

  @Override
  public int version() {
    return plain.withHandle(
        handle -> handle.createQuery("pragma user_version").mapTo(Integer.class).one());
  }

  @Override
  public void migrate(String doing) {
    Path lock = file.resolveSibling(file.getFileName() + ".migrating");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = lock(channel)) {
      if (held.isValid() && version() < VERSION) {
        Flyway.configure(Database.class.getClassLoader())
            .dataSource(url, null, null)
            .locations("classpath:database/sqlite")
            .load()
            .migrate();
      }
    } catch (IOException e) {
      throw new FailureException(FailureKind.TRANSIENT, doing, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(FailureKind.TRANSIENT, doing, "interrupted", e);
    }
  }

  /**
   * Waits for other processes and, which a file lock alone does not do, for other threads of this
   * one.
   */
  private static FileLock lock(FileChannel channel) throws IOException, InterruptedException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        Thread.sleep(20);
      }
    }
  }

  @Override
  public HikariConfig pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setConnectionTimeout(30_000);
    return config;
  }

  @Override
  public void prepare(Jdbi jdbi) {
    jdbi.setStatementBuilderFactory(new KeptStatements()::of);
  }

  @Override
  public OptionalLong changes() {
    return changes.now();
  }

  @Override
  public void close() {
    changes.close();
  }

  /** Immediate transactions hold the write lock from their start. */
  @Override
  public <T> T alone(Handle handle, boolean lasting, HandleCallback<T, RuntimeException> change) {
    // Said each time: the connection may last have written for somebody who wanted the other.
    handle.execute(lasting ? "pragma synchronous = full" : "pragma synchronous = normal");
    return handle.inTransaction(change);
  }

  @Override
  public boolean again(JdbiException thrown) {
    return false;
  }

  /** The library answers in this process; no answer can be lost on the way. */
  @Override
  public boolean undone(JdbiException thrown) {
    return true;
  }

  @Override
  public RuntimeException classified(String doing, JdbiException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return switch (sqlite.getResultCode()) {
          case SQLITE_FULL ->
              failure(FailureKind.TRANSIENT, doing, "the disk is full; make room", thrown);
          case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_LOCKED ->
              failure(
                  FailureKind.TRANSIENT, doing, "another program holds it for too long", thrown);
          case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY_DIRECTORY ->
              failure(
                  FailureKind.CONFIG,
                  doing,
                  "it cannot be written; check the owner and mode of its folder",
                  thrown);
          case SQLITE_NOTADB, SQLITE_CORRUPT ->
              failure(
                  FailureKind.CONFIG,
                  doing,
                  "it is not a Seedpost database or is damaged; restore a copy",
                  thrown);
          default ->
              sqlite.getResultCode().name().startsWith("SQLITE_IOERR")
                  ? failure(
                      FailureKind.TRANSIENT,
                      doing,
                      "the disk reports an error (is it full?)",
                      thrown)
                  : thrown;
        };
      }
      if (cause instanceof SQLException sql
          && String.valueOf(sql.getMessage()).contains("request timed out")) {
        return failure(FailureKind.TRANSIENT, doing, "no connection became free", thrown);
      }
    }
    return thrown;
  }

  private static FailureException failure(
      FailureKind kind, String doing, String detail, Throwable cause) {
    return new FailureException(kind, doing, detail, cause);
  }

  @Override
  public List<String> faults(Handle handle) {
    return handle.createQuery("pragma integrity_check").mapTo(String.class).list().stream()
        .filter(line -> !line.equals("ok"))
        .toList();
  }

  @Override
  public String clock() {
    return "cast(unixepoch('subsec') * 1000 as integer)";
  }

  @Override
  public void numbersFollow(Handle handle, String table) {
    // SQLite's own count follows what is inserted.
  }

  @Override
  public boolean isShared() {
    return false;
  }

  /** SQLite writes into a file that is there only if it is empty; this one has the right mode. */
  @Override
  public void backup(Handle handle, Path target) {
    String doing = "back up the database " + file + " to " + target;
    try {
      Files.createFile(
          target,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      throw new FailureException(
          FailureKind.REJECTED, doing, "there is such a file; name a new one", e);
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.REJECTED, doing, "cannot write there: " + e.getMessage(), e);
    }
    boolean whole = false;
    try {
      handle.execute("vacuum into ?", target.toString());
      try (FileChannel written = FileChannel.open(target, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      whole = true;
    } catch (IOException e) {
      throw new FailureException(FailureKind.TRANSIENT, doing, String.valueOf(e.getMessage()), e);
    } finally {
      if (!whole) {
        delete(target);
      }
    }
  }

  /** What could not be finished is no copy; the failure itself is told, not that of tidying up. */
  private static void delete(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      unfinished.toFile().deleteOnExit();
    }
  }
}
