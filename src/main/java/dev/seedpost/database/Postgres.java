package dev.seedpost.database;

import com.zaxxer.hikari.HikariConfig;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.postgresql.ds.PGSimpleDataSource;

/** A database on a PostgreSQL server, which programs on several machines share. */
final class Postgres implements Vendor {
  /** Names of advisory locks; they hold inside one database. The bytes of "seedpost". */
  private static final long WRITING = 0x73656564706f7374L;

  private static final long MIGRATING = WRITING + 1;

  /**
   * A commit that was answered is on the server's disk: an upload leaves on that word. Who waits
   * for a lock, or holds one and is silent (a machine that was stopped or cut off), gives up.
   */
  private static final String SESSION =
      """
      select set_config('synchronous_commit', 'on', false)
        where current_setting('synchronous_commit') = 'off';
      set lock_timeout = '30s';
      set idle_in_transaction_session_timeout = '5s'
      """;

  private final DatabaseAddress address;
  private final PGSimpleDataSource connections = new PGSimpleDataSource();

  /** On connections of its own: what cannot be used says so at once, not after patience. */
  private final Jdbi plain;

  Postgres(DatabaseAddress address, Optional<Secret> password) {
    this.address = address;
    connections.setApplicationName("Seedpost");
    connections.setConnectTimeout(10);
    connections.setLoginTimeout(20);
    // Longer than any lock is waited for: an answer that has not come by then never will.
    connections.setSocketTimeout(45);
    connections.setTcpKeepAlive(true);
    connections.setUser(address.user());
    password.map(Secret::reveal).ifPresent(connections::setPassword);
    connections.setUrl(address.url());
    plain = Jdbi.create(connections);
  }

  @Override
  public String shown() {
    return address.shown();
  }

  @Override
  public int version() {
    return plain.withHandle(Postgres::version);
  }

  /** From Flyway's own table, so that a dump and its restoration carry it along. */
  private static int version(Handle handle) {
    boolean made =
        handle
            .createQuery("select to_regclass('flyway_schema_history') is not null")
            .mapTo(Boolean.class)
            .one();
    if (!made) {
      return 0;
    }
    int version =
        handle
            .createQuery(
                "select coalesce(max(version::integer), 0) from flyway_schema_history where"
                    + " success")
            .mapTo(Integer.class)
            .one();
    // The scheduler's tables come last: without them it was not finished.
    return hasSchedulerTables(handle) ? version : Math.min(version, VERSION - 1);
  }

  @Override
  public void migrate(String doing) {
    plain.useHandle(handle -> {
      String encoding = handle.createQuery("show server_encoding").mapTo(String.class).one();
      if (!encoding.equals("UTF8")) {
        throw new FailureException(
            FailureKind.CONFIG,
            doing,
            "it is encoded as " + encoding + "; create it with encoding 'UTF8'");
      }
      // Ends with this connection; Flyway works on others.
      handle.execute("select pg_advisory_lock(?)", MIGRATING);
      if (version(handle) < VERSION) {
        Flyway.configure(Database.class.getClassLoader())
            .dataSource(connections)
            .locations("classpath:database/postgresql")
            .load()
            .migrate();
      }
      schedulerTables(handle, doing);
    });
  }

  /**
   * The tables of the scheduler, made by the script that comes with it. It begins by dropping what
   * is there, which may belong to another program: that part is left out.
   */
  private static void schedulerTables(Handle handle, String doing) {
    if (!hasSchedulerTables(handle)) {
      List<String> statements = handle.createScript(schedulerScript(doing)).getStatements();
      handle.useTransaction(transaction ->
          statements.stream()
              .filter(statement -> statement.startsWith("CREATE "))
              .forEach(statement -> transaction.execute(statement)));
    }
  }

  private static boolean hasSchedulerTables(Handle handle) {
    return handle
        .createQuery("select to_regclass('qrtz_locks') is not null")
        .mapTo(Boolean.class)
        .one();
  }

  private static String schedulerScript(String doing) {
    String name = "org/quartz/impl/jdbcjobstore/tables_postgres.sql";
    try (InputStream in = Database.class.getClassLoader().getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new FailureException(FailureKind.BUG, doing, "this program is damaged: " + name, e);
    }
  }

  @Override
  public HikariConfig pool() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(connections);
    config.setConnectionInitSql(SESSION);
    // The server may have another default, under which a statement does not see what was committed
    // since the transaction began, such as while it waited for its turn.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionTimeout(15_000);
    // It was opened a moment before; should it be gone by now, the first use says so in our words.
    config.setInitializationFailTimeout(-1);
    return config;
  }

  /** A text of PostgreSQL cannot hold the character NUL; an answer of a site may. */
  @Override
  public void prepare(Jdbi jdbi) {
    jdbi.registerArgument(
        new AbstractArgumentFactory<String>(Types.VARCHAR) {
          @Override
          protected Argument build(String text, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, storable(text));
          }
        });
  }

  static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /**
   * One lock for all that is written, released by the commit. It gives to the letter what SQLite
   * gives, one writer at a time: every place that reads and then writes (the gate's window, an
   * upload's slot, "is it queued already?") is right with any number of machines, and none can
   * forget to lock the right row or to run again. The price is one commit at a time, which at the
   * pace of trackers is far more than is needed.
   */
  @Override
  public <T> T alone(Handle handle, boolean lasting, HandleCallback<T, RuntimeException> change) {
    return handle.inTransaction(transaction -> {
      if (!lasting) {
        transaction.execute("set local synchronous_commit to off");
      }
      transaction.execute("select pg_advisory_xact_lock(?)", WRITING);
      return change.withHandle(transaction);
    });
  }

  @Override
  public boolean again(JdbiException thrown) {
    return PostgresCodes.again(thrown);
  }

  @Override
  public boolean undone(JdbiException thrown) {
    return PostgresCodes.undone(thrown);
  }

  @Override
  public RuntimeException classified(String doing, JdbiException thrown) {
    return PostgresCodes.classified(doing, thrown);
  }

  /** A server checks its own files; what only a program of ours would notice is looked at. */
  @Override
  public List<String> faults(Handle handle) {
    return handle
        .createQuery(
            "select 'the index ' || c.relname || ' is not valid' from pg_index i"
                + " join pg_class c on c.oid = i.indexrelid"
                + " join pg_namespace n on n.oid = c.relnamespace"
                + " where not i.indisvalid and n.nspname = current_schema()")
        .mapTo(String.class)
        .list();
  }

  @Override
  public String clock() {
    return "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
  }

  @Override
  public void numbersFollow(Handle handle, String table) {
    handle
        .createQuery(
            "select setval(pg_get_serial_sequence('"
                + table
                + "', 'id'), max(id)) from "
                + table
                + " having max(id) is not null")
        .mapTo(Long.class)
        .findOne();
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void backup(Handle handle, Path target) {
    throw new FailureException(
        FailureKind.CONFIG,
        "back up the database " + shown(),
        "PostgreSQL has its own tool for that: pg_dump --format=custom --file=FILE");
  }
}
