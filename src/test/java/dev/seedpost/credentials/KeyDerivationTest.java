package dev.seedpost.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyDerivationTest {
  @Test
  void a_new_store_costs_64_mebibytes_or_more_and_has_a_salt_of_its_own() {
    KeyDerivation one = KeyDerivation.fresh();
    KeyDerivation two = KeyDerivation.fresh();

    assertThat(one.memory()).isGreaterThanOrEqualTo(64 << 10);
    assertThat(one.passes()).isPositive();
    assertThat(one.isSane()).isTrue();
    assertThat(one.salt()).isNotEqualTo(two.salt());
  }

  /** Reckoned by the reference implementation, the Debian package argon2. */
  @Test
  void the_key_is_that_of_the_reference_implementation() {
    String salt = HexFormat.of().formatHex("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    KeyDerivation derivation = new KeyDerivation("argon2id", 64, 2, 1, salt);

    byte[] key = derivation.derive("master".getBytes(StandardCharsets.US_ASCII)).bytes();

    assertThat(HexFormat.of().formatHex(key)).isEqualTo("8b205b5a2cfd2ea6781f7b0389ff90a49e3be9b0c7e8599c9eeb1ecca914a330");
  }

  @Test
  void costs_that_would_stop_the_machine_are_not_sane() {
    String salt = "00".repeat(16);
    assertThat(new KeyDerivation("argon2id", 2_000_000_000, 1, 1, salt).isSane()).isFalse();
    assertThat(new KeyDerivation("argon2id", 64, 1_000, 1, salt).isSane()).isFalse();
    assertThat(new KeyDerivation("argon2id", 64, 0, 1, salt).isSane()).isFalse();
    assertThat(new KeyDerivation("argon2id", 64, 1, 1, "00").isSane()).isFalse();
    assertThat(new KeyDerivation("scrypt", 64, 1, 1, salt).isSane()).isFalse();
  }
}
