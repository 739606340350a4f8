package dev.seedpost.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {
  @TempDir Path temp;

  private final Map<String, String> environment = new HashMap<>();
  private final Deque<String> typed = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final FakeKeyring keyring = new FakeKeyring();

  private MasterKeys keys() {
    return new MasterKeys(
        environment,
        temp.resolve("config"),
        keyring,
        question -> {
          asked.add(question);
          return Optional.ofNullable(typed.poll());
        });
  }

  private Path file(String name, String text) throws IOException {
    Path file = Files.createDirectories(temp.resolve("keys")).resolve(name);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private FailureException failure() {
    return catchThrowableOfType(FailureException.class, () -> keys().find());
  }

  @Test
  void the_first_source_that_is_there_wins() throws IOException {
    assertThat(keys().find()).isEmpty();
    assertThat(keys().describe()).startsWith("none yet").contains("asks for a passphrase");
    typed.add("from a person");
    assertThat(keys().toOpen().bytes()).isEqualTo(Secret.of("from a person"));
    assertThat(asked).containsExactly("Passphrase of the credential store:");

    keyring.put("master-key", "from the keyring");
    assertKey("from the keyring", "the desktop's keyring");

    environment.put("SEEDPOST__MASTER_KEY_COMMAND", script("echo 'from a command'"));
    assertKey("from a command", "the command " + temp.resolve("keys/command"));

    environment.put("SEEDPOST__MASTER_KEY", "from the environment");
    assertKey("from the environment", "the environment variable SEEDPOST__MASTER_KEY");

    Path named = file("named", "from a file\r\n");
    environment.put("SEEDPOST__MASTER_KEY_FILE", named.toString());
    assertKey("from a file", "the file " + named);

    Path own = Files.createDirectories(temp.resolve("config")).resolve("master.key");
    Files.move(file("own", "our own file\n"), own);
    assertKey("our own file", "the file " + own);

    Path credential = file("master-key", "from systemd\n");
    Files.setPosixFilePermissions(credential, PosixFilePermissions.fromString("r--r-----"));
    environment.put("CREDENTIALS_DIRECTORY", credential.getParent().toString());
    assertKey("from systemd", "the systemd credential master-key");
    assertThat(asked).hasSize(1);
  }

  private void assertKey(String value, String origin) {
    assertThat(keys().toOpen().bytes()).isEqualTo(Secret.of(value));
    assertThat(keys().describe()).isEqualTo(origin);
  }

  private String script(String text) throws IOException {
    Path file = file("command", "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }

  @Test
  void where_nobody_can_be_asked_the_choices_are_listed() {
    for (FailureException failure :
        List.of(
            catchThrowableOfType(FailureException.class, () -> keys().toOpen()),
            catchThrowableOfType(FailureException.class, () -> keys().toMake()))) {
      assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
      assertThat(failure)
          .hasMessageContaining("nobody to ask")
          .hasMessageContaining("secret init")
          .hasMessageContaining("SEEDPOST__MASTER_KEY_FILE")
          .hasMessageContaining("SEEDPOST__MASTER_KEY_COMMAND")
          .hasMessageContaining("systemd")
          .hasMessageContaining("keyring");
    }
    assertThat(temp.resolve("config")).doesNotExist();
  }

  @Test
  void a_person_chooses_a_passphrase_by_saying_it_twice() {
    typed.addAll(List.of("correct horse", "correct horse"));
    assertThat(keys().toMake().bytes()).isEqualTo(Secret.of("correct horse"));

    typed.addAll(List.of("correct horse", "correct hose"));
    assertThat(catchThrowableOfType(FailureException.class, () -> keys().toMake()))
        .hasMessageContaining("were not the same")
        .hasMessageNotContaining("correct");
    typed.add("short");
    assertThat(catchThrowableOfType(FailureException.class, () -> keys().toMake()))
        .hasMessageContaining("8 characters or more");
    assertThat(temp.resolve("config")).doesNotExist();
  }

  @Test
  void a_person_who_says_nothing_gets_a_key_file_and_a_notice() throws IOException {
    typed.add("");

    MasterKey made = keys().toMake();

    Path own = temp.resolve("config/master.key");
    assertThat(made.origin()).isEqualTo("the file " + own);
    assertThat(made.notice().orElseThrow()).contains(own.toString());
    assertThat(Files.readString(own)).matches("[0-9a-f]{64}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
        .isEqualTo("rw-------");
    assertKey(Files.readString(own).strip(), "the file " + own);
    assertThat(
            catchThrowableOfType(FailureException.class, () -> keys().make(KeyPlace.FILE)).kind())
        .isEqualTo(FailureKind.REJECTED);
  }

  @Test
  void a_command_sees_the_users_environment_without_our_secrets_and_no_shell() throws IOException {
    environment.put("HOME", "/home/of one");
    environment.put("SEEDPOST__QBITTORRENT__PASSWORD", "ours");
    environment.put(
        "SEEDPOST__MASTER_KEY_COMMAND",
        script("echo \"$HOME $SEEDPOST__QBITTORRENT__PASSWORD $*\"; echo noise")
            + "  show ;x  $HOME");

    assertThat(keys().toOpen().bytes()).isEqualTo(Secret.of("/home/of one  show ;x $HOME"));
  }

  @Test
  void a_command_that_fails_is_an_error_and_no_reason_to_look_elsewhere() throws IOException {
    keyring.put("master-key", "from the keyring");
    for (String text : List.of("echo key; exit 3", "exec /no/such/program")) {
      environment.put("SEEDPOST__MASTER_KEY_COMMAND", script(text));
      assertThat(failure().kind()).isEqualTo(FailureKind.AUTH);
      assertThat(failure()).hasMessageContaining("SEEDPOST__MASTER_KEY_COMMAND ended with status");
    }
    environment.put("SEEDPOST__MASTER_KEY_COMMAND", "/no/such/program with words");
    assertThat(failure()).hasMessageContaining("cannot be started");
    environment.put("SEEDPOST__MASTER_KEY_COMMAND", script("echo"));
    assertThat(failure()).hasMessageContaining("is empty");
  }

  @Test
  void other_credentials_of_the_unit_do_not_matter() throws IOException {
    environment.put("CREDENTIALS_DIRECTORY", file("other", "x").getParent().toString());

    assertThat(keys().find()).isEmpty();
  }

  @Test
  void a_key_file_may_hold_any_bytes_and_a_value_any_letters() throws IOException {
    Path binary = file("binary", "");
    Files.write(binary, new byte[] {(byte) 0xff, 0, (byte) 0xc3, '\n'});
    environment.put("SEEDPOST__MASTER_KEY_FILE", binary.toString());
    assertThat(keys().find().orElseThrow().material()).containsExactly((byte) 0xff, 0, (byte) 0xc3);

    environment.remove("SEEDPOST__MASTER_KEY_FILE");
    environment.put("SEEDPOST__MASTER_KEY", "ü");
    byte[] value = keys().find().orElseThrow().material();
    environment.put("SEEDPOST__MASTER_KEY_FILE", file("text", "ü\n").toString());
    assertThat(keys().find().orElseThrow().material())
        .isEqualTo(value)
        .containsExactly((byte) 0xc3, (byte) 0xbc);
  }

  @Test
  void a_named_file_that_is_not_there_is_an_error_and_no_reason_to_look_elsewhere() {
    environment.put("SEEDPOST__MASTER_KEY_FILE", temp.resolve("absent").toString());
    environment.put("SEEDPOST__MASTER_KEY", "value");

    assertThat(failure().kind()).isEqualTo(FailureKind.AUTH);
    assertThat(failure())
        .hasMessageContaining("absent")
        .hasMessageContaining("SEEDPOST__MASTER_KEY_FILE");
  }

  @Test
  void an_absent_file_in_memory_is_an_error_too() {
    environment.put("SEEDPOST__MASTER_KEY_FILE", "/run/seedpost-test-absent/key");

    assertThat(failure().kind()).isEqualTo(FailureKind.AUTH);
  }

  @Test
  void a_folder_in_place_of_a_key_is_an_error() throws IOException {
    Files.createDirectories(temp.resolve("folder"));
    environment.put("SEEDPOST__MASTER_KEY_FILE", temp.resolve("folder").toString());

    assertThat(failure().kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failure()).hasMessageContaining("cannot read");
  }

  @Test
  void a_key_file_that_others_may_read_is_refused() throws IOException {
    Path open = file("open", "key");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    environment.put("SEEDPOST__MASTER_KEY_FILE", open.toString());

    assertThat(failure().kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failure()).hasMessageContaining("chmod 600 " + open);
  }

  @Test
  void an_empty_key_is_refused_and_an_empty_variable_is_none() throws IOException {
    environment.put("SEEDPOST__MASTER_KEY", "");
    assertThat(keys().find()).isEmpty();

    environment.put("SEEDPOST__MASTER_KEY_FILE", file("empty", "\n\n").toString());
    assertThat(failure().kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failure()).hasMessageContaining("is empty");
  }

  @Test
  void a_key_can_be_made_in_the_keyring_if_it_is_unlocked() {
    keyring.locked = true;
    FailureException locked =
        catchThrowableOfType(FailureException.class, () -> keys().make(KeyPlace.KEYRING));
    assertThat(locked.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(locked).hasMessageContaining("no desktop keyring is unlocked");

    keyring.locked = false;
    MasterKey made = keys().make(KeyPlace.KEYRING);

    assertThat(made.notice().orElseThrow()).contains("keyring");
    assertThat(keys().toOpen().bytes()).isEqualTo(made.bytes());
    assertThat(keys().describe()).isEqualTo(made.origin()).isEqualTo("the desktop's keyring");
    assertThat(temp.resolve("config")).doesNotExist();
  }
}
