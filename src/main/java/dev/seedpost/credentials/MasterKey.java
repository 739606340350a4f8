package dev.seedpost.credentials;

import dev.seedpost.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The key or passphrase that opens the store.
 *
 * @param bytes each byte as one ISO 8859-1 character, because a key file may hold any bytes
 * @param origin where it was found, for messages: "the file /etc/seedpost/master.key"
 * @param notice what the person should know, if it has just been made
 */
public record MasterKey(Secret bytes, String origin, Optional<String> notice) {
  static MasterKey of(byte[] bytes, String origin) {
    Secret key = Secret.of(new String(bytes, StandardCharsets.ISO_8859_1));
    return new MasterKey(key, origin, Optional.empty());
  }

  byte[] material() {
    return bytes.reveal().getBytes(StandardCharsets.ISO_8859_1);
  }
}
