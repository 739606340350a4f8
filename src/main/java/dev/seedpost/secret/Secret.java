package dev.seedpost.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that must never be shown: a key, a password, an announce URL. Its printed form is
 * constant, so it can stand in any record or message. {@link #reveal()} is called in {@code http},
 * {@code torrent}, {@code credentials}, {@code qbittorrent} and {@code database} alone; the
 * architecture test holds that.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Wraps a value; the empty text is not a secret but a mistake of the caller. */
  public static Secret of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    return new Secret(value);
  }

  /** The same secret behind a plain text, such as the scheme of an authorization header. */
  public Secret prefixed(String text) {
    return new Secret(text + value);
  }

  /** The value itself, for the one place that sends or stores it. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
