package dev.seedpost.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed while it changes its keys, again and again. */
class RotationCrashIT {
  private static final int KILLS = 100;
  private static final Secret VALUE = Secret.of("survives everything");

  @TempDir Path temp;

  private static Vault vault(Path folder) {
    return new Vault(
        folder.resolve("vault/store.json"),
        new MasterKeys(Map.of(), folder.resolve("config"), new FakeKeyring(), Prompt.NOBODY),
        new SecretMask(),
        InstantSource.system(),
        _ -> KeyDerivation.argon2id(64, 1));
  }

  /** The program: changes the master key, and the key of everything, until it dies. */
  public static void main(String[] arguments) {
    Vault vault = vault(Path.of(arguments[0]));
    System.out.println("ready " + vault.keyOrigin());
    while (true) {
      vault.rotate(Optional.empty());
      vault.rotate(Optional.empty());
      vault.rekey();
    }
  }

  @Test
  void whenever_it_is_killed_one_key_opens_the_store_and_it_can_be_changed_again()
      throws Exception {
    long seed = Long.getLong("rotation.seed", new Random().nextInt(1_000_000));
    Random random = new Random(seed);
    Vault first = vault(temp);
    first.init(KeyPlace.FILE);
    first.set("red-api-key", VALUE);
    Set<String> keys = new HashSet<>();
    int halfway = 0;

    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start();
      try (BufferedReader said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        assertThat(said.readLine()).as("seed " + seed).startsWith("ready");
        long micros = random.nextInt(60_000);
        process.waitFor(micros, TimeUnit.MICROSECONDS);
      } finally {
        process.destroyForcibly().waitFor();
      }
      halfway += Files.exists(temp.resolve("config/master.key.next")) ? 1 : 0;
      Vault after = vault(temp);
      assertThat(after.get("red-api-key")).as("seed " + seed + ", kill " + kill).contains(VALUE);
      keys.add(Files.readString(temp.resolve("config/master.key")));
    }
    vault(temp).rotate(Optional.empty());

    assertThat(vault(temp).get("red-api-key")).contains(VALUE);
    System.out.printf(
        "rotation: seed %d, %d kills, %d with the next key beside the old one, %d keys seen%n",
        seed, KILLS, halfway, keys.size());
    assertThat(keys).as("seed " + seed).hasSizeGreaterThan(KILLS / 4);
    assertThat(halfway).as("seed " + seed).isPositive();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            RotationCrashIT.class.getName(),
            temp.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
