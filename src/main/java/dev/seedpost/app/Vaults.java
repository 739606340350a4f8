package dev.seedpost.app;

import dev.seedpost.credentials.MasterKeys;
import dev.seedpost.credentials.Vault;
import dev.seedpost.secret.SecretMask;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Where the credential store of an installation lies and what opens it. */
final class Vaults {
  private Vaults() {}

  static MasterKeys keys(Places places, Map<String, String> environment) {
    return new MasterKeys(environment, places.config());
  }

  static Vault open(Places places, Map<String, String> environment, SecretMask mask) {
    Path file = places.state().resolve("vault").resolve("store.json");
    return new Vault(file, keys(places, environment), mask, InstantSource.system());
  }
}
