package dev.seedpost.app;

import dev.seedpost.credentials.KeyPlace;
import dev.seedpost.credentials.MasterKeys;
import dev.seedpost.credentials.Prompt;
import dev.seedpost.credentials.Vault;
import dev.seedpost.secret.SecretMask;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Where the credential store of an installation lies and what opens it. */
final class Vaults {
  private Vaults() {}

  static Vault open(
      Places places,
      Map<String, String> environment,
      SecretMask mask,
      Prompt prompt,
      InstantSource clock) {
    Path file = places.state().resolve("vault").resolve("store.json");
    MasterKeys keys = new MasterKeys(environment, places.config(), prompt);
    return new Vault(file, keys, mask, clock);
  }

  /** One that is made where nobody can be asked: its key lies in a file. */
  static Vault make(Places places) {
    Vault vault = open(places, Map.of(), new SecretMask(), Prompt.NOBODY, InstantSource.system());
    vault.init(KeyPlace.FILE);
    return vault;
  }
}
