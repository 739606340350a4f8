package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.util.regex.Pattern;

/** What credentials and their labels may be called. */
final class CredentialName {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");

  private CredentialName() {}

  /**
   * Looks at a name or label.
   *
   * @throws FailureException CONFIG if a person's credential cannot be called so
   */
  static void check(String name, String doing) {
    if (!NAME.matcher(name).matches() || RetiredKeys.isReserved(name)) {
      throw new FailureException(
          FailureKind.CONFIG,
          doing,
          "\""
              + Texts.printable(name)
              + "\" cannot be a credential's name; use small letters, digits, dots and hyphens");
    }
  }
}
