package dev.seedpost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.database.DatabaseAddress;
import dev.seedpost.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
  private static final String URL = "jdbc:postgresql://db.example/seedpost";

  @TempDir private Path folder;

  private Settings read(String text, Map<String, String> environment) throws IOException {
    return ConfigReader.read(Files.writeString(folder.resolve("seedpost.yaml"), text), environment);
  }

  @Test
  void without_a_word_about_it_the_queue_is_a_file() throws IOException {
    assertThat(read("", Map.of()).database()).isEmpty();
  }

  @Test
  void a_server_is_named_by_url_and_user_from_the_file_or_the_environment() throws IOException {
    DatabaseAddress address = new DatabaseAddress(URL, "seedpost");
    assertThat(read("database: {url: '" + URL + "', user: seedpost}\n", Map.of()).database())
        .contains(address);
    assertThat(
            read("database: {user: seedpost}\n", Map.of("SEEDPOST__DATABASE__URL", URL)).database())
        .contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "database: {url: 'jdbc:postgresql://db.example/seedpost'}",
        "database: {user: seedpost}"
      })
  void one_of_both_is_a_mistake(String text) {
    assertThatThrownBy(() -> read(text + "\n", Map.of()))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("needs both 'url' and 'user'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://me:hunter22@db.example/seedpost",
        "jdbc:postgresql://me:hun/ter22@db.example/seedpost",
        "jdbc:postgresql://db.example/seedpost?password=hunter22",
        "jdbc:postgresql://db.example/seedpost?sslmode=require&password=hunter22"
      })
  void a_password_in_the_url_is_a_mistake_that_does_not_repeat_it(String url) {
    for (Map<String, String> environment :
        java.util.List.of(Map.<String, String>of(), Map.of("SEEDPOST__DATABASE__URL", url))) {
      String inFile = environment.isEmpty() ? url : URL;
      assertThatThrownBy(() -> read("database: {url: '" + inFile + "', user: me}\n", environment))
          .isInstanceOf(FailureException.class)
          .hasMessageContaining("seedpost secret set database-password")
          .hasMessageNotContaining("ter22");
    }
  }

  @Test
  void a_password_beside_it_belongs_into_the_store() {
    assertThatThrownBy(
            () -> read("database: {url: '" + URL + "', user: me, password: hunter22}\n", Map.of()))
        .hasMessageContaining("secrets are kept encrypted")
        .hasMessageNotContaining("hunter22");
  }
}
