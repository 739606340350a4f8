package dev.seedpost.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.MutableClock;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who can write the store's files, but has not its key, may try. */
class VaultAttacksTest {
  private static final Secret PASSKEY = Secret.of("0123456789abcdef0123456789abcdef");

  @TempDir Path temp;

  private Path folder;
  private Path file;
  private Path newest;

  @BeforeEach
  void store() {
    folder = temp.resolve("vault");
    file = folder.resolve("store.json");
    newest = folder.resolve("newest");
    vault().set("a-api-key", PASSKEY);
    vault().set("b-api-key", Secret.of("second"));
  }

  /** Cheap to open, since most of these are tried a thousand times. */
  private Vault vault() {
    MasterKeys keys =
        new MasterKeys(
            Map.of("SEEDPOST__MASTER_KEY", "master"), temp, new FakeKeyring(), Prompt.NOBODY);
    return new Vault(
        file, keys, new SecretMask(), new MutableClock(), _ -> KeyDerivation.argon2id(64, 1));
  }

  private FailureException refused(Object situation) {
    FailureException failure =
        catchThrowableOfType(FailureException.class, () -> vault().get("a-api-key"));
    assertThat(failure).as("%s", situation).isNotNull();
    assertThat(failure.kind()).as("%s", situation).isIn(FailureKind.CONFIG, FailureKind.AUTH);
    assertThat(failure).hasMessageNotContaining(PASSKEY.reveal());
    return failure;
  }

  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x20, 0x80})
  void a_changed_bit_in_any_byte_is_noticed(int bit) throws IOException {
    byte[] right = Files.readAllBytes(file);

    for (int at = 0; at < right.length; at++) {
      byte[] changed = right.clone();
      changed[at] ^= (byte) bit;
      Files.write(file, changed);
      refused("bit " + bit + " of byte " + at);
    }

    Files.write(file, right);
    assertThat(vault().get("a-api-key")).contains(PASSKEY);
  }

  @Test
  void a_file_cut_short_at_any_length_is_noticed() throws IOException {
    byte[] right = Files.readAllBytes(file);

    for (int length = 0; length < right.length; length++) {
      Files.write(file, Arrays.copyOf(right, length));
      FailureException failure = refused("length " + length);
      assertThat(failure).hasMessageContaining(file.toString());
    }
  }

  @Test
  void an_entry_that_was_removed_renamed_swapped_or_made_another_kind_is_noticed()
      throws IOException {
    String right = Files.readString(file);

    for (String changed :
        new String[] {
          right.replaceAll("(?s)\\{\\s*\"name\": \"b-api-key\".*?\\}", ""),
          right.replaceAll("(?s),\\s*\\{\\s*\"name\": \"b-api-key\".*?\\}", ""),
          right.replace("a-api-key", "c-api-key"),
          right.replace("a-api", "x-api").replace("b-api", "a-api").replace("x-api", "b-api"),
          right.replace("\"active\": true", "\"active\": false"),
          right.replace("API_KEY", "OTHER"),
          right.replace("\"label\": \"main\"", "\"label\": \"spare\""),
          right.replaceAll("\"created\": \"20\\d\\d", "\"created\": \"1999")
        }) {
      assertThat(changed).isNotEqualTo(right);
      Files.writeString(file, changed);
      refused(changed);
    }
  }

  @Test
  void an_older_copy_is_refused_with_what_to_do() throws IOException {
    byte[] old = Files.readAllBytes(file);
    vault().set("a-api-key", Secret.of("rotated"));
    Files.write(file, old);

    FailureException failure = refused("older");

    assertThat(failure)
        .hasMessageContaining("is an older copy (change 3, while change 4 was written here)")
        .hasMessageContaining("rm " + newest);
    FailureException writing =
        catchThrowableOfType(FailureException.class, () -> vault().set("c", PASSKEY));
    assertThat(writing.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(Files.readAllBytes(file)).isEqualTo(old);
    Files.delete(newest);
    assertThat(vault().get("a-api-key")).contains(PASSKEY);
  }

  @Test
  void an_old_entry_in_a_newer_file_is_noticed() throws IOException {
    String old = Files.readString(file);
    vault().set("a-api-key", Secret.of("rotated"));
    String now = Files.readString(file);
    Files.writeString(file, now.replace(sealed(now), sealed(old)));

    assertThat(refused("old entry")).hasMessageContaining("damaged or was changed");
  }

  private static String sealed(String text) {
    String entry = text.substring(text.indexOf("a-api-key"));
    String value = entry.substring(entry.indexOf("\"sealed\": \"") + 11);
    return value.substring(0, value.indexOf('"'));
  }

  @Test
  void a_store_that_vanished_is_not_made_anew() throws IOException {
    Files.delete(file);

    assertThat(refused("vanished")).hasMessageContaining("is missing though it was written here");
    FailureException writing =
        catchThrowableOfType(FailureException.class, () -> vault().set("c", PASSKEY));
    assertThat(writing.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "9 abc", "x y", "99999999999999999999 x"})
  void what_remembers_the_age_cannot_be_forged(String line) throws IOException {
    Files.writeString(newest, line);

    assertThat(refused(line)).hasMessageContaining("does not belong to what remembers its age");
  }

  @Test
  void a_store_of_somebody_else_in_its_place_is_noticed() throws IOException {
    Path theirs = temp.resolve("theirs/store.json");
    new Vault(
            theirs,
            new MasterKeys(
                Map.of("SEEDPOST__MASTER_KEY", "master"), temp, new FakeKeyring(), Prompt.NOBODY),
            new SecretMask(),
            new MutableClock(),
            _ -> KeyDerivation.argon2id(64, 1))
        .set("a-api-key", Secret.of("theirs"));
    Files.write(file, Files.readAllBytes(theirs));

    assertThat(refused("another store")).hasMessageContaining("does not belong");
  }

  @Test
  void a_link_in_the_place_of_the_store_is_refused() throws IOException {
    Path elsewhere = Files.move(file, temp.resolve("elsewhere.json"));
    Files.createSymbolicLink(file, elsewhere);
    assertThat(refused("a link")).hasMessageContaining(file + " is a link");

    Files.delete(file);
    Files.createSymbolicLink(file, temp.resolve("nothing"));
    assertThat(refused("a dangling link")).hasMessageContaining(file + " is a link");
  }

  @Test
  void a_link_in_the_place_of_its_folder_is_refused() throws IOException {
    Path elsewhere = Files.move(folder, temp.resolve("elsewhere"));
    Files.createSymbolicLink(folder, elsewhere);

    assertThat(refused("a link")).hasMessageContaining(folder + " is a link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void a_file_that_others_may_use_is_refused_with_the_command_to_run(String mode)
      throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThat(refused(mode)).hasMessageContaining("run: chmod 600 " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwx-----x", "rwx-w----"})
  void a_folder_that_others_may_use_is_refused_with_the_command_to_run(String mode)
      throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));

    assertThat(refused(mode)).hasMessageContaining("run: chmod 700 " + folder);
  }

  @Test
  void the_value_of_a_version_2_store_can_be_read_for_ever() throws IOException {
    Files.delete(newest);
    try (var text = getClass().getResourceAsStream("/vault/version-2.json")) {
      Files.write(file, text.readAllBytes());
    }

    assertThat(vault().get("red-api-key")).contains(Secret.of("a value with ü"));
    assertThat(vault().get("red-announce-url"))
        .contains(Secret.of("https://tracker.example/0123456789abcdef/announce"));
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        .contains("\"memory\": 65536");
  }
}
