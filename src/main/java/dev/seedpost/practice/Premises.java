package dev.seedpost.practice;

import dev.seedpost.secret.Secret;
import java.net.URI;

/**
 * What every desk of a practice site works with.
 *
 * @param url the site's address, with a slash at its end
 */
record Premises(URI url, Shelf shelf, Keys keys, Switches switches) {
  /** What the site's one user knows. */
  record Keys(Secret api, String passkey, Secret announceUrl) {}

  /** Whether this is the user's key and it is not refused at the moment. */
  boolean isKey(String given) {
    return !switches.locked.get() && !given.isEmpty() && Secret.of(given).equals(keys.api());
  }
}
