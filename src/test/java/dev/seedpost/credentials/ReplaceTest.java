package dev.seedpost.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another value in the place of the old one, which can be taken back for a while. */
class ReplaceTest {
  private static final String NAME = "red-api-key";
  private static final Secret OLD = Secret.of("the old value");
  private static final Secret NEW = Secret.of("the new value");

  @TempDir Path temp;
  private final MutableClock clock = new MutableClock();
  private Vault vault;

  @BeforeEach
  void open() {
    MasterKeys keys =
        new MasterKeys(
            Map.of("SEEDPOST__MASTER_KEY", "master"),
            temp.resolve("config"),
            new FakeKeyring(),
            Prompt.NOBODY);
    vault =
        new Vault(
            temp.resolve("vault/store.json"),
            keys,
            new SecretMask(),
            clock,
            _ -> KeyDerivation.argon2id(64, 1));
  }

  private List<String> labels() {
    return vault.list().stream().map(one -> one.label() + (one.active() ? " used" : "")).toList();
  }

  @Test
  void the_one_before_can_be_taken_back() {
    vault.set(NAME, OLD);
    vault.replace(NAME, NEW);
    assertThat(vault.get(NAME)).contains(NEW);
    assertThat(labels()).containsExactly("main used", "previous");
    assertThat(vault.use(NAME, Credential.PREVIOUS)).isTrue();
    assertThat(vault.get(NAME)).contains(OLD);
  }

  @Test
  void after_it_was_taken_back_it_can_be_replaced_again() {
    vault.set(NAME, OLD);
    vault.replace(NAME, NEW);
    vault.use(NAME, Credential.PREVIOUS);
    Secret third = Secret.of("the third value");
    vault.replace(NAME, third);
    assertThat(vault.get(NAME)).contains(third);
    assertThat(labels()).containsExactly("main used", "previous");
    vault.use(NAME, Credential.PREVIOUS);
    assertThat(vault.get(NAME)).contains(OLD);
  }

  @Test
  void others_of_the_name_stay_and_the_label_too() {
    vault.set(NAME, Optional.of("alt"), OLD);
    vault.set(NAME, Optional.of("spare"), Secret.of("spare value"));
    vault.replace(NAME, NEW);
    assertThat(labels()).containsExactly("alt used", "previous", "spare");
    assertThat(vault.get(NAME)).contains(NEW);
  }

  @Test
  void where_there_was_none_it_is_simply_stored() {
    vault.replace(NAME, NEW);
    assertThat(labels()).containsExactly("main used");
  }

  @Test
  void it_is_kept_for_a_week_and_no_longer_unless_it_is_used() {
    vault.set(NAME, OLD);
    clock.advance(Duration.ofDays(300));
    vault.replace(NAME, NEW);
    clock.advance(Vault.UNDO);
    assertThat(vault.forgetPrevious()).isFalse();
    assertThat(labels()).contains("previous");
    clock.advance(Duration.ofSeconds(2));
    assertThat(vault.forgetPrevious()).isTrue();
    assertThat(vault.forgetPrevious()).isFalse();
    assertThat(labels()).containsExactly("main used");

    vault.replace(NAME, OLD);
    vault.use(NAME, Credential.PREVIOUS);
    clock.advance(Vault.UNDO.multipliedBy(2));
    assertThat(vault.forgetPrevious()).isFalse();
    assertThat(vault.get(NAME)).contains(NEW);
  }
}
