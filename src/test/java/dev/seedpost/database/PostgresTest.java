package dev.seedpost.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class PostgresTest {
  private static final List<String> SCHEDULER =
      List.of(
          "fired_triggers",
          "paused_trigger_grps",
          "scheduler_state",
          "locks",
          "simple_triggers",
          "cron_triggers",
          "simprop_triggers",
          "blob_triggers",
          "triggers",
          "job_details",
          "calendars");

  private static Database open(DatabaseAddress address) {
    return Database.open(address, Optional.empty());
  }

  static void note(Database database, String name, String value) {
    database.write(
        handle -> handle.execute("insert into setting (name, value) values (?, ?)", name, value));
  }

  static Optional<String> noted(Database database, String name) {
    return database.read(handle ->
        handle
            .createQuery("select value from setting where name = :name")
            .bind("name", name)
            .mapTo(String.class)
            .findOne());
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> fails(
      FailureKind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    return assertThatThrownBy(work)
        .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void many_who_open_an_empty_database_at_once_all_get_it() throws Exception {
    DatabaseAddress address = PostgresServer.empty();
    assertThat(Database.look(address, Optional.empty())).isEmpty();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Optional<String>>> opened = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        opened.add(
            threads.submit(() -> {
              try (Database database = open(address)) {
                return noted(database, "absent");
              }
            }));
      }
      for (Future<Optional<String>> each : opened) {
        assertThat(each.get()).isEmpty();
      }
    }
    try (Database there = Database.look(address, Optional.empty()).orElseThrow()) {
      note(there, "a", "b");
    }
  }

  @Test
  void a_database_whose_making_was_cut_short_is_finished() {
    DatabaseAddress address = PostgresServer.made();
    PostgresServer.plain(address)
        .useHandle(handle ->
            SCHEDULER.forEach(table -> handle.execute("drop table qrtz_" + table + " cascade")));
    try (Database database = open(address)) {
      assertThat(database.version()).isEqualTo(Vendor.VERSION);
    }
    PostgresServer.plain(address)
        .useHandle(handle ->
            SCHEDULER.forEach(table ->
                assertThat(
                        handle
                            .createQuery("select count(*) from qrtz_" + table)
                            .mapTo(Integer.class)
                            .one())
                    .isZero()));
  }

  @Test
  void a_database_of_a_newer_version_is_left_alone() {
    DatabaseAddress address = PostgresServer.made();
    PostgresServer.plain(address)
        .useHandle(handle ->
            handle.execute("update flyway_schema_history set version = '99' where version = '1'"));
    fails(FailureKind.CONFIG, () -> open(address)).hasMessageContaining("newer Seedpost");
  }

  @Test
  void a_database_of_somebody_else_is_left_alone() {
    DatabaseAddress address = PostgresServer.empty();
    PostgresServer.plain(address)
        .useHandle(handle -> handle.execute("create table theirs (a int)"));
    fails(FailureKind.CONFIG, () -> open(address)).hasMessageContaining("non-empty schema");
  }

  @Test
  void a_database_in_another_encoding_is_refused() {
    DatabaseAddress address =
        PostgresServer.create("template template0 encoding 'LATIN1' locale 'C'");
    fails(FailureKind.CONFIG, () -> open(address)).hasMessageContaining("encoding 'UTF8'");
  }

  @Test
  void a_database_that_is_not_there_is_named() {
    DatabaseAddress address = PostgresServer.at(PostgresServer.port(), "absent");
    fails(FailureKind.CONFIG, () -> open(address))
        .hasMessageContaining("/absent")
        .hasMessageContaining("create it");
  }

  @Test
  void a_user_who_may_make_no_tables_is_told_so() {
    DatabaseAddress owned = PostgresServer.empty();
    PostgresServer.admin().useHandle(handle -> handle.execute("create role guest login"));
    DatabaseAddress address = new DatabaseAddress(owned.url(), "guest");
    assertThatThrownBy(() -> open(address))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG));
  }

  @Test
  void a_server_that_nobody_runs_may_be_back_later() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    fails(
            FailureKind.TRANSIENT,
            () ->
                Database.open(
                    PostgresServer.at(port, "seedpost"), Optional.of(Secret.of("hunter22"))))
        .hasMessageContaining("cannot be reached")
        .hasMessageNotContaining("hunter22");
  }

  @Test
  void two_who_write_at_once_wait_for_each_other() throws Exception {
    DatabaseAddress address = PostgresServer.made();
    try (Database one = open(address);
        Database two = open(address);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      note(one, "count", "0");
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Database database = i % 2 == 0 ? one : two;
        writers.add(
            threads.submit(() -> {
              for (int k = 0; k < 25; k++) {
                increment(database);
              }
            }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertThat(noted(two, "count")).contains("200");
    }
  }

  /** Reads and then writes: two at once would lose one, were they not one after the other. */
  private static void increment(Database database) {
    database.write(handle -> {
      int count =
          handle
              .createQuery("select value from setting where name = 'count'")
              .mapTo(Integer.class)
              .one();
      return handle.execute("update setting set value = ? where name = 'count'", "" + (count + 1));
    });
  }

  @Test
  void what_others_undid_runs_again_and_in_the_end_is_given_up() {
    try (Database database = open(PostgresServer.made())) {
      AtomicInteger runs = new AtomicInteger();
      database.write(handle -> {
        handle.execute("insert into setting (name, value) values ('a', ?)", "" + runs.get());
        return runs.incrementAndGet() < 3 ? handle.execute(raise("40P01")) : 0;
      });
      assertThat(runs).hasValue(3);
      assertThat(noted(database, "a")).contains("2");
      fails(
              FailureKind.TRANSIENT,
              () ->
                  database.write(handle -> {
                    runs.incrementAndGet();
                    return handle.execute(raise("40001"));
                  }))
          .hasMessageContaining("again and again");
      assertThat(runs).hasValue(8);
    }
  }

  static String raise(String code) {
    return "do $$ begin raise exception 'no' using errcode = '" + code + "'; end $$";
  }

  @Test
  void a_text_with_a_nul_is_kept_without_it() {
    try (Database database = open(PostgresServer.made())) {
      note(database, "answer", "the site says \0 no");
      assertThat(noted(database, "answer")).contains("the site says \uFFFD no");
    }
  }

  @Test
  void a_server_that_does_not_wait_for_its_disk_is_made_to() {
    DatabaseAddress address = PostgresServer.made();
    PostgresServer.plain(address)
        .useHandle(handle ->
            handle.execute(
                "alter database "
                    + PostgresServer.name(address)
                    + " set synchronous_commit = off"));
    try (Database database = open(address)) {
      assertThat(
              database.<String>read(handle ->
                  handle.createQuery("show synchronous_commit").mapTo(String.class).one()))
          .isEqualTo("on");
    }
  }
}
