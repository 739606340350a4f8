package dev.seedpost.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.MutableClock;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultConcurrencyTest {
  private static final int EACH = 12;

  @TempDir Path temp;

  private static Vault vault(Path folder) {
    MasterKeys keys =
        new MasterKeys(
            Map.of("SEEDPOST__MASTER_KEY", "master"), folder, new FakeKeyring(), Prompt.NOBODY);
    return new Vault(
        folder.resolve("vault.json"),
        keys,
        new SecretMask(),
        new MutableClock(),
        _ -> KeyDerivation.argon2id(64, 1));
  }

  private static void fill(Vault vault, String prefix) {
    IntStream.range(0, EACH).forEach(i -> vault.set(prefix + i, Secret.of("value " + i)));
  }

  /** The other process: sets its names and ends. */
  public static void main(String[] arguments) {
    fill(vault(Path.of(arguments[0])), arguments[1]);
  }

  @Test
  void threads_and_stores_of_one_process_lose_nothing() throws Exception {
    Vault shared = vault(temp);
    Vault second = vault(temp);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      all.add(threads.submit(() -> fill(shared, "a")));
      all.add(threads.submit(() -> fill(shared, "b")));
      all.add(threads.submit(() -> fill(second, "c")));
      for (Future<?> each : all) {
        each.get();
      }
    }

    assertThat(vault(temp).names()).hasSize(3 * EACH);
    assertThat(shared.names()).isEqualTo(second.names());
  }

  @Test
  void processes_lose_nothing() throws IOException, InterruptedException {
    Process one = start("one");
    Process two = start("two");
    fill(vault(temp), "here");

    assertThat(one.waitFor()).isZero();
    assertThat(two.waitFor()).isZero();
    assertThat(vault(temp).names()).hasSize(3 * EACH);
  }

  private Process start(String prefix) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            VaultConcurrencyTest.class.getName(),
            temp.toString(),
            prefix)
        .inheritIO()
        .start();
  }

  @Test
  void a_writer_that_waits_too_long_says_so() {
    Path file = temp.resolve("vault.json");
    VaultLock held = new VaultLock(file);

    FailureException failure =
        catchThrowableOfType(
            FailureException.class,
            () ->
                held.holding(
                    "hold",
                    () ->
                        new VaultLock(file, Duration.ofMillis(30))
                            .holding("store the credential a", () -> "never")));

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure).hasMessageContaining("another seedpost is changing");
  }

  @Test
  void an_interrupted_writer_gives_up() {
    Path file = temp.resolve("vault.json");

    FailureException failure =
        catchThrowableOfType(
            FailureException.class,
            () ->
                new VaultLock(file)
                    .holding(
                        "hold",
                        () -> {
                          Thread.currentThread().interrupt();
                          return new VaultLock(file).holding("store a", () -> "never");
                        }));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
  }
}
