package dev.seedpost.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteException;

/**
 * The SQLite file of one installation: write-ahead log, short immediate transactions, so that the
 * daemon and commands use it side by side. Safe for use by many threads and processes.
 */
public final class Database implements AutoCloseable {
  /** What {@code pragma user_version} says after the newest migration. */
  private static final int VERSION = 3;

  private final Path file;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(Path file, HikariDataSource pool) {
    this.file = file;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens the file, making or migrating it if needed.
   *
   * @throws FailureException CONFIG if it is no database of ours or of a newer version; TRANSIENT
   *     if the disk refuses
   */
  public static Database open(Path file) {
    String doing = "open the database " + file;
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (java.nio.file.FileAlreadyExistsException e) {
      // Another process was quicker; the file is there, which is all that is wanted.
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.CONFIG, doing, "cannot write there: " + e.getMessage(), e);
    }
    String url = url(file);
    guarded(
        doing,
        () -> {
          migrate(doing, file, url);
          return file;
        });
    return new Database(file, pool(url));
  }

  private static String url(Path file) {
    return "jdbc:sqlite:"
        + file
        + "?journal_mode=WAL&synchronous=FULL&busy_timeout=30000&transaction_mode=IMMEDIATE&foreign_keys=true";
  }

  private static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(6);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(30_000);
    config.setPoolName("database");
    return new HikariDataSource(config);
  }

  /**
   * On connections of its own: a file that cannot be used must say so at once, not after the pool's
   * patience.
   */
  private static void migrate(String doing, Path file, String url) {
    Jdbi plain = Jdbi.create(url);
    int version = plain.withHandle(Database::version);
    if (version == VERSION) {
      return;
    }
    if (version > VERSION) {
      throw new FailureException(
          FailureKind.CONFIG, doing, "it was made by a newer Seedpost; use that version");
    }
    Path lock = file.resolveSibling(file.getFileName() + ".migrating");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = lock(channel)) {
      if (held.isValid() && plain.withHandle(Database::version) < VERSION) {
        Flyway.configure(Database.class.getClassLoader())
            .dataSource(url, null, null)
            .locations("classpath:database")
            .load()
            .migrate();
      }
    } catch (IOException e) {
      throw new FailureException(FailureKind.TRANSIENT, doing, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(FailureKind.TRANSIENT, doing, "interrupted", e);
    } catch (FlywayException e) {
      throw new FailureException(
          FailureKind.CONFIG, doing, "cannot bring it up to date: " + firstLine(e), e);
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

  private static int version(Handle handle) {
    return handle.createQuery("pragma user_version").mapTo(Integer.class).one();
  }

  /** Runs a query outside of a transaction. */
  public <T> T read(HandleCallback<T, RuntimeException> query) {
    return guarded("read the database " + file, () -> jdbi.withHandle(query));
  }

  /**
   * Runs one short transaction that holds the write lock from its start; nothing slow belongs in
   * it.
   */
  public <T> T write(HandleCallback<T, RuntimeException> change) {
    return guarded("write the database " + file, () -> jdbi.inTransaction(change));
  }

  private static <T> T guarded(String doing, java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw classified(doing, e);
    }
  }

  /** The one place that knows what SQLite's codes mean. */
  private static RuntimeException classified(String doing, JdbiException thrown) {
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

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    pool.close();
  }
}
