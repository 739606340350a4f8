package dev.seedpost.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.MutableClock;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another data key, while what the one before sealed and signed goes on to hold. */
class RekeyTest {
  private static final Secret KEY = Secret.of("0123456789abcdef");

  @TempDir Path temp;
  private Vault vault;

  private Vault vault() {
    MasterKeys keys =
        new MasterKeys(
            Map.of("SEEDPOST__MASTER_KEY", "master"),
            temp.resolve("config"),
            new FakeKeyring(),
            Prompt.NOBODY);
    return new Vault(
        store(), keys, new SecretMask(), new MutableClock(), _ -> KeyDerivation.argon2id(64, 1));
  }

  private Path store() {
    return temp.resolve("vault/store.json");
  }

  private Path newest() {
    return temp.resolve("vault/newest");
  }

  private FailureException failure() {
    return catchThrowableOfType(FailureException.class, () -> vault().get("red-api-key"));
  }

  @BeforeEach
  void aStoreWithSecrets() {
    vault = vault();
    vault.set("red-api-key", KEY);
    vault.set("red-api-key", Optional.of("spare"), Secret.of("another-value"));
  }

  @Test
  void every_secret_is_encrypted_with_another_key_and_has_its_value() throws IOException {
    String before = Files.readString(store());
    vault.rekey();
    String after = Files.readString(store());
    assertThat(keyId(after)).isNotEqualTo(keyId(before));
    for (String line : before.lines().filter(line -> line.contains("\"sealed\"")).toList()) {
      assertThat(after).doesNotContain(line.strip());
    }
    assertThat(vault.get("red-api-key")).contains(KEY);
    assertThat(vault().get("red-api-key")).contains(KEY);
    assertThat(vault().list())
        .extracting(Credential::label, Credential::active)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("main", true),
            org.assertj.core.groups.Tuple.tuple("spare", false));
  }

  private static String keyId(String text) {
    return text.replaceAll("(?s).*\"id\": \"([0-9a-f]+)\".*", "$1");
  }

  @Test
  void what_was_sealed_and_signed_before_still_holds_however_often_it_is_done() {
    byte[] sealed = vault.seal(new byte[] {1, 2, 3});
    String check = vault.sign("a line");
    for (int i = 0; i < 3; i++) {
      vault.rekey();
      assertThat(vault().open(sealed)).containsExactly(1, 2, 3);
      assertThat(vault().isSigned("a line", check)).isTrue();
      assertThat(vault().isSigned("another line", check)).isFalse();
      assertThat(vault().isSigned("a line", "0" + check.substring(1))).isFalse();
    }
    assertThat(vault.sign("a line")).isNotEqualTo(check);
    assertThat(vault().open(vault.seal(new byte[] {4}))).containsExactly(4);
  }

  @Test
  void the_keys_before_are_nobodys_secrets() {
    vault.rekey();
    assertThat(vault.names()).containsExactly("red-api-key");
    String retired = "data-key.0011223344556677";
    List<Runnable> attempts =
        List.of(
            () -> vault.get(retired),
            () -> vault.set(retired, KEY),
            () -> vault.remove(retired, Optional.empty()),
            () -> vault.use(retired, "main"));
    for (Runnable attempt : attempts) {
      assertThat(catchThrowableOfType(FailureException.class, attempt::run).kind())
          .isEqualTo(FailureKind.CONFIG);
    }
    assertThat(SecretKind.ofName("my-data-key")).isEqualTo(SecretKind.OTHER);
  }

  @Test
  void the_store_before_is_an_older_copy() throws IOException {
    byte[] before = Files.readAllBytes(store());
    vault.rekey();
    Files.write(store(), before);
    assertThat(failure().kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failure()).hasMessageContaining("remembers its age");
  }

  @Test
  void a_crash_between_the_store_and_what_remembers_its_age_leaves_a_store_that_opens()
      throws IOException {
    byte[] before = Files.readAllBytes(newest());
    vault.rekey();
    Files.write(newest(), before);
    assertThat(vault().get("red-api-key")).contains(KEY);
    vault().rekey();
    assertThat(vault().get("red-api-key")).contains(KEY);
  }

  @Test
  void another_process_that_has_it_open_goes_on_with_the_key_as_it_is_now() {
    Vault other = vault();
    assertThat(other.get("red-api-key")).contains(KEY);
    vault.rekey();
    assertThat(other.get("red-api-key")).contains(KEY);
    other.set("ops-api-key", KEY);
    assertThat(vault.get("ops-api-key")).contains(KEY);
    assertThat(vault.get("red-api-key")).contains(KEY);
  }
}
