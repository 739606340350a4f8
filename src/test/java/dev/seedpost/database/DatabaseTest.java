package dev.seedpost.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir private Path folder;

  @Test
  void a_new_file_is_made_for_its_owner_alone_and_brought_up_to_date() throws IOException {
    Path file = folder.resolve("seedpost.db");
    try (Database database = Database.open(file)) {
      assertThat(tables(database)).contains("item", "step", "handled", "request");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Database again = Database.open(file)) {
      assertThat(tables(again)).contains("item");
    }
  }

  private static List<String> tables(Database database) {
    return database.read(handle ->
        handle
            .createQuery("select name from sqlite_master where type = 'table'")
            .mapTo(String.class)
            .list());
  }

  @Test
  void many_who_open_a_new_file_at_once_all_get_it() throws Exception {
    Path file = folder.resolve("seedpost.db");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> opened = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        opened.add(
            threads.submit(() -> {
              try (Database database = Database.open(file)) {
                return tables(database).size();
              }
            }));
      }
      for (Future<Integer> tables : opened) {
        assertThat(tables.get()).isPositive();
      }
    }
  }

  @Test
  void two_who_write_at_once_wait_for_each_other() throws Exception {
    Path file = folder.resolve("seedpost.db");
    try (Database one = Database.open(file);
        Database two = Database.open(file);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<?>> writers = new ArrayList<>();
      for (Database database : List.of(one, two)) {
        writers.add(
            threads.submit(() -> {
              for (int i = 0; i < 100; i++) {
                increment(database);
              }
            }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertThat(
              one.<String>read(handle ->
                  handle
                      .createQuery("select value from setting where name = 'count'")
                      .mapTo(String.class)
                      .one()))
          .isEqualTo("200");
    }
  }

  /**
   * Reads and then writes in one transaction: the order that fails at once when transactions are
   * deferred.
   */
  private static void increment(Database database) {
    database.write(handle -> {
      int count =
          handle
              .createQuery("select value from setting where name = 'count'")
              .mapTo(Integer.class)
              .findOne()
              .orElse(0);
      return handle
          .createUpdate(
              "insert into setting (name, value) values ('count', :n) on conflict (name) do update"
                  + " set value = :n")
          .bind("n", Integer.toString(count + 1))
          .execute();
    });
  }

  @Test
  void a_file_that_is_no_database_is_refused_by_name() throws IOException {
    Path file = Files.writeString(folder.resolve("seedpost.db"), "not a database ".repeat(100));
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
        .hasMessageContaining("seedpost.db")
        .hasMessageContaining("not a Seedpost database");
  }

  @Test
  void a_file_of_a_newer_version_is_left_alone() {
    Path file = folder.resolve("seedpost.db");
    try (Database database = Database.open(file)) {
      database.read(handle -> handle.execute("pragma user_version = 99"));
    }
    assertThatThrownBy(() -> Database.open(file)).hasMessageContaining("newer Seedpost");
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    assertThatThrownBy(() -> Database.open(folder.resolve("absent/seedpost.db")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("absent");
  }
}
