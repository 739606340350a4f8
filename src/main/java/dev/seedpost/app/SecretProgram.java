package dev.seedpost.app;

import dev.seedpost.audit.Deed;
import dev.seedpost.audit.Subject;
import dev.seedpost.cli.Imported;
import dev.seedpost.cli.Secrets;
import dev.seedpost.credentials.Credential;
import dev.seedpost.credentials.Derivation;
import dev.seedpost.credentials.KeyPlace;
import dev.seedpost.credentials.Offered;
import dev.seedpost.credentials.OneTimeCode;
import dev.seedpost.credentials.Vault;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.foreign.Finding;
import dev.seedpost.foreign.Findings;
import dev.seedpost.foreign.ForeignFile;
import dev.seedpost.foreign.ForeignProgram;
import dev.seedpost.foreign.Wanted;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Need;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
    String told = stores.vault().init(place);
    changed(Deed.MASTER_KEY, "", "made");
    return told;
  }

  @Override
  public String rotateMaster(Optional<Derivation> how) {
    String told = stores.vault().rotate(how);
    changed(Deed.MASTER_KEY, "", "changed");
    return told;
  }

  @Override
  public String rotate(String name, Secret value) {
    for (Definition definition : engine.sites().all()) {
      Optional<Need> need =
          definition.needs().stream()
              .filter(one -> !one.credential().equals("announce-url"))
              .filter(one ->
                  definition.credentialName(one.credential()).equals(name)
                      || (definition.id().id().equals(name) && !one.optional()))
              .findFirst();
      if (need.isPresent()) {
        return rotate(definition, need.get(), value);
      }
    }
    throw new FailureException(
        FailureKind.REJECTED,
        "change the key " + Texts.printable(name),
        "no tracker of the configuration knows its user by that, so it cannot be tried; 'seedpost"
            + " secret set' takes another value untried");
  }

  private String rotate(Definition definition, Need need, Secret value) {
    String name = definition.credentialName(need.credential());
    stores.mask().learn(value);
    Account account = engine.sites().login(definition, need, value);
    stores.vault().replace(name, value);
    stores
        .auditor()
        .changed(
            Deed.ROTATED,
            new Subject(name, definition.id().id(), ""),
            "the site let us in with it");
    anotherChance(name);
    return definition.name()
        + " knows you as "
        + account.user()
        + " with the new "
        + name
        + "; the one before is kept for "
        + Vault.UNDO.toDays()
        + " days: 'seedpost secret use "
        + name
        + " "
        + Credential.PREVIOUS
        + "' takes it back";
  }

  @Override
  public String rekey() {
    stores.vault().rekey();
    int torrents = engine.torrents().sealAnew();
    String told = stores.vault().list().size() + " secrets and " + torrents + " kept torrents";
    changed(Deed.REKEYED, "", told);
    return told + " are encrypted with another key; the master key is the same";
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
    changed(Deed.SET, label.map(word -> Auditor.shown(name, word)).orElse(name), "stored");
    anotherChance(name);
  }

  @Override
  public Imported importFrom(
      Path file, Optional<ForeignProgram> program, Optional<String> label, boolean dry) {
    Wanted wanted = new Wanted(engine.definitions().all());
    Findings found = new ForeignFile(file, wanted).findings(program);
    Map<String, Secret> before = new HashMap<>();
    List<Imported.Row> rows = new ArrayList<>();
    for (Finding finding : found.all()) {
      rows.add(
          switch (finding) {
            case Finding.Unusable(String where, String why) ->
                new Imported.Row(where, Optional.empty(), Imported.Result.NOT_STORED, why);
            case Finding.Usable(String where, String name, Secret value) -> {
              // The first of several in one file counts, whether it is stored or not.
              Secret first = before.computeIfAbsent(name, absent -> value);
              Imported.Result result =
                  dry && !first.equals(value)
                      ? Imported.Result.OTHER
                      : offered(name, label, value, dry);
              yield new Imported.Row(where, Optional.of(name), result, "");
            }
          });
    }
    return new Imported(found.program(), rows, found.note());
  }

  private Imported.Result offered(String name, Optional<String> label, Secret value, boolean dry) {
    Offered answer =
        dry ? stores.vault().weigh(name, label, value) : stores.vault().offer(name, label, value);
    return switch (answer) {
      case SAME -> Imported.Result.SAME;
      case OTHER -> Imported.Result.OTHER;
      case NEW -> {
        if (dry) {
          yield Imported.Result.STORABLE;
        }
        changed(Deed.SET, label.map(word -> Auditor.shown(name, word)).orElse(name), "imported");
        anotherChance(name);
        yield Imported.Result.STORED;
      }
    };
  }

  @Override
  public boolean use(String name, String label) {
    boolean there = stores.vault().use(name, label);
    if (there) {
      changed(Deed.CHOSEN, Auditor.shown(name, label), "used from now on");
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
    boolean there = stores.vault().remove(name, label);
    if (there) {
      changed(Deed.REMOVED, label.map(word -> Auditor.shown(name, word)).orElse(name), "forgotten");
    }
    return there;
  }

  private void changed(Deed deed, String credential, String result) {
    stores.auditor().changed(deed, Subject.credential(credential), result);
  }

  @Override
  public OneTimeCode code(String name) {
    OneTimeCode code = stores.vault().code(name);
    changed(Deed.USED, name, "a one-time code");
    return code;
  }

  @Override
  public Optional<String> notice() {
    return stores.vault().takeNotice();
  }
}
