package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.secret.Sealer;
import dev.seedpost.secret.Secret;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The store of secrets: AES-256-GCM, one file of mode 0600. Safe for use by many threads and
 * processes.
 */
public final class Vault implements Sealer {
  /** The secret of this name, if it is set. */
  public Optional<Secret> get(String name) {
    throw new UnsupportedOperationException();
  }

  /**
   * Stores or replaces a secret.
   *
   * @throws FailureException CONFIG if the file cannot be written
   */
  public void set(String name, Secret value) {
    throw new UnsupportedOperationException();
  }

  /** Forgets a secret; false if there was none. */
  public boolean remove(String name) {
    throw new UnsupportedOperationException();
  }

  public SortedSet<String> names() {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] seal(byte[] open) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] open(byte[] sealed) {
    throw new UnsupportedOperationException();
  }
}
