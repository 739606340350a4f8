package dev.seedpost.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedpost.failure.FailureException;
import dev.seedpost.tracker.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutobrrDatabaseTest {
  private static final Wanted WANTED = new Wanted(Definitions.shipped().all());

  @TempDir private Path folder;

  private static Findings read(Path file) {
    return new ForeignFile(file, WANTED).findings(Optional.empty());
  }

  /** The columns that are read, as autobrr's schema has them. */
  private Path database(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    Jdbi.create("jdbc:sqlite:" + file)
        .useHandle(handle -> {
          handle.execute(
              "create table indexer (id integer primary key, identifier text, enabled boolean, name"
                  + " text not null, settings text, base_url text)");
          handle.execute(
              "create table client (id integer primary key, name text not null, enabled boolean,"
                  + " type text, host text not null, username text, password text, settings json)");
          indexer(
              handle,
              "redacted",
              "https://redacted.sh/",
              "{\"authkey\":\"canary-auth\",\"torrent_pass\":\"canary-pass\",\"api_key\":\"canary-red\"}");
          indexer(handle, "aither", null, "{\"rsskey\":\"canary-rss\"}");
          indexer(
              handle, "elsewhere", "https://elsewhere.example/", "{\"api_key\":\"canary-else\"}");
          indexer(handle, "broken", "no url at all", "{\"api_key\":\"canary");
          client(handle, "off", false, "QBITTORRENT", "canary-off");
          client(handle, "qb", true, "QBITTORRENT", "canary-qb");
          client(handle, "deluge", true, "DELUGE_V2", "canary-deluge");
          client(handle, "open", true, "QBITTORRENT", "");
        });
    return file;
  }

  private static void indexer(Handle handle, String identifier, String url, String settings) {
    // autobrr binds bytes, so the column holds a blob.
    handle.execute(
        "insert into indexer (identifier, name, base_url, settings) values (?, ?, ?, cast(? as"
            + " blob))",
        identifier,
        identifier,
        url,
        settings);
  }

  private static void client(
      Handle handle, String name, boolean enabled, String type, String password) {
    handle.execute(
        "insert into client (name, enabled, type, host, password) values (?, ?, ?, 'h', ?)",
        name,
        enabled,
        type,
        password);
  }

  @Test
  void indexers_and_clients_are_read() throws IOException {
    Findings found = read(database("autobrr 100%?#.db"));
    assertThat(found.program()).isEqualTo(ForeignProgram.AUTOBRR);
    assertThat(found.all())
        .extracting(Finding::where)
        .containsExactly(
            "indexer redacted, authkey",
            "indexer redacted, torrent_pass",
            "indexer redacted, api_key",
            "indexer aither, rsskey",
            "indexer elsewhere, api_key",
            "client qb, password",
            "client deluge, password",
            "client off, password");
    assertThat(found.all())
        .filteredOn(Finding.Usable.class::isInstance)
        .map(Finding.Usable.class::cast)
        .extracting(Finding.Usable::name, one -> one.value().reveal())
        .containsExactly(
            tuple("red-api-key", "canary-red"),
            tuple("aither-rss-key", "canary-rss"),
            tuple("qbittorrent-password", "canary-qb"),
            tuple("qbittorrent-password", "canary-off"));
  }

  @Test
  void nothing_is_written_not_even_beside_it() throws IOException {
    Path file = database("autobrr.db");
    byte[] before = Files.readAllBytes(file);
    read(file);
    assertThat(file).hasBinaryContent(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void while_autobrr_has_it_open_what_is_in_the_file_may_be_old() throws IOException {
    Path file = database("autobrr.db");
    Files.writeString(folder.resolve("autobrr.db-wal"), "x");
    assertThatThrownBy(() -> read(file)).hasMessageContaining("stop autobrr and try again");
  }

  @Test
  void another_programs_database_is_refused() throws IOException {
    Path file = folder.resolve("other.db");
    Jdbi.create("jdbc:sqlite:" + file).useHandle(handle -> handle.execute("create table a (b)"));
    assertThatThrownBy(() -> read(file))
        .hasMessageContaining("it is damaged, or no database that autobrr made");
    assertThatThrownBy(
            () -> new ForeignFile(file, WANTED).findings(Optional.of(ForeignProgram.ENV)))
        .hasMessageContaining("only autobrr's can be read");
  }

  @Test
  void a_query_that_never_ends_is_stopped() {
    Path file = folder.resolve("endless.db");
    Jdbi.create("jdbc:sqlite:" + file)
        .useHandle(handle ->
            handle.execute(
                "create view indexer as with recursive a(identifier) as (select 1 union all select"
                    + " identifier from a) select 1 id, identifier, 2 base_url, 3 settings from a"
                    + " where identifier > 1"));
    assertThatThrownBy(() -> read(file)).isInstanceOf(FailureException.class);
  }

  @Test
  void a_damaged_database_is_read_or_refused_without_a_value() throws IOException {
    byte[] whole = Files.readAllBytes(database("autobrr.db"));
    Path file = folder.resolve("damaged.db");
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      byte[] bytes =
          i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int flip = 0; flip < 20 && bytes.length > 16; flip++) {
        bytes[16 + random.nextInt(bytes.length - 16)] = (byte) random.nextInt();
      }
      Files.write(file, bytes);
      Throwable thrown = catchThrowable(() -> read(file));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(FailureException.class).hasMessageNotContaining("canary");
        assertThat(thrown.getCause()).isNull();
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(folder.resolve("autobrr.db"), file);
    }
  }
}
