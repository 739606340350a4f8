package dev.seedpost.credentials;

import java.time.Instant;

/**
 * A code that a site asks for at a login.
 *
 * @param digits as they are typed
 * @param until from this moment on it is another one
 */
public record OneTimeCode(String digits, Instant until) {
  @Override
  public String toString() {
    return "[one-time code]";
  }
}
