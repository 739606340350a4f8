package dev.seedpost.credentials;

/** Where a master key can be kept for a program that starts without a person. */
public enum KeyPlace {
  /** {@code master.key} in the configuration folder. */
  FILE,
  /** The desktop's keyring. */
  KEYRING
}
