package dev.seedpost.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that earlier versions made. */
class SqliteVersionsTest {
  @TempDir private Path folder;

  private Path old() throws IOException {
    Path file = folder.resolve("seedpost.db");
    try (InputStream kept = getClass().getResourceAsStream("/database/sqlite-0.1.0.db.gz");
        InputStream plain = new GZIPInputStream(kept)) {
      Files.copy(plain, file);
    }
    return file;
  }

  @Test
  void a_file_of_0_1_0_opens_with_what_is_in_it() throws IOException {
    try (Database database = Database.open(old())) {
      List<String> states =
          database.read(handle ->
              handle
                  .createQuery("select state from item where tracker = 'red' and id = 1")
                  .mapTo(String.class)
                  .list());
      assertThat(states).containsExactly("SENDING");
      assertThat(PostgresTest.noted(database, "paused")).contains("true");
    }
  }

  /** The next migration starts with this check of the scripts that made the file. */
  @Test
  void the_scripts_that_made_it_are_still_the_same() throws IOException {
    assertThat(
            Flyway.configure()
                .dataSource("jdbc:sqlite:" + old(), null, null)
                .locations("classpath:database/sqlite")
                .ignoreMigrationPatterns("*:pending")
                .load()
                .validateWithResult()
                .validationSuccessful)
        .isTrue();
  }
}
