package dev.seedpost.credentials;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.time.Instant;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeSeedTest {
  /** "12345678901234567890", the seed of the standard's examples. */
  private static final String SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  /** The same to 32 and to 64 bytes. */
  private static final String SEED_256 = SEED + "GEZDGNBVGY3TQOJQGEZA";

  private static final String SEED_512 = SEED + SEED + SEED + "GEZDGNA";

  private static OneTimeSeed seed(String text) {
    return OneTimeSeed.of(Secret.of(text), "try it");
  }

  private static String code(String text, long second) {
    return seed(text).at(Instant.ofEpochSecond(second)).digits();
  }

  /** RFC 6238, appendix B. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082, 46119246, 90693936",
    "1111111109, 07081804, 68084774, 25091201",
    "1111111111, 14050471, 67062674, 99943326",
    "1234567890, 89005924, 91819424, 93441116",
    "2000000000, 69279037, 90698825, 38618901",
    "20000000000, 65353130, 77737706, 47863826",
  })
  void the_examples_of_the_standard_come_out(
      long second, String sha1, String sha256, String sha512) {
    assertThat(code("otpauth://totp/x?digits=8&secret=" + SEED, second)).isEqualTo(sha1);
    assertThat(code("otpauth://totp/x?digits=8&algorithm=SHA256&secret=" + SEED_256, second))
        .isEqualTo(sha256);
    assertThat(code("otpauth://totp/x?digits=8&algorithm=SHA512&secret=" + SEED_512, second))
        .isEqualTo(sha512);
    assertThat(code(SEED, second)).isEqualTo(sha1.substring(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " gezd gnbv gy3t qojq gezd gnbv gy3t qojq ",
        "GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ",
        "otpauth://totp/Some%20Site:me@example?secret=" + SEED + "&issuer=Some%20Site",
        "OTPAUTH://TOTP/x?SECRET=" + SEED + "&algorithm=sha1&digits=6&period=30&image=y#z",
        "otpauth://totp/x?issuer=&&lock&secret=" + SEED,
      })
  void a_seed_is_read_as_sites_show_it(String text) {
    assertThat(code(text, 59)).isEqualTo("287082");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 12, 13, 14, 15})
  void the_padding_may_be_there_or_not(int bytes) {
    byte[] raw = "12345678901234567890".substring(0, bytes).getBytes(US_ASCII);
    String padded = Base32.toBase32String(raw);
    String bare = padded.replace("=", "");
    assertThat(code(bare, 59)).isEqualTo(code(padded, 59)).hasSize(6);
  }

  @Test
  void a_code_is_valid_to_the_end_of_its_period() {
    OneTimeCode code = seed(SEED).at(Instant.parse("2026-11-30T12:00:29.999Z"));
    assertThat(code.until()).isEqualTo("2026-11-30T12:00:30Z");
    assertThat(seed(SEED).at(code.until().minusMillis(1))).isEqualTo(code);
    assertThat(seed(SEED).at(code.until()).until()).isEqualTo("2026-11-30T12:01:00Z");
    assertThat(seed(SEED).at(code.until()).digits()).isNotEqualTo(code.digits());
    String minute = "otpauth://totp/x?period=60&secret=" + SEED;
    assertThat(seed(minute).at(Instant.ofEpochSecond(100)).until().getEpochSecond()).isEqualTo(120);
    assertThat(code(minute, 119)).isEqualTo(code(SEED, 59));
    assertThat(code).hasToString("[one-time code]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "K3YK3YK3Y1K3YK3Y",
        "K3YK3YK3Y0K3YK3Y",
        "K3YK3YK3YäK3YK3Y",
        "K3YK3YK3YK3YK3YK3",
        "K3YK3YK3YK3YK3YK3YK",
        "K3YK3YK3=K3YK3YK3",
        "K3YK3YK3YK3YK3Y========",
        "K3YK3YK3",
        "K3YK3Y",
        "https://K3Y.example/?secret=GEZDGNBVGY3TQOJQ",
        "otpauth://hotp/K3Y?secret=GEZDGNBVGY3TQOJQ&counter=1",
        "otpauth://totp/K3Y",
        "otpauth://totp/K3Y?secret=",
        "otpauth://totp/K3Y?secret=K3Y%ZZ",
        "otpauth://totp/K3Y?secret=GEZDGNBVGY3TQOJQ&secret=K3YK3YK3YK3YK3YK",
        "otpauth://totp/K3Y?secret=GEZDGNBVGY3TQOJQ&digits=7",
        "otpauth://totp/K3Y?secret=GEZDGNBVGY3TQOJQ&digits=K3Y",
        "otpauth://totp/K3Y?secret=GEZDGNBVGY3TQOJQ&period=0",
        "otpauth://totp/K3Y?secret=GEZDGNBVGY3TQOJQ&period=99999999999",
        "otpauth://totp/K3Y?secret=GEZDGNBVGY3TQOJQ&algorithm=K3Y",
      })
  void what_is_no_seed_is_refused_and_not_repeated(String text) {
    FailureException failure = catchThrowableOfType(FailureException.class, () -> seed(text));
    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
    assertThat(failure).hasMessageStartingWith("Failed to try it: ").hasNoCause();
    assertThat(failure.getMessage()).doesNotContainIgnoringCase("K3Y").doesNotContain("GEZD");
  }

  @Test
  void a_text_without_end_is_refused_at_once() {
    FailureException failure =
        catchThrowableOfType(FailureException.class, () -> seed("A".repeat(10_000_000)));
    assertThat(failure).hasMessageContaining("too long");
  }
}
