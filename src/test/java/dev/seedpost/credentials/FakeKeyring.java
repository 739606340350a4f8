package dev.seedpost.credentials;

import java.util.Optional;

/** A keyring in memory, which may be locked. */
final class FakeKeyring implements Keyring {
  private Optional<String> key = Optional.empty();
  boolean locked;

  @Override
  public Optional<String> get() {
    return locked ? Optional.empty() : key;
  }

  @Override
  public boolean put(String made) {
    if (!locked) {
      key = Optional.of(made);
    }
    return !locked;
  }
}
