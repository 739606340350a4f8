package dev.seedpost.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.database.Backend;
import dev.seedpost.database.Database;
import dev.seedpost.torrent.InfoHash;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
class IntakeTablesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final InfoHash ONE = InfoHash.of("0123456789ABCDEF0123456789ABCDEF01234567");
  private static final InfoHash TWO = InfoHash.of("1123456789ABCDEF0123456789ABCDEF01234567");

  @Parameter private Backend backend;
  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = backend.open(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_was_judged_is_remembered_and_judged_anew_it_replaces_the_old() {
    HandledTable handled = new HandledTable(database, "main");
    assertThat(handled.fingerprint("drop", "Album")).isEmpty();
    handled.remember("drop", "Album", "first", NOON, "queued");
    handled.remember("drop", "Other", "other", NOON, "queued");
    handled.remember("drop", "Album", "second", NOON.plusSeconds(1), "ignored");
    database.close();
    open();
    handled = new HandledTable(database, "main");
    assertThat(handled.fingerprint("drop", "Album")).contains("second");
    assertThat(handled.fingerprint("drop", "Other")).contains("other");
    assertThat(handled.fingerprint("elsewhere", "Album")).isEmpty();
  }

  @Test
  void a_finished_torrent_is_noted_once_in_the_order_of_the_first_word() {
    FinishedTorrents finished = new FinishedTorrents(database, "main");
    finished.add(TWO, NOON);
    finished.add(ONE, NOON.plusSeconds(1));
    finished.add(TWO, NOON.plusSeconds(2));
    assertThat(finished.list()).containsExactly(TWO, ONE);
    finished.remove(TWO);
    finished.remove(TWO);
    assertThat(finished.list()).containsExactly(ONE);
  }
}
