package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.credentials.Prompt;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other programs and a real store. */
class SecretImportTest {
  private static final String KEYS =
      """
      RED_API_KEY=canary-red
      MINE_ANNOUNCE_URL=https://mine.example/canary0123456789/announce
      QBIT_PASS=canary-first
      QBITTORRENT_PASSWORD=canary-second
      """;

  @TempDir private Path home;
  private OnDisk disk;
  private Path file;

  @BeforeEach
  void lay() throws IOException {
    disk = new OnDisk(home);
    disk.define(
        "mine.yaml",
        OnDisk.site("mine") + "needs: [{name: announce-url, where: the upload page}]\n");
    file = Files.writeString(home.resolve("keys.env"), KEYS);
  }

  private OnDisk.Run run(String... arguments) {
    OnDisk.Run run = disk.run(arguments);
    assertThat(run.out() + run.err()).doesNotContain("canary");
    return run;
  }

  private Optional<Secret> stored(String name) {
    Places places = new Places(home.resolve("config"), home.resolve("state"));
    Map<String, String> environment = Map.of("SEEDPOST__MASTER_KEY", "master");
    return Vaults.open(places, environment, new SecretMask(), Prompt.NOBODY, InstantSource.system())
        .get(name);
  }

  @Test
  void a_dry_run_says_the_same_and_stores_nothing() {
    OnDisk.Run dry = run("secret", "import", file.toString(), "--dry-run");
    assertThat(dry.code()).isZero();
    assertThat(home.resolve("state/vault/store.json")).doesNotExist();
    assertThat(dry.out().replace("would be stored", "stored").lines().limit(5))
        .containsExactlyElementsOf(
            run("secret", "import", file.toString()).out().lines().limit(5).toList());
  }

  @Test
  void what_is_stored_stays_and_the_same_again_is_no_other() throws IOException {
    assertThat(run("secret", "import", file.toString()).out())
        .containsSubsequence(
            "red-api-key           RED_API_KEY           stored",
            "mine-announce-url     MINE_ANNOUNCE_URL     stored",
            "qbittorrent-password  QBIT_PASS             stored",
            "qbittorrent-password  QBITTORRENT_PASSWORD  another one is stored already: kept",
            "keys.env still holds these in plain text: delete it (shred -u '" + file + "')");
    assertThat(stored("qbittorrent-password")).contains(Secret.of("canary-first"));
    assertThat(stored("mine-announce-url"))
        .contains(Secret.of("https://mine.example/canary0123456789/announce"));

    assertThat(run("secret", "import", file.toString()).out())
        .containsSubsequence(
            "RED_API_KEY           the same is stored already",
            "QBITTORRENT_PASSWORD  another one is stored already");

    Files.writeString(file, "RED_API_KEY=canary-another\n");
    assertThat(run("secret", "import", file.toString()).out()).contains("another one is stored");
    assertThat(stored("red-api-key")).contains(Secret.of("canary-red"));
    assertThat(run("secret", "import", file.toString(), "--label", "other").out())
        .contains("RED_API_KEY  stored");
    assertThat(stored("red-api-key")).contains(Secret.of("canary-red"));
    run("secret", "use", "red-api-key", "other");
    assertThat(stored("red-api-key")).contains(Secret.of("canary-another"));
    assertThat(run("secret", "export", "--redacted").out()).contains("label: \"other\"");
    assertThat(file).hasContent("RED_API_KEY=canary-another\n");
  }

  @Test
  void a_broken_file_stores_nothing_of_it() throws IOException {
    Files.writeString(file, KEYS + "OPS_API_KEY=\"canary");
    OnDisk.Run run = run("secret", "import", file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("line 5, column 13: the quote that is opened here is not closed in its line");
    assertThat(stored("red-api-key")).isEmpty();
  }
}
