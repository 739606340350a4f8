package dev.seedpost.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyDerivationTest {
  @Test
  void a_new_store_costs_64_mebibytes_or_more_and_has_a_salt_of_its_own() {
    KeyDerivation one = KeyDerivation.fresh(Derivation.ARGON2ID);
    KeyDerivation two = KeyDerivation.fresh(Derivation.ARGON2ID);

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

    assertThat(HexFormat.of().formatHex(key))
        .isEqualTo("8b205b5a2cfd2ea6781f7b0389ff90a49e3be9b0c7e8599c9eeb1ecca914a330");
  }

  /** The reference: Python's hashlib. */
  @Test
  void pbkdf2_has_600_000_rounds_or_more_and_gives_the_key_of_another_implementation() {
    KeyDerivation fresh = KeyDerivation.fresh(Derivation.PBKDF2);
    assertThat(fresh.passes()).isGreaterThanOrEqualTo(600_000);
    assertThat(fresh.isSane()).isTrue();
    assertThat(fresh.cost()).startsWith("PBKDF2-HMAC-SHA-256, ");

    String salt = HexFormat.of().formatHex("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    KeyDerivation known = new KeyDerivation("pbkdf2-hmac-sha-256", 0, 600_000, 0, salt);
    byte[] key = known.derive("master".getBytes(StandardCharsets.US_ASCII)).bytes();

    assertThat(HexFormat.of().formatHex(key))
        .isEqualTo("361712391fa3e376762f199c7e7c032ebaf4febce988d6f4935d95973f8b8550");
    assertThat(new KeyDerivation("pbkdf2-hmac-sha-256", 0, 599_999, 0, salt).isSane()).isFalse();
    assertThat(new KeyDerivation("pbkdf2-hmac-sha-256", 64, 600_000, 0, salt).isSane()).isFalse();
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
