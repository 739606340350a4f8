package dev.seedpost.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite's connections keep, and what they hear of each other. */
class KeptStatementsTest {
  private static final String SECOND = "select coalesce(b, 'nothing') from pair where a = :a";

  @TempDir Path folder;
  private Database database;
  private Database other;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("seedpost.db"));
    other = Database.open(folder.resolve("seedpost.db"));
    change(database, "create table pair (a text, b text)");
    change(database, "insert into pair values ('one', 'two')");
  }

  @AfterEach
  void close() {
    database.close();
    other.close();
  }

  private static void change(Database by, String sql) {
    by.write(handle -> handle.execute(sql));
  }

  private String pair() {
    return database.read(handle ->
        handle
            .createQuery("select * from pair where a is not null")
            .map((row, context) -> row.getString("a") + " " + row.getString("b"))
            .one());
  }

  @Test
  void what_was_prepared_sees_each_new_row() {
    assertThat(pair()).isEqualTo("one two");

    change(other, "update pair set b = 'three'");

    assertThat(pair()).isEqualTo("one three");
  }

  @Test
  void what_was_prepared_survives_that_another_program_rebuilds_the_table() {
    assertThat(pair()).isEqualTo("one two");

    change(other, "create table fresh (b text, c text, a text)");
    change(other, "insert into fresh select b, 'c', a from pair");
    change(other, "drop table pair");
    change(other, "alter table fresh rename to pair");

    assertThat(pair()).isEqualTo("one two");
  }

  @Test
  void a_statement_that_failed_works_the_next_time() {
    change(database, "create unique index pair_a on pair (a)");
    String insert = "insert into pair values ('one', 'again')";
    assertThatThrownBy(() -> change(database, insert)).isInstanceOf(JdbiException.class);
    change(database, "delete from pair");

    change(database, insert);

    assertThat(pair()).isEqualTo("one again");
  }

  @Test
  void a_query_that_was_left_half_read_holds_no_lock() {
    change(database, "insert into pair values ('three', 'four')");
    String first =
        database.read(handle ->
            handle.createQuery("select a from pair").mapTo(String.class).findFirst().orElseThrow());
    assertThat(first).isEqualTo("one");

    assertThat(busyReaders()).isZero();
  }

  /** 1 if somebody still reads what was written before the last checkpoint. */
  private int busyReaders() {
    return other.read(handle ->
        handle
            .createQuery("pragma wal_checkpoint(truncate)")
            .map((row, context) -> row.getInt(1))
            .one());
  }

  @Test
  void an_insert_leaves_no_view_of_the_database_open() {
    database.write(handle -> {
      handle
          .createUpdate("insert into pair values (:a, :b)")
          .bind("a", "three")
          .bind("b", "four")
          .execute();
      return handle
          .createQuery("insert into pair values ('five', 'six') returning a")
          .mapTo(String.class)
          .one();
    });
    change(other, "delete from pair where a <> 'five'");

    assertThat(pair()).isEqualTo("five six");
    assertThat(busyReaders()).isZero();
  }

  @Test
  void what_was_bound_before_is_bound_anew_each_time() {
    change(database, "insert into pair values ('three', null)");

    assertThat(second("one")).isEqualTo("two");
    assertThat(second("three")).isEqualTo("nothing");
    assertThatThrownBy(
            () -> database.read(handle -> handle.createQuery(SECOND).mapTo(String.class).one()))
        .isInstanceOf(JdbiException.class);
  }

  private String second(String a) {
    return database.read(
        handle -> handle.createQuery(SECOND).bind("a", a).mapTo(String.class).one());
  }

  @Test
  void the_number_of_changes_stays_while_nobody_writes() {
    OptionalLong before = database.changes();
    pair();

    assertThat(before).isPresent();
    assertThat(database.changes()).isEqualTo(before);
  }

  @Test
  void the_number_of_changes_tells_of_everybody() {
    OptionalLong first = database.changes();
    change(database, "update pair set b = 'ours'");
    OptionalLong second = database.changes();
    change(other, "update pair set b = 'theirs'");
    OptionalLong third = database.changes();

    assertThat(second).isNotEqualTo(first);
    assertThat(third).isNotEqualTo(second).isNotEqualTo(first);
  }
}
