package dev.seedpost.credentials;

import java.util.Optional;

/** Where a desktop keeps a person's secrets; ours by the name of an entry. */
interface Keyring {
  /** What it holds there, if there is a keyring and it is unlocked. */
  Optional<String> get(String entry);

  /** Puts something there; false if there is no keyring or it is locked. */
  boolean put(String entry, String key);
}
