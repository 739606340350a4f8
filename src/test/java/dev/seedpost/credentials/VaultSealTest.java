package dev.seedpost.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.MutableClock;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.SecretMask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultSealTest {
  private static final byte[] TORRENT =
      "d8:announce40:https://tracker.example/secret/announcee".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temp;

  private Vault vault(String name) {
    MasterKeys keys =
        new MasterKeys(
            Map.of("SEEDPOST__MASTER_KEY", "master"), temp, new FakeKeyring(), Prompt.NOBODY);
    return new Vault(
        temp.resolve(name).resolve("vault.json"),
        keys,
        new SecretMask(),
        new MutableClock(),
        _ -> KeyDerivation.argon2id(64, 1));
  }

  private static FailureException failureOf(Runnable run) {
    return catchThrowableOfType(FailureException.class, run::run);
  }

  @Test
  void sealed_bytes_are_opened_by_the_same_store_later() {
    byte[] sealed = vault("one").seal(TORRENT);

    assertThat(vault("one").open(sealed)).isEqualTo(TORRENT);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("tracker.example");
  }

  @Test
  void the_same_bytes_are_sealed_differently_each_time() {
    Vault vault = vault("one");

    assertThat(vault.seal(TORRENT)).isNotEqualTo(vault.seal(TORRENT));
    assertThat(vault.open(vault.seal(new byte[0]))).isEmpty();
  }

  @Test
  void any_changed_byte_is_noticed() {
    Vault vault = vault("one");
    byte[] sealed = vault.seal(TORRENT);

    for (int at = 0; at < sealed.length; at++) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      assertThat(failureOf(() -> vault.open(changed)).kind())
          .isIn(FailureKind.INVALID_CONTENT, FailureKind.CONFIG);
    }
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThat(failureOf(() -> vault.open(cut))).isNotNull();
    }
  }

  @Test
  void another_store_says_that_it_is_another() {
    byte[] sealed = vault("one").seal(TORRENT);
    Vault other = vault("two");
    byte[] own = other.seal(TORRENT);

    assertThat(failureOf(() -> other.open(sealed)))
        .hasMessageContaining("another credential store");
    assertThat(other.open(own)).isEqualTo(TORRENT);
  }

  @Test
  void without_the_store_nothing_can_be_opened() {
    byte[] sealed = vault("one").seal(TORRENT);

    FailureException failure = failureOf(() -> vault("two").open(sealed));

    assertThat(failure.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failure).hasMessageContaining("restore it from a backup");
  }
}
