package dev.seedpost.credentials;

import java.util.Optional;

/** Where a desktop keeps a person's secrets. */
interface Keyring {
  /** The master key, if there is a keyring, it is unlocked, and holds one. */
  Optional<String> get();

  /** Puts a master key there; false if there is no keyring or it is locked. */
  boolean put(String key);
}
