package dev.seedpost.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  @TempDir private Path folder;

  @Test
  void a_copy_is_a_whole_database_for_its_owner_alone() throws IOException {
    Path copy = folder.resolve("copy.db");
    try (Database database = Database.open(folder.resolve("seedpost.db"))) {
      PostgresTest.note(database, "a", "b");
      database.backup(copy);
      PostgresTest.note(database, "c", "d");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
    try (Database restored = Database.open(copy)) {
      assertThat(PostgresTest.noted(restored, "a")).contains("b");
      assertThat(PostgresTest.noted(restored, "c")).isEmpty();
      assertThat(restored.faults()).isEmpty();
      assertThat(restored.version()).isEqualTo(3);
    }
  }

  @Test
  void a_file_that_is_there_is_never_written_over() throws IOException {
    Path there = Files.writeString(folder.resolve("there.db"), "");
    try (Database database = Database.open(folder.resolve("seedpost.db"))) {
      refused(database, there, FailureKind.REJECTED, "name a new one");
      refused(database, folder.resolve("absent/copy.db"), FailureKind.REJECTED, "absent");
    }
    assertThat(there).isEmptyFile();
  }

  @Test
  void a_damaged_file_says_so() throws IOException {
    Path file = folder.resolve("seedpost.db");
    try (Database database = Database.open(file)) {
      database.read(handle -> {
        handle.execute("pragma writable_schema = on");
        return handle.execute("delete from sqlite_master where name = 'request_name'");
      });
    }
    try (Database database = Database.open(file)) {
      assertThat(database.faults()).isNotEmpty();
    }
  }

  @Test
  void postgresql_has_its_own_tool() {
    try (Database database = Database.open(PostgresServer.made(), Optional.empty())) {
      refused(database, folder.resolve("copy.db"), FailureKind.CONFIG, "pg_dump");
      assertThat(database.faults()).isEmpty();
      assertThat(database.version()).isEqualTo(3);
    }
    assertThat(folder.resolve("copy.db")).doesNotExist();
  }

  private static void refused(Database database, Path target, FailureKind kind, String words) {
    assertThatThrownBy(() -> database.backup(target))
        .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }
}
