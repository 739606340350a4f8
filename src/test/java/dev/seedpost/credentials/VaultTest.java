package dev.seedpost.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
  private static final Secret PASSKEY = Secret.of("0123456789abcdef0123456789abcdef");
  private static final String SPARE = "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U";
  private static final String MASTER = "correct horse battery staple";

  @TempDir Path temp;

  private Path file;
  private final SecretMask mask = new SecretMask();

  @BeforeEach
  void place() {
    file = temp.resolve("state/vault/store.json");
  }

  private Vault vault() {
    return vault(MASTER);
  }

  private Vault vault(String master) {
    return vault(Map.of("SEEDPOST__MASTER_KEY", master), mask);
  }

  /** Cheap to open: what a derivation costs is another test's business. */
  private Vault vault(Map<String, String> environment, SecretMask mask) {
    return new Vault(
        file,
        masterKeys(environment),
        mask,
        new MutableClock(),
        _ -> KeyDerivation.argon2id(64, 1));
  }

  private MasterKeys masterKeys(Map<String, String> environment) {
    return new MasterKeys(environment, temp.resolve("config"), new FakeKeyring(), Prompt.NOBODY);
  }

  private FailureException failureOf(Runnable run) {
    return catchThrowableOfType(FailureException.class, run::run);
  }

  @Test
  void what_is_offered_never_replaces_another_one() {
    Secret other = Secret.of("fedcba9876543210");
    Optional<String> spare = Optional.of("spare");
    assertThat(vault().weigh("red-api-key", Optional.empty(), PASSKEY)).isEqualTo(Offered.NEW);
    assertThat(file).doesNotExist();

    assertThat(vault().offer("red-api-key", Optional.empty(), PASSKEY)).isEqualTo(Offered.NEW);
    assertThat(vault().offer("red-api-key", Optional.empty(), PASSKEY)).isEqualTo(Offered.SAME);
    assertThat(vault().offer("red-api-key", spare, PASSKEY)).isEqualTo(Offered.SAME);
    assertThat(vault().offer("red-api-key", Optional.empty(), other)).isEqualTo(Offered.OTHER);
    assertThat(vault().offer("red-api-key", spare, other)).isEqualTo(Offered.NEW);
    assertThat(vault().offer("red-api-key", Optional.empty(), other)).isEqualTo(Offered.SAME);
    assertThat(vault().offer("red-api-key", spare, Secret.of("third"))).isEqualTo(Offered.OTHER);

    assertThat(vault().get("red-api-key")).contains(PASSKEY);
    assertThat(vault().list()).extracting(Credential::label).containsExactly("main", "spare");
  }

  @Test
  void a_secret_comes_back_from_another_process() {
    vault().set("red.api-key", PASSKEY);
    vault().set("ops.api-key", Secret.of("pässword\n"));

    Vault other = vault();
    assertThat(other.get("red.api-key")).contains(PASSKEY);
    assertThat(other.get("ops.api-key")).contains(Secret.of("pässword\n"));
    assertThat(other.get("none")).isEmpty();
    assertThat(other.names()).containsExactly("ops.api-key", "red.api-key");
  }

  @Test
  void a_secret_can_be_replaced_and_removed() {
    Vault vault = vault();
    vault.set("red.api-key", PASSKEY);
    vault.set("red.api-key", Secret.of("another"));

    assertThat(vault.get("red.api-key")).contains(Secret.of("another"));
    assertThat(vault.remove("red.api-key", Optional.empty())).isTrue();
    assertThat(vault.remove("red.api-key", Optional.empty())).isFalse();
    assertThat(vault().names()).isEmpty();
  }

  @Test
  void several_of_one_name_are_kept_and_one_is_used() {
    Vault vault = vault();
    vault.set("red.api-key", PASSKEY);
    vault.set("red.api-key", Optional.of("spare"), Secret.of("second"));

    assertThat(vault.get("red.api-key")).contains(PASSKEY);
    assertThat(vault.use("red.api-key", "spare")).isTrue();
    assertThat(vault().get("red.api-key")).contains(Secret.of("second"));
    vault.set("red.api-key", Secret.of("third"));
    assertThat(vault().get("red.api-key")).contains(Secret.of("third"));
    assertThat(vault.use("red.api-key", "main")).isTrue();
    assertThat(vault().get("red.api-key")).contains(PASSKEY);
    assertThat(vault.use("red.api-key", "none")).isFalse();
    assertThat(vault.names()).containsExactly("red.api-key");
    Instant now = new MutableClock().instant();
    assertThat(vault.list())
        .containsExactly(
            new Credential("red.api-key", "main", SecretKind.API_KEY, now, true),
            new Credential("red.api-key", "spare", SecretKind.API_KEY, now, false));
  }

  @Test
  void the_one_that_is_used_is_not_removed_while_there_are_others() {
    Vault vault = vault();
    vault.set("red.api-key", PASSKEY);
    vault.set("red.api-key", Optional.of("spare"), Secret.of("second"));

    assertThat(failureOf(() -> vault.remove("red.api-key", Optional.of("main"))))
        .hasMessageContaining("choose another first");
    assertThat(vault.remove("red.api-key", Optional.of("spare"))).isTrue();
    assertThat(vault.remove("red.api-key", Optional.of("main"))).isTrue();
    assertThat(vault.names()).isEmpty();
    vault.set("red.api-key", PASSKEY);
    vault.set("red.api-key", Optional.of("spare"), Secret.of("second"));
    assertThat(vault.remove("red.api-key", Optional.empty())).isTrue();
    assertThat(vault.names()).isEmpty();
  }

  @Test
  void without_a_file_nothing_is_made_by_reading() {
    Vault vault = vault(Map.of(), mask);

    assertThat(vault.get("red.api-key")).isEmpty();
    assertThat(vault.names()).isEmpty();
    assertThat(vault.remove("red.api-key", Optional.empty())).isFalse();
    assertThat(vault.takeNotice()).isEmpty();
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void a_store_with_a_key_file_is_made_on_demand_and_says_so() throws IOException {
    Vault vault = vault(Map.of(), mask);

    String notice = vault.init(KeyPlace.FILE);

    Path key = temp.resolve("config/master.key");
    assertThat(notice)
        .contains(key.toString())
        .contains("anyone who can read this file can read the credentials");
    vault.set("red.api-key", PASSKEY);
    assertThat(vault.takeNotice()).isEmpty();
    Vault next = vault(Map.of(), mask);
    assertThat(next.get("red.api-key")).contains(PASSKEY);
    assertThat(next.keyOrigin()).isEqualTo("the file " + key);
    assertThat(failureOf(() -> next.init(KeyPlace.FILE)).kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failureOf(() -> next.init(KeyPlace.FILE)))
        .hasMessageContaining("there is a store already");
  }

  @Test
  void a_person_is_asked_for_the_passphrase_once() {
    Deque<String> typed = new ArrayDeque<>(List.of("correct horse", "correct horse"));
    Vault first = vault(_ -> Optional.ofNullable(typed.poll()));
    first.set("red.api-key", PASSKEY);
    first.set("ops.api-key", PASSKEY);
    assertThat(typed).isEmpty();
    assertThat(first.keyOrigin()).isEqualTo("the terminal");

    typed.addAll(List.of("correct horse", "never asked"));
    Vault second = vault(_ -> Optional.ofNullable(typed.poll()));
    assertThat(second.get("red.api-key")).contains(PASSKEY);
    second.remove("red.api-key", Optional.empty());
    assertThat(second.names()).containsExactly("ops.api-key");
    assertThat(typed).containsExactly("never asked");

    typed.clear();
    typed.add("wrong horse");
    FailureException failure =
        failureOf(() -> vault(_ -> Optional.ofNullable(typed.poll())).get("ops.api-key"));
    assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
    assertThat(failure)
        .hasMessageContaining("the master key from the terminal does not open")
        .hasMessageNotContaining("wrong horse");
  }

  private Vault vault(Prompt prompt) {
    return new Vault(
        file,
        new MasterKeys(Map.of(), temp.resolve("config"), new FakeKeyring(), prompt),
        mask,
        new MutableClock(),
        _ -> KeyDerivation.argon2id(64, 1));
  }

  @Test
  void without_a_key_and_a_person_nothing_is_made() {
    assertThat(failureOf(() -> vault(Map.of(), mask).set("red.api-key", PASSKEY)))
        .hasMessageContaining("no master key yet");
    assertThat(failureOf(() -> vault(Map.of(), mask).seal(new byte[1])).kind())
        .isEqualTo(FailureKind.AUTH);
    assertThat(file).doesNotExist();
    assertThat(temp.resolve("config")).doesNotExist();
  }

  @Test
  void a_lost_master_key_is_not_replaced() throws IOException {
    vault(Map.of(), mask).init(KeyPlace.FILE);
    Files.delete(temp.resolve("config/master.key"));
    Vault vault = vault(Map.of(), mask);

    FailureException failure = failureOf(() -> vault.set("ops.api-key", PASSKEY));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
    assertThat(failure).hasMessageContaining("no master key for it");
    assertThat(temp.resolve("config/master.key")).doesNotExist();
  }

  @Test
  void another_master_key_is_refused_and_changes_nothing() throws IOException {
    vault().set("red.api-key", PASSKEY);
    byte[] before = Files.readAllBytes(file);
    Vault wrong = vault("correct horse battery stable");

    List<FailureException> failures =
        Stream.<Runnable>of(
                () -> wrong.get("red.api-key"),
                () -> wrong.set("red.api-key", PASSKEY),
                wrong::names,
                () -> wrong.seal(new byte[1]),
                () -> wrong.open(new byte[1]))
            .map(this::failureOf)
            .toList();

    assertThat(failures).extracting(FailureException::kind).containsOnly(FailureKind.AUTH);
    assertThat(failures.getFirst())
        .hasMessageContaining("environment variable SEEDPOST__MASTER_KEY")
        .hasMessageContaining("store.json")
        .hasMessageNotContaining("horse");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void files_and_folders_are_for_their_owner_alone() throws IOException {
    vault().set("red.api-key", PASSKEY);

    try (Stream<Path> all = Files.walk(temp.resolve("state"))) {
      List<String> modes = new ArrayList<>();
      for (Path each : all.toList()) {
        modes.add(
            each.getFileName()
                + " "
                + PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
      }
      assertThat(modes)
          .containsExactlyInAnyOrder(
              "state rwx------",
              "vault rwx------",
              "store.json rw-------",
              "store.json.lock rw-------",
              "newest rw-------");
    }
  }

  @Test
  void no_clear_text_reaches_the_disk() throws IOException {
    Vault vault = vault();
    vault.set("red.api-key", PASSKEY);
    vault.remove("red.api-key", Optional.empty());
    vault.set("red.api-key", PASSKEY);
    Files.write(
        temp.resolve("sealed"), vault.seal(PASSKEY.reveal().getBytes(StandardCharsets.UTF_8)));

    try (Stream<Path> all = Files.walk(temp)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(each, StandardCharsets.ISO_8859_1);
        assertThat(text)
            .doesNotContain(PASSKEY.reveal())
            .doesNotContain("30313233343536373839616263646566")
            .doesNotContain(MASTER);
      }
    }
  }

  @Test
  void every_secret_is_taught_to_the_mask() {
    vault().set("red.api-key", PASSKEY);
    SecretMask fresh = new SecretMask();

    vault(Map.of("SEEDPOST__MASTER_KEY", MASTER), fresh).names();

    assertThat(fresh.mask("key " + PASSKEY.reveal())).isEqualTo("key [secret]");
    assertThat(fresh.mask("master " + MASTER)).isEqualTo("master [secret]");
    assertThat(mask.mask("key " + PASSKEY.reveal())).isEqualTo("key [secret]");
  }

  @Test
  void the_codes_of_a_seed_go_by_the_clock_and_the_seed_stays() {
    MutableClock clock = new MutableClock();
    Vault vault =
        new Vault(
            file,
            masterKeys(Map.of("SEEDPOST__MASTER_KEY", MASTER)),
            mask,
            clock,
            _ -> KeyDerivation.argon2id(64, 1));
    vault.set("red-otp-seed", Secret.of("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"));

    clock.set(Instant.ofEpochSecond(59));
    assertThat(vault.code("red-otp-seed"))
        .isEqualTo(new OneTimeCode("287082", Instant.ofEpochSecond(60)));
    clock.set(Instant.ofEpochSecond(1111111109));
    assertThat(vault.code("red-otp-seed").digits()).isEqualTo("081804");
    assertThat(vault.list()).extracting(Credential::kind).containsExactly(SecretKind.OTP_SEED);
    assertThat(vault().code("red-otp-seed").digits()).hasSize(6);

    vault.set("red-otp-seed", Optional.of("spare"), Secret.of("otpauth://totp/x?secret=" + SPARE));
    vault.use("red-otp-seed", "spare");
    assertThat(vault.code("red-otp-seed").digits()).isNotEqualTo("081804");
    assertThat(mask.mask("it was " + SPARE)).isEqualTo("it was [secret]");
  }

  @Test
  void what_is_no_seed_is_not_stored_as_one() {
    FailureException failure =
        failureOf(() -> vault().set("red-otp-seed", Secret.of("hunter2hunter2")));
    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
    assertThat(failure)
        .hasMessageContaining("store the credential red-otp-seed", "Base32")
        .hasMessageNotContaining("hunter2");
    assertThat(file).doesNotExist();
  }

  @Test
  void no_code_comes_of_what_is_missing_or_something_else() {
    vault().set("red-api-key", Secret.of("GEZDGNBVGY3TQOJQ"));
    assertThat(failureOf(() -> vault().code("red-otp-seed")).kind()).isEqualTo(FailureKind.AUTH);
    assertThat(failureOf(() -> vault().code("red-otp-seed")))
        .hasMessageContaining("run 'seedpost secret set red-otp-seed'");
    assertThat(failureOf(() -> vault().code("red-api-key")).kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failureOf(() -> vault().code("Red")).kind()).isEqualTo(FailureKind.CONFIG);
  }

  @Test
  void a_passphrase_with_other_letters_is_taught_as_it_is_typed() {
    vault("pässwörter").set("a", PASSKEY);
    assertThat(mask.mask("master pässwörter")).isEqualTo("master [secret]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", ".a", "A", "a b", "a/b", "ü", "a\n"})
  void other_names_are_refused(String name) {
    assertThat(failureOf(() -> vault().set(name, PASSKEY)).kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failureOf(() -> vault().get(name)).kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failureOf(() -> vault().remove(name, Optional.empty())))
        .hasMessageContaining("small letters, digits, dots and hyphens")
        .hasMessageNotContaining("\n");
    assertThat(file).doesNotExist();
  }

  @Test
  void a_newer_version_is_named() throws IOException {
    vault().set("a", PASSKEY);
    Files.writeString(file, Files.readString(file).replace("\"version\": 2", "\"version\": 3"));

    assertThatThrownBy(() -> vault().get("a"))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("another version of seedpost");
  }

  @Test
  void an_endless_derivation_is_refused() throws IOException {
    vault().set("a", PASSKEY);
    Files.writeString(
        file, Files.readString(file).replace("\"memory\": 64,", "\"memory\": 2000000000,"));

    assertThat(failureOf(() -> vault().get("a")).kind()).isEqualTo(FailureKind.CONFIG);
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws IOException {
    Files.writeString(temp.resolve("state"), "a file in the way");

    FailureException failure = failureOf(() -> vault().set("a", PASSKEY));

    assertThat(failure.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failure).hasMessageContaining("cannot make the folder of");
  }
}
