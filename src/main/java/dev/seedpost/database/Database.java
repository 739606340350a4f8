package dev.seedpost.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The database of an installation: one SQLite file, or a database on a PostgreSQL server. On both
 * the same: many threads and processes may use it, and one transaction writes at a time.
 */
public final class Database implements AutoCloseable {
  /** How often a transaction runs that was undone for the sake of others. */
  private static final int TRIES = 5;

  private final Vendor vendor;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  /** Those that wait for the vendor's lock sleep for longer than most transactions take. */
  private final Lock turn = new ReentrantLock();

  private Database(Vendor vendor) {
    this.vendor = vendor;
    HikariConfig config = vendor.pool();
    config.setMaximumPoolSize(6);
    config.setMinimumIdle(1);
    config.setPoolName("database");
    pool = new HikariDataSource(config);
    jdbi = Jdbi.create(pool);
    vendor.prepare(jdbi);
  }

  /**
   * Opens an SQLite file, making or migrating it if needed.
   *
   * @throws FailureException CONFIG if it is no database of ours or of a newer version; TRANSIENT
   *     if the disk refuses
   */
  public static Database open(Path file) {
    Sqlite.make(file, doing(file.toString()));
    return open(new Sqlite(file));
  }

  /**
   * Opens a database on a PostgreSQL server, which must be there, making or migrating its tables if
   * needed.
   *
   * @param password of the user; empty if the server asks for none
   * @throws FailureException CONFIG if the server refuses the login or the database is not for us;
   *     TRANSIENT if it cannot be reached
   */
  public static Database open(DatabaseAddress address, Optional<Secret> password) {
    return open(new Postgres(address, password));
  }

  /**
   * Opens a database on a PostgreSQL server if there is one of ours; makes nothing.
   *
   * @throws FailureException as {@link #open(DatabaseAddress, Optional)}
   */
  public static Optional<Database> look(DatabaseAddress address, Optional<Secret> password) {
    Postgres postgres = new Postgres(address, password);
    int version = postgres.guarded(doing(postgres.shown()), postgres::version);
    return version == 0 ? Optional.empty() : Optional.of(open(postgres));
  }

  private static Database open(Vendor vendor) {
    String doing = doing(vendor.shown());
    return vendor.guarded(
        doing,
        () -> {
          vendor.upToDate(doing);
          return new Database(vendor);
        });
  }

  private static String doing(String shown) {
    return "open the database " + shown;
  }

  /** Runs a query outside of a transaction. */
  public <T> T read(HandleCallback<T, RuntimeException> query) {
    return vendor.guarded("read the database " + vendor.shown(), () -> jdbi.withHandle(query));
  }

  /**
   * Runs one short transaction that is the only one to write from its start; nothing slow belongs
   * in it. It may run more than once, the last time alone counting, so it changes nothing but the
   * database.
   *
   * @throws FailureException UNCERTAIN if the connection was lost while the transaction was being
   *     committed: it may be written or not. Whoever records that an upload leaves must then not
   *     send it, and whoever finds SENDING afterwards must look at the site: never is it taken for
   *     "not written". Any other failure means that nothing was written.
   */
  public <T> T write(HandleCallback<T, RuntimeException> change) {
    return write(true, change);
  }

  /**
   * As {@link #write}, for what may simply be done again: a power failure, though not the end of
   * this program, may undo the last of these. What is lost is always the newest: whatever {@link
   * #write} wrote afterwards makes what was before it last too.
   */
  public <T> T writeLazily(HandleCallback<T, RuntimeException> change) {
    return write(false, change);
  }

  private <T> T write(boolean lasting, HandleCallback<T, RuntimeException> change) {
    // Whoever has to record what a site answered does so even when it is interrupted.
    turn.lock();
    try {
      return committed(lasting, change);
    } finally {
      turn.unlock();
    }
  }

  private <T> T committed(boolean lasting, HandleCallback<T, RuntimeException> change) {
    String doing = "write the database " + vendor.shown();
    AtomicBoolean committing = new AtomicBoolean();
    for (int left = TRIES - 1; ; left--) {
      committing.set(false);
      try {
        return jdbi.withHandle(handle ->
            vendor.alone(
                handle,
                lasting,
                transaction -> {
                  T result = change.withHandle(transaction);
                  committing.set(true);
                  return result;
                }));
      } catch (JdbiException e) {
        if (committing.get() && !vendor.undone(e)) {
          throw new FailureException(
              FailureKind.UNCERTAIN,
              doing,
              "the connection was lost while it was being written; it may be written or not",
              e);
        }
        if (left == 0 || !vendor.again(e)) {
          throw vendor.classified(doing, e);
        }
      }
    }
  }

  /**
   * Another number than before if anybody, another process too, has changed something since; empty
   * if it cannot be known without asking for it all.
   */
  public OptionalLong changes() {
    return vendor.changes();
  }

  /** What the database is called in messages: its file, or its server and name. */
  public String shown() {
    return vendor.shown();
  }

  /** An SQL expression for the database's own clock, in milliseconds since the epoch. */
  public String clock() {
    return vendor.clock();
  }

  /**
   * Connections for what keeps tables of its own in a database that several machines share; empty
   * if this is a file.
   */
  public Optional<DataSource> shared() {
    return vendor.isShared() ? Optional.of(pool) : Optional.empty();
  }

  /** The version of its tables, as they are now. */
  public int version() {
    return vendor.guarded(doing(vendor.shown()), vendor::version);
  }

  /** What is damaged in it; empty if nothing is. */
  public List<String> faults() {
    return read(vendor::faults);
  }

  /**
   * Writes a copy of the whole database, for its owner alone, while others go on using it.
   *
   * @param target must not be there yet
   * @throws FailureException REJECTED if it is, or cannot be written; CONFIG if the vendor has a
   *     tool of its own for that
   */
  public void backup(Path target) {
    read(handle -> {
      vendor.backup(handle, target);
      return target;
    });
  }

  Vendor vendor() {
    return vendor;
  }

  @Override
  public void close() {
    pool.close();
    vendor.close();
  }
}
