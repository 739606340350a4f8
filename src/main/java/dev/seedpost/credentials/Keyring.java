package dev.seedpost.credentials;

import java.util.Optional;

/** Where a desktop keeps a person's secrets. */
@FunctionalInterface
interface Keyring {
  /** The master key, if there is a keyring, it is unlocked, and holds one. */
  Optional<String> get();
}
