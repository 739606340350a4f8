package dev.seedpost.credentials;

import dev.seedpost.secret.Secret;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data keys that a store had before. They are entries of the store like any secret, so that
 * they are sealed, checked and backed up with it, but nobody sees or changes them. What they
 * sealed, such as a torrent that was being written meanwhile, is still opened, and what they signed
 * still holds.
 */
final class RetiredKeys {
  private static final String NAME = "data-key.";
  private static final HexFormat hex = HexFormat.of();

  private RetiredKeys() {}

  static Kept of(String keyId, DataKey key, Instant now) {
    return new Kept(
        new Credential(NAME + keyId, Credential.MAIN, SecretKind.DATA_KEY, now, true),
        Secret.of(hex.formatHex(key.bytes())));
  }

  /** The key with this id, if the store had it. */
  static Optional<DataKey> find(SecretList secrets, String keyId) {
    return keys(secrets)
        .filter(kept -> kept.about().name().equals(NAME + keyId))
        .map(RetiredKeys::key)
        .findFirst();
  }

  private static Stream<Kept> keys(SecretList secrets) {
    return secrets.all().stream().filter(kept -> kept.about().kind() == SecretKind.DATA_KEY);
  }

  /** The ids of all of them. */
  static Stream<String> ids(SecretList secrets) {
    return keys(secrets).map(kept -> kept.about().name().substring(NAME.length()));
  }

  private static DataKey key(Kept kept) {
    return new DataKey(hex.parseHex(kept.value().reveal()));
  }

  /** Whether a secret of a person may not have this name. */
  static boolean isReserved(String name) {
    return name.startsWith(NAME);
  }
}
