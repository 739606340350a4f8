package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.cli.InstanceRunsException;
import dev.seedpost.credentials.Prompt;
import dev.seedpost.database.DatabaseAddress;
import dev.seedpost.database.PostgresServer;
import dev.seedpost.failure.FailureException;
import dev.seedpost.secret.SecretMask;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseProgramTest {
  @TempDir private Path home;
  private final Map<String, String> environment =
      new HashMap<>(Map.of("SEEDPOST__MASTER_KEY", "master"));

  private Stores stores(boolean looking) {
    Places places = new Places(home.resolve("config"), home.resolve("state"));
    SecretMask mask = new SecretMask();
    return new Stores(
        places,
        environment,
        Vaults.open(places, environment, mask, Prompt.NOBODY, InstantSource.system()),
        mask,
        InstantSource.system(),
        looking);
  }

  private void use(DatabaseAddress address) {
    environment.put("SEEDPOST__DATABASE__URL", address.url());
    environment.put("SEEDPOST__DATABASE__USER", address.user());
  }

  @Test
  void looking_at_what_is_not_there_makes_nothing() {
    try (Stores stores = stores(true)) {
      DatabaseProgram program = new DatabaseProgram(stores);
      assertThat(program.check().database().version()).isZero();
      assertThatThrownBy(() -> program.backup(home.resolve("copy.db")))
          .isInstanceOf(FailureException.class)
          .hasMessageContaining("there is none yet");
    }
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void a_file_is_migrated_checked_and_backed_up() {
    try (Stores stores = stores(false)) {
      DatabaseProgram program = new DatabaseProgram(stores);
      assertThat(program.migrate().place()).isEqualTo(home + "/state/seedpost.db");
      assertThat(program.check().faults()).isEmpty();
      assertThat(program.check().database().version()).isEqualTo(3);
      program.backup(home.resolve("copy.db"));
    }
    assertThat(home.resolve("copy.db")).isNotEmptyFile();
  }

  @Test
  void the_queue_moves_to_a_server_and_is_used_there() {
    DatabaseAddress address = PostgresServer.empty();
    try (Stores stores = stores(false)) {
      stores.trackerStates().pause(Optional.empty());
      DatabaseProgram program = new DatabaseProgram(stores);
      assertThatThrownBy(() -> program.copy(address.url(), Optional.empty()))
          .hasMessageContaining("needs a user");
      assertThat(program.copy(address.url(), Optional.of(address.user())).rows())
          .containsEntry("setting", 1L)
          .containsEntry("item", 0L);
    }
    use(address);
    for (boolean looking : new boolean[] {true, false}) {
      try (Stores stores = stores(looking)) {
        assertThat(stores.trackerStates().allPaused()).isTrue();
        assertThat(new DatabaseProgram(stores).check().database().place())
            .startsWith("postgresql://localhost");
      }
    }
  }

  @Test
  void looking_at_an_empty_server_makes_no_tables_there() {
    use(PostgresServer.empty());
    try (Stores stores = stores(true)) {
      assertThat(stores.trackerStates().allPaused()).isFalse();
      assertThat(stores.database().shown()).doesNotContain("postgresql");
    }
    try (Stores stores = stores(false)) {
      assertThat(new DatabaseProgram(stores).migrate().version()).isEqualTo(3);
    }
  }

  @Test
  void nothing_is_copied_from_under_a_running_daemon() {
    try (Stores stores = stores(false)) {
      stores.places().make();
      InstanceLock.Taken held =
          (InstanceLock.Taken) InstanceLock.take(stores.places().state(), "serve");
      try (held) {
        DatabaseProgram program = new DatabaseProgram(stores);
        assertThatThrownBy(
                () -> program.copy("jdbc:postgresql://127.0.0.1:1/seedpost", Optional.of("me")))
            .isInstanceOf(InstanceRunsException.class);
      }
    }
  }
}
