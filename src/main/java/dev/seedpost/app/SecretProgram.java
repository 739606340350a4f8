package dev.seedpost.app;

import dev.seedpost.cli.Secrets;
import dev.seedpost.credentials.Credential;
import dev.seedpost.credentials.Derivation;
import dev.seedpost.credentials.KeyPlace;
import dev.seedpost.credentials.OneTimeCode;
import dev.seedpost.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the commands ask of the store of secrets. */
final class SecretProgram implements Secrets {
  private final Stores stores;
  private final Engine engine;

  SecretProgram(Stores stores, Engine engine) {
    this.stores = stores;
    this.engine = engine;
  }

  @Override
  public String init(KeyPlace place) {
    return stores.vault().init(place);
  }

  @Override
  public String rotateMaster(Optional<Derivation> how) {
    return stores.vault().rotate(how);
  }

  @Override
  public List<Credential> all() {
    return stores.vault().list();
  }

  @Override
  public Map<String, String> needed() {
    return NeededSecrets.of(stores, engine.sites().all());
  }

  @Override
  public void set(String name, Optional<String> label, Secret value) {
    stores.vault().set(name, label, value);
    anotherChance(name);
  }

  @Override
  public boolean use(String name, String label) {
    boolean there = stores.vault().use(name, label);
    if (there) {
      anotherChance(name);
    }
    return there;
  }

  /** For what was refused with the credential as it was. */
  private void anotherChance(String name) {
    if (name.equals(Engine.CLIENT_PASSWORD)) {
      stores.queue().hurry();
    }
    engine.sites().all().stream()
        .filter(definition ->
            definition.needs().stream()
                .anyMatch(need -> definition.credentialName(need.credential()).equals(name)))
        .forEach(definition -> stores.trackerStates().release(definition.id()));
  }

  @Override
  public boolean remove(String name, Optional<String> label) {
    return stores.vault().remove(name, label);
  }

  @Override
  public OneTimeCode code(String name) {
    return stores.vault().code(name);
  }

  @Override
  public Optional<String> notice() {
    return stores.vault().takeNotice();
  }
}
