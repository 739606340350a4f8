package dev.seedpost.secret;

/** Makes check values that only who holds the key can make. */
public interface Signer {
  /** The check value of a text. */
  String sign(String text);

  /** Whether a check value is that of a text. */
  boolean isSigned(String text, String check);
}
