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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {
  @TempDir Path temp;

  private final Map<String, String> environment = new HashMap<>();
  private Optional<String> inKeyring = Optional.empty();

  private MasterKeys keys() {
    return new MasterKeys(environment, temp.resolve("config"), () -> inKeyring);
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
    assertThat(keys().describe()).startsWith("none yet").contains("master.key");

    MasterKey made = keys().findOrMake();
    assertThat(made.notice()).isPresent();
    assertThat(keys().findOrMake()).isEqualTo(keysWithoutNotice(made));
    assertThat(keys().describe()).isEqualTo("the file " + temp.resolve("config/master.key"));

    inKeyring = Optional.of("from the keyring");
    assertThat(keys().find().orElseThrow().bytes()).isEqualTo(Secret.of("from the keyring"));
    assertThat(keys().describe()).isEqualTo("the desktop's keyring");

    environment.put("SEEDPOST__MASTER_KEY", "from the environment");
    assertThat(keys().find().orElseThrow().bytes()).isEqualTo(Secret.of("from the environment"));
    assertThat(keys().describe()).isEqualTo("the environment variable SEEDPOST__MASTER_KEY");

    Path named = file("named", "from a file\r\n");
    environment.put("SEEDPOST__MASTER_KEY_FILE", named.toString());
    assertThat(keys().find().orElseThrow().bytes()).isEqualTo(Secret.of("from a file"));
    assertThat(keys().describe()).isEqualTo("the file " + named);

    Path credential = file("master-key", "from systemd\n");
    Files.setPosixFilePermissions(credential, PosixFilePermissions.fromString("r--r-----"));
    environment.put("CREDENTIALS_DIRECTORY", credential.getParent().toString());
    assertThat(keys().find().orElseThrow().bytes()).isEqualTo(Secret.of("from systemd"));
    assertThat(keys().describe()).isEqualTo("the systemd credential master-key");
  }

  private static MasterKey keysWithoutNotice(MasterKey key) {
    return new MasterKey(key.bytes(), key.origin(), Optional.empty());
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
}
