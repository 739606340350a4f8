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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another master key, and a store that one of the two opens at every moment. */
class RotationTest {
  private static final Secret KEY = Secret.of("0123456789abcdef");

  @TempDir Path temp;

  private final Map<String, String> environment = new HashMap<>();
  private final Deque<String> typed = new ArrayDeque<>();
  private final FakeKeyring keyring = new FakeKeyring();

  private Vault vault() {
    MasterKeys keys =
        new MasterKeys(
            environment, temp.resolve("config"), keyring, _ -> Optional.ofNullable(typed.poll()));
    return new Vault(
        store(),
        keys,
        new SecretMask(),
        new MutableClock(),
        how ->
            how == Derivation.ARGON2ID
                ? KeyDerivation.argon2id(64, 1)
                : KeyDerivation.fresh(Derivation.PBKDF2));
  }

  private Path store() {
    return temp.resolve("vault/store.json");
  }

  private Path keyFile() {
    return temp.resolve("config/master.key");
  }

  @Test
  void a_random_key_in_the_file_is_replaced_by_another() throws IOException {
    Vault vault = vault();
    vault.init(KeyPlace.FILE);
    vault.set("red-api-key", KEY);
    byte[] sealed = vault.seal(new byte[] {1, 2});
    String old = Files.readString(keyFile());
    String before = Files.readString(store());

    assertThat(vault.rotate(Optional.empty())).contains(keyFile().toString()).contains("Argon2id");

    assertThat(Files.readString(keyFile())).isNotEqualTo(old).matches("[0-9a-f]{64}\n");
    assertThat(nextKeyFile()).doesNotExist();
    assertThat(vault.get("red-api-key")).contains(KEY);
    assertThat(vault().get("red-api-key")).contains(KEY);
    assertThat(vault().open(sealed)).containsExactly(1, 2);
    Files.writeString(keyFile(), old);
    assertThat(failure().kind()).as("the old key").isEqualTo(FailureKind.AUTH);
    Files.writeString(store(), before);
    assertThat(failure()).as("and the old store").hasMessageContaining("is an older copy");
  }

  private FailureException failure() {
    return catchThrowableOfType(FailureException.class, () -> vault().get("red-api-key"));
  }

  @Test
  void a_random_key_in_the_keyring_is_replaced_by_another() {
    Vault vault = vault();
    vault.init(KeyPlace.KEYRING);
    vault.set("red-api-key", KEY);
    Optional<String> old = keyring.get("master-key");

    vault.rotate(Optional.empty());

    assertThat(keyring.get("master-key")).isPresent().isNotEqualTo(old);
    assertThat(vault().get("red-api-key")).contains(KEY);
    keyring.locked = true;
    FailureException failure =
        catchThrowableOfType(FailureException.class, () -> vault.rotate(Optional.empty()));
    assertThat(failure.kind()).isIn(FailureKind.CONFIG, FailureKind.AUTH);
    keyring.locked = false;
    assertThat(vault().get("red-api-key")).contains(KEY);
  }

  @Test
  void a_passphrase_is_replaced_by_one_that_is_typed_twice() {
    typed.addAll(List.of("correct horse", "correct horse"));
    Vault vault = vault();
    vault.set("red-api-key", KEY);

    typed.addAll(List.of("battery staple", "battery stable"));
    assertThat(catchThrowableOfType(FailureException.class, () -> vault.rotate(Optional.empty())))
        .hasMessageContaining("were not the same");
    typed.addAll(List.of("battery staple", "battery staple"));
    assertThat(vault.rotate(Optional.of(Derivation.PBKDF2))).contains("PBKDF2-HMAC-SHA-256");

    typed.add("battery staple");
    Vault next = vault();
    assertThat(next.get("red-api-key")).contains(KEY);
    typed.addAll(List.of("a third one", "a third one"));
    assertThat(next.rotate(Optional.of(Derivation.ARGON2ID))).contains("Argon2id");
    typed.add("correct horse");
    assertThat(failure().kind()).isEqualTo(FailureKind.AUTH);
  }

