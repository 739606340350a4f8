package dev.seedpost.database;

import dev.seedpost.secret.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * The one PostgreSQL server of a test run, with as many databases as are asked for. It is started
 * by the first who needs it and ends with the JVM.
 */
public final class PostgresServer {
  private static final String USER = "postgres";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Made when it is first asked for. */
  private static final class Running {
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        // Below the build's own folder: one in the system's would belong to whoever was first.
        Path folder = Files.createDirectories(Path.of("target", "postgresql").toAbsolutePath());
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        Database.open(at(server, "template1"), Optional.empty()).close();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private PostgresServer() {}

  private static DatabaseAddress at(EmbeddedPostgres server, String database) {
    return at(server.getPort(), database);
  }

  static DatabaseAddress at(int port, String database) {
    return new DatabaseAddress("jdbc:postgresql://localhost:" + port + "/" + database, USER);
  }

  static int port() {
    return Running.SERVER.getPort();
  }

  /** A new database whose tables are made already. */
  public static DatabaseAddress made() {
    return create("template template1");
  }

  /** A new database without anything in it. */
  public static DatabaseAddress empty() {
    return create("template template0");
  }

  static DatabaseAddress create(String how) {
    String name = "test_" + NUMBER.incrementAndGet();
    admin().useHandle(handle -> handle.execute("create database " + name + " " + how));
    return at(Running.SERVER, name);
  }

  /** As the server's administrator. */
  static Jdbi admin() {
    return Jdbi.create(Running.SERVER.getPostgresDatabase());
  }

  /** As the user of a database, past everything of ours. */
  static Jdbi plain(DatabaseAddress address) {
    return Jdbi.create(address.url(), address.user(), "");
  }

  /** The name alone. */
  static String name(DatabaseAddress address) {
    return address.url().substring(address.url().lastIndexOf('/') + 1);
  }

  static Optional<Secret> noPassword() {
    return Optional.empty();
  }
}
