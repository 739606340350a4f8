package dev.seedpost.release;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;

/**
 * Finds out what a payload is: from its tags, its name, and a {@code seedpost.yaml} in or beside
 * it.
 */
public final class ReleaseReader {
  /**
   * Reads what can be known. Unreadable tags become warnings.
   *
   * @throws FailureException CONFIG if a {@code seedpost.yaml} is wrong
   */
  public Release read(Content content) {
    throw new UnsupportedOperationException();
  }
}
