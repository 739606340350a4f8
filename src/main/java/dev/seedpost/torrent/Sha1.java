package dev.seedpost.torrent;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of BitTorrent v1. */
final class Sha1 {
  static final int LENGTH = 20;

  private Sha1() {}

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  static byte[] digest(byte[] bytes) {
    return newDigest().digest(bytes);
  }
}