  @Test
  void a_key_that_others_give_is_asked_for_and_said_where_to_put() {
    environment.put("SEEDPOST__MASTER_KEY", "the old one");
    Vault vault = vault();
    vault.set("red-api-key", KEY);
    assertThat(catchThrowableOfType(FailureException.class, () -> vault.rotate(Optional.empty())))
        .hasMessageContaining("run this at a terminal");

    typed.addAll(List.of("the new one", "the new one"));
    assertThat(vault.rotate(Optional.empty()))
        .contains("the environment variable SEEDPOST__MASTER_KEY has to give it from now on");

    assertThat(failure().kind()).isEqualTo(FailureKind.AUTH);
    environment.put("SEEDPOST__MASTER_KEY", "the new one");
    assertThat(vault().get("red-api-key")).contains(KEY);
  }

  @Test
  void without_a_store_there_is_nothing_to_rotate() {
    assertThat(catchThrowableOfType(FailureException.class, () -> vault().rotate(Optional.empty())))
        .hasMessageContaining("there is no store yet");
  }

  @Test
  void what_was_interrupted_before_the_store_was_written_is_as_it_was() throws IOException {
    Vault vault = vault();
    vault.init(KeyPlace.FILE);
    vault.set("red-api-key", KEY);
    Path next = nextKeyFile();
    Files.copy(keyFile(), next);
    Files.writeString(next, "a key that never came into use\n");

    assertThat(vault().get("red-api-key")).contains(KEY);
    vault().rotate(Optional.empty());
    assertThat(vault().get("red-api-key")).contains(KEY);
    assertThat(next).doesNotExist();
  }

  private Path nextKeyFile() {
    return temp.resolve("config/master.key.next");
  }

  /** The key that lies in its old place, though it opens nothing any more. */
  private byte[] interruptedAfterTheStoreWasWritten() throws IOException {
    Vault vault = vault();
    vault.init(KeyPlace.FILE);
    vault.set("red-api-key", KEY);
    byte[] old = Files.readAllBytes(keyFile());
    vault.rotate(Optional.empty());
    Files.copy(keyFile(), nextKeyFile());
    Files.write(keyFile(), old);
    return old;
  }

  @Test
  void what_was_interrupted_after_the_store_was_written_is_finished() throws IOException {
    byte[] old = interruptedAfterTheStoreWasWritten();
    Path next = nextKeyFile();

    Vault reader = vault();
    assertThat(reader.get("red-api-key")).contains(KEY);
    assertThat(next).as("who only reads moves no key").exists();
    assertThat(Files.readAllBytes(keyFile())).isEqualTo(old);

    vault().set("ops-api-key", KEY);
    assertThat(next).doesNotExist();
    byte[] settled = Files.readAllBytes(keyFile());
    assertThat(settled).isNotEqualTo(old);
    assertThat(vault().get("red-api-key")).contains(KEY);
    Files.writeString(next, "of a later change that was interrupted\n");
    reader.set("red-api-key", KEY);
    reader.use("red-api-key", "main");
    assertThat(Files.readAllBytes(keyFile())).isEqualTo(settled);
    assertThat(vault().get("red-api-key")).contains(KEY);
  }

  @Test
  void a_reader_that_saw_it_halfway_moves_no_later_key() throws IOException {
    interruptedAfterTheStoreWasWritten();
    byte[] rotated = Files.readAllBytes(nextKeyFile());
    Vault reader = vault();
    assertThat(reader.get("red-api-key")).contains(KEY);

    // Somebody else finished that change, and the next one was interrupted at its start.
    Files.write(keyFile(), rotated);
    Files.writeString(nextKeyFile(), "a key that never came into use\n");
    reader.use("red-api-key", "main");

    assertThat(Files.readAllBytes(keyFile())).isEqualTo(rotated);
    assertThat(vault().get("red-api-key")).contains(KEY);
  }
}
