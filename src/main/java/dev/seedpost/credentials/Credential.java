package dev.seedpost.credentials;

import java.time.Instant;

/**
 * A secret of the store without its value.
 *
 * @param name what it is for, such as {@code red-api-key}
 * @param label tells several of one name apart
 * @param created when this value was stored, to the second
 * @param active whether it is the one of its name that is used; exactly one of each name is
 */
public record Credential(
    String name, String label, SecretKind kind, Instant created, boolean active) {
  /** The label of a secret for which none is given. */
  public static final String MAIN = "main";

  /** The label of the one before, for a while. */
  public static final String PREVIOUS = "previous";

  Credential active(boolean now) {
    return new Credential(name, label, kind, created, now);
  }

  boolean is(String otherName, String otherLabel) {
    return name.equals(otherName) && label.equals(otherLabel);
  }
}
