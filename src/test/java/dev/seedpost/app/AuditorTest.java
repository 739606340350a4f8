package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.audit.AuditEntry;
import dev.seedpost.audit.Deed;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

class AuditorTest {
  private static final Secret KEY = Secret.of("0123456789abcdef");

  @TempDir private Path home;
  private Auditor auditor;

  @BeforeEach
  void aStoreWithTwoKeys() {
    auditor =
        OnDisk.auditor(
            new Places(home.resolve("config"), home.resolve("state")),
            Map.of("SEEDPOST__MASTER_KEY", "master"),
            new SecretMask());
    auditor.vault().set("red-api-key", KEY);
    auditor.vault().set("qbittorrent-password", Secret.of("another value"));
  }

  @AfterEach
  void forget() {
    MDC.clear();
  }

  private void step(String item, String name) {
    MDC.put("item", item);
    assertThat(auditor.credential(name, "red")).isPresent();
    MDC.clear();
  }

  @Test
  void a_credential_is_written_down_once_for_each_item_however_often_and_in_turns_it_is_needed() {
    for (int round = 0; round < 3; round++) {
      step("1", "red-api-key");
      step("2", "red-api-key");
      step("1", "qbittorrent-password");
      assertThat(auditor.credential("qbittorrent-password", "")).isPresent();
    }
    assertThat(auditor.trail().last(99))
        .allMatch(entry -> entry.deed() == Deed.USED)
        .extracting(entry -> entry.subject().credential() + " " + entry.subject().item())
        .containsExactly(
            "red-api-key (main) 1",
            "red-api-key (main) 2",
            "qbittorrent-password (main) 1",
            "qbittorrent-password (main) ");
  }

  @Test
  void what_is_not_there_is_not_used() {
    assertThat(auditor.credential("ops-api-key", "ops")).isEmpty();
    assertThat(auditor.trail().last(9)).isEmpty();
  }

  @Test
  void a_full_disk_keeps_no_credential_from_being_used() throws IOException {
    Files.writeString(home.resolve("state/audit"), "a file in the folder's place");
    assertThat(auditor.credential("red-api-key", "red")).contains(KEY);
  }

  @Test
  void who_it_was_is_written_down_with_it() {
    step("7", "red-api-key");
    AuditEntry entry = auditor.trail().last(1).getFirst();
    assertThat(entry.actor().user()).isEqualTo(System.getProperty("user.name"));
    assertThat(entry.actor().command()).isEqualTo("test");
    assertThat(entry.subject().tracker()).isEqualTo("red");
  }
}
