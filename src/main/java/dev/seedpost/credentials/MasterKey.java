package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The key or passphrase that opens the store.
 *
 * @param bytes each byte as one ISO 8859-1 character, because a key file may hold any bytes
 * @param giver who gave it
 * @param origin where it was found, for messages: "the file /etc/seedpost/master.key"
 * @param notice what the person should know, if it has just been made
 */
record MasterKey(Secret bytes, Giver giver, String origin, Optional<String> notice) {
  /** Who gives a master key. */
  enum Giver {
    /** We ourselves: the random one in our own file. */
    FILE,
    /** We ourselves: the random one in the desktop's keyring. */
    KEYRING,
    /** The person at the terminal. */
    PERSON,
    /** Somebody whom only a person can tell another one: systemd, a variable, a command. */
    OTHER
  }

  /**
   * A key as it was found; line ends after it do not count.
   *
   * @throws FailureException CONFIG if nothing is left
   */
  static MasterKey of(byte[] bytes, Giver giver, String origin) {
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    if (end == 0) {
      String detail = "the master key from " + origin + " is empty";
      throw new FailureException(FailureKind.CONFIG, VaultFile.OPENING, detail);
    }
    Secret key = Secret.of(new String(bytes, 0, end, StandardCharsets.ISO_8859_1));
    return new MasterKey(key, giver, origin, Optional.empty());
  }

  MasterKey told(String what) {
    return new MasterKey(bytes, giver, origin, Optional.of(what));
  }

  /** As it stands in a text: what a person types is UTF-8. */
  Secret text() {
    return Secret.of(new String(material(), StandardCharsets.UTF_8));
  }

  byte[] material() {
    return bytes.reveal().getBytes(StandardCharsets.ISO_8859_1);
  }
}
