package dev.seedpost.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From either vendor to PostgreSQL. */
@ParameterizedClass
@EnumSource(Backend.class)
class DatabaseCopyTest {
  private static final String ITEM =
      """
      insert into item (id, tracker, content_key, name, content_path, fingerprint, save_path,
        category, tags, state, reason, failure_kind, due_at, info_hash, rule, form, questions,
        arrived_at, changed_at, position)
      values (:id, 'red', :key, 'Album', '/srv/Álbum', 'f', '/srv', 'music', '[]', 'PREPARED',
        'waits', null, 1764072000000, 'hash', 'a rule', '[]', '[]', 1764072000000, 1764072000001,
        -0.5)
      """;

  @Parameter private Backend backend;
  @TempDir private Path folder;
  private Database source;
  private Database target;

  @BeforeEach
  void open() {
    source = backend.open(folder);
    target = Database.open(PostgresServer.made(), Optional.empty());
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
  }

  private static void item(Database database, long id, String key) {
    database.write(handle -> handle.createUpdate(ITEM).bind("id", id).bind("key", key).execute());
  }

  private static List<Map<String, Object>> rows(Database database, String table) {
    return database.read(handle ->
        handle
            .createQuery("select * from " + table + " order by 1, 2")
            .map((row, context) -> {
              Map<String, Object> columns = new java.util.TreeMap<>();
              for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.put(
                    row.getMetaData().getColumnName(i),
                    row.getObject(i) instanceof byte[] bytes
                        ? HexFormat.of().formatHex(bytes)
                        : String.valueOf(row.getString(i)));
              }
              return columns;
            })
            .list());
  }

  @Test
  void everything_arrives_as_it_was_and_numbers_go_on_behind_it() {
    source.write(handle -> {
      for (int id = 1; id <= 1201; id++) {
        handle.createUpdate(ITEM).bind("id", id).bind("key", "key " + id).execute();
      }
      handle.execute("insert into step (item_id, at, to_state, reason) values (7, 1, 'A', 'why')");
      handle.execute("insert into tracker_state (tracker, held) values ('red', 'no login')");
      handle.execute("insert into request (name, at) values ('red', 5)");
      handle.execute("insert into request (name, at) values ('red', 5)");
      handle.execute(
          "insert into handled (source, child, fingerprint, at, outcome)"
              + " values ('drop', 'Album', 'f', 1, 'queued')");
      handle.execute("insert into finished (info_hash, at) values ('hash', 1)");
      handle
          .createUpdate("insert into torrent values ('hash', :info)")
          .bind("info", new byte[] {1, 2})
          .execute();
      return handle.execute("insert into setting values ('paused', 'true')");
    });
    assertThat(new DatabaseCopy(source, target).run())
        .extracting(DatabaseCopy.Copied::table, DatabaseCopy.Copied::rows)
        .containsExactly(
            tuple("item", 1201L),
            tuple("step", 1L),
            tuple("tracker_state", 1L),
            tuple("request", 2L),
            tuple("handled", 1L),
            tuple("finished", 1L),
            tuple("setting", 1L),
            tuple("torrent", 1L));
    for (String table : DatabaseCopy.TABLES) {
      assertThat(rows(target, table)).isEqualTo(rows(source, table));
    }
    target.write(handle ->
        handle.execute("insert into step (item_id, at, to_state, reason) values (1, 2, 'B', '')"));
    assertThat(rows(target, "step").getLast()).containsEntry("id", "2");
  }

  @Test
  void a_database_with_anything_in_it_is_left_alone() {
    item(source, 1, "a");
    target.write(
        handle -> handle.execute("insert into finished (info_hash, at) values ('hash', 1)"));
    assertThatThrownBy(() -> new DatabaseCopy(source, target).run())
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
        .hasMessageContaining("finished")
        .hasMessageContaining("name an empty database");
    assertThat(rows(target, "item")).isEmpty();
  }

  @Test
  void an_empty_database_copies_as_an_empty_one() {
    assertThat(new DatabaseCopy(source, target).run())
        .extracting(DatabaseCopy.Copied::rows)
        .containsOnly(0L);
  }

  @Test
  void what_fails_half_way_leaves_nothing_there() {
    item(source, 1, "a");
    target.write(handle ->
        handle.execute("alter table setting add constraint no_more check (name <> 'bad')"));
    source.write(handle -> handle.execute("insert into setting values ('bad', 'x')"));
    assertThatThrownBy(() -> new DatabaseCopy(source, target).run())
        .hasStackTraceContaining("no_more");
    assertThat(rows(target, "item")).isEmpty();
  }

  /** A table that a later migration adds and that is forgotten here would be lost. */
  @Test
  void every_table_is_copied() {
    List<String> tables =
        source.read(handle ->
            handle
                .createQuery(
                    backend == Backend.SQLITE
                        ? "select name from sqlite_master where type = 'table'"
                        : "select table_name from information_schema.tables"
                            + " where table_schema = current_schema()")
                .mapTo(String.class)
                .list());
    assertThat(tables.stream().filter(name -> !name.matches("(flyway|sqlite|qrtz)_.*|node")))
        .containsExactlyInAnyOrderElementsOf(DatabaseCopy.TABLES);
  }
}
