package dev.seedpost.secret;

/**
 * Encrypts bytes that hold a secret before they reach a disk, such as a torrent with a personal
 * announce URL.
 */
public interface Sealer {
  /** The bytes, encrypted and authenticated. */
  byte[] seal(byte[] open);

  /**
   * The bytes that were sealed.
   *
   * @throws RuntimeException if they were changed or sealed with another key
   */
  byte[] open(byte[] sealed);
}
