package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** What the one-time codes of a login are made from (RFC 6238). No message repeats any of it. */
final class OneTimeSeed {
  private static final String ADDRESS = "otpauth://";

  /** RFC 4226 asks for 16 bytes; many sites give 10. */
  private static final int FEWEST_BYTES = 10;

  private static final int LONGEST_TEXT = 2048;

  private final SecretKeySpec key;
  private final int digits;
  private final int period;

  private OneTimeSeed(SecretKeySpec key, int digits, int period) {
    this.key = key;
    this.digits = digits;
    this.period = period;
  }

  /**
   * Reads a seed in Base32, or an {@code otpauth://totp/} address as a QR code holds it.
   *
   * @throws FailureException INVALID_CONTENT if it is neither
   */
  static OneTimeSeed of(Secret value, String doing) {
    String text = value.reveal().strip();
    if (text.length() > LONGEST_TEXT) {
      throw wrong(doing, "it is too long for a one-time seed");
    }
    return text.toLowerCase(Locale.ROOT).startsWith(ADDRESS)
        ? ofAddress(text.substring(ADDRESS.length()), doing)
        : new OneTimeSeed(key(text, "HmacSHA1", doing), 6, 30);
  }

  private static OneTimeSeed ofAddress(String address, String doing) {
    if (!address.toLowerCase(Locale.ROOT).startsWith("totp/")) {
      throw wrong(doing, "of the otpauth addresses only totp can be used, codes that go by time");
    }
    Map<String, String> options = options(address, doing);
    String algorithm =
        switch (options.getOrDefault("algorithm", "SHA1").toUpperCase(Locale.ROOT)) {
          case "SHA1" -> "HmacSHA1";
          case "SHA256" -> "HmacSHA256";
          case "SHA512" -> "HmacSHA512";
          default -> throw wrong(doing, "its algorithm is not SHA1, SHA256 or SHA512");
        };
    String digits = options.getOrDefault("digits", "6");
    if (!Set.of("6", "8").contains(digits)) {
      throw wrong(doing, "its codes have neither 6 nor 8 digits");
    }
    String period = options.getOrDefault("period", "30");
    if (!period.matches("[1-9][0-9]{0,3}")) {
      throw wrong(doing, "its period is no number of seconds from 1 to 9999");
    }
    return new OneTimeSeed(
        key(options.getOrDefault("secret", ""), algorithm, doing),
        Integer.parseInt(digits),
        Integer.parseInt(period));
  }

  private static Map<String, String> options(String address, String doing) {
    Map<String, String> options = new HashMap<>();
    String query = address.substring(address.indexOf('?') + 1).split("#", 2)[0];
    for (String part : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      String name = pair[0].toLowerCase(Locale.ROOT);
      if (pair.length == 2 && options.put(name, decoded(pair[1], doing)) != null) {
        throw wrong(doing, "its otpauth address names something twice");
      }
    }
    return options;
  }

  private static String decoded(String text, String doing) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException repeatsIt) {
      throw wrong(doing, "its otpauth address is not well formed");
    }
  }

  /** Blanks and hyphens are how sites show it, in either case and without the padding. */
  private static SecretKeySpec key(String base32, String algorithm, String doing) {
    String letters =
        base32.replaceAll("[ -]", "").toUpperCase(Locale.ROOT).replaceFirst("={1,6}$", "");
    int over = letters.length() % 8;
    if (!letters.matches("[A-Z2-7]+") || over == 1 || over == 3 || over == 6) {
      throw wrong(
          doing,
          "it is no one-time seed; give the seed in Base32 (letters and the digits 2 to 7) as the"
              + " site shows it, or the whole otpauth://totp/ address of its QR code");
    }
    byte[] bytes = Base32.decode(letters + "=".repeat((8 - over) % 8));
    if (bytes.length < FEWEST_BYTES) {
      throw wrong(doing, "it is too short for a one-time seed; give all of it");
    }
    return new SecretKeySpec(bytes, algorithm);
  }

  private static FailureException wrong(String doing, String why) {
    return new FailureException(FailureKind.INVALID_CONTENT, doing, why);
  }

  /** The code of a moment. */
  OneTimeCode at(Instant now) {
    long step = Math.floorDiv(now.getEpochSecond(), period);
    byte[] hash = hash(step);
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
    int shown = number % (digits == 6 ? 1_000_000 : 100_000_000);
    return new OneTimeCode(
        String.format(Locale.ROOT, "%0" + digits + "d", shown),
        Instant.ofEpochSecond((step + 1) * period));
  }

  private byte[] hash(long step) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC is part of every JDK", missing);
    }
  }
}
