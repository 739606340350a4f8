package dev.seedpost.torrent;

import java.util.HexFormat;
import java.util.Locale;

/**
 * The v1 info hash (BEP 3): SHA-1 over the bencoded info dictionary.
 *
 * @param hex 40 lower-case hexadecimal digits
 */
public record InfoHash(String hex) {
  public InfoHash {
    if (!hex.matches("[0-9a-f]{40}")) {
      throw new IllegalArgumentException(
          "an info hash has 40 hexadecimal digits, not '" + hex + "'");
    }
  }

  /**
   * Reads a hash of either case.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static InfoHash of(String text) {
    return new InfoHash(text.strip().toLowerCase(Locale.ROOT));
  }

  /** Wraps 20 bytes. */
  public static InfoHash of(byte[] digest) {
    return new InfoHash(HexFormat.of().formatHex(digest));
  }

  /** Whether a text has the form of an info hash. */
  public static boolean matches(String text) {
    return text.strip().matches("[0-9a-fA-F]{40}");
  }

  @Override
  public String toString() {
    return hex;
  }
}
