package dev.seedpost.credentials;

import java.util.Optional;
import java.util.stream.Stream;

/** How the key of a store is derived from the master key. */
public enum Derivation {
  /** RFC 9106; costs memory too. */
  ARGON2ID("argon2id"),
  /** RFC 8018, with HMAC-SHA-256; for places where only this is accepted. */
  PBKDF2("pbkdf2-hmac-sha-256");

  private final String word;

  Derivation(String word) {
    this.word = word;
  }

  /** As it stands in the store. */
  String word() {
    return word;
  }

  static Optional<Derivation> ofWord(String word) {
    return Stream.of(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
