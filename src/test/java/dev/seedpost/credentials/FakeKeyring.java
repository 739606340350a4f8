package dev.seedpost.credentials;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A keyring in memory, which may be locked. */
final class FakeKeyring implements Keyring {
  private final Map<String, String> entries = new HashMap<>();
  boolean locked;

  @Override
  public Optional<String> get(String entry) {
    return locked ? Optional.empty() : Optional.ofNullable(entries.get(entry));
  }

  @Override
  public boolean put(String entry, String key) {
    if (!locked) {
      entries.put(entry, key);
    }
    return !locked;
  }
}
