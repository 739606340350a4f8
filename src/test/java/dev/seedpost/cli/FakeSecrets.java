package dev.seedpost.cli;

import dev.seedpost.credentials.Credential;
import dev.seedpost.credentials.Derivation;
import dev.seedpost.credentials.KeyPlace;
import dev.seedpost.credentials.OneTimeCode;
import dev.seedpost.credentials.SecretKind;
import dev.seedpost.foreign.ForeignProgram;
import dev.seedpost.secret.Secret;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory; the first of a name is used. */
final class FakeSecrets implements Secrets {
  private static final Instant CREATED = Instant.parse("2026-05-01T12:00:00Z");

  private final FakeSetup setup;
  private final Map<String, Map<String, Secret>> kept = new TreeMap<>();
  private final Map<String, String> used = new TreeMap<>();
  final Map<String, String> needed = new LinkedHashMap<>();
  Optional<String> notice = Optional.empty();
  Imported imported = new Imported(ForeignProgram.ENV, List.of(), Optional.empty());

  FakeSecrets(FakeSetup setup) {
    this.setup = setup;
  }

  void keep(String name, String label, Secret value) {
    kept.computeIfAbsent(name, _ -> new TreeMap<>()).put(label, value);
    used.putIfAbsent(name, label);
  }

  Optional<Secret> value(String name, String label) {
    return Optional.ofNullable(kept.getOrDefault(name, Map.of()).get(label));
  }

  void clear() {
    kept.clear();
    used.clear();
  }

  @Override
  public String init(KeyPlace place) {
    setup.effect("initSecrets " + place);
    return "a key was made";
  }

  @Override
  public String rotateMaster(Optional<Derivation> how) {
    setup.effect("rotateMaster" + how.map(word -> " " + word).orElse(""));
    return "another key opens it";
  }

  @Override
  public String rotate(String name, Secret value) {
    setup.effect("rotate " + name);
    keep(name, "new", value);
    return name + " is another one";
  }

  @Override
  public String rekey() {
    return "everything is encrypted with another key";
  }

  @Override
  public List<Credential> all() {
    setup.look("allSecrets");
    return kept.entrySet().stream()
        .flatMap(name ->
            name.getValue().keySet().stream()
                .map(label ->
                    new Credential(
                        name.getKey(),
                        label,
                        SecretKind.API_KEY,
                        CREATED,
                        label.equals(used.get(name.getKey())))))
        .toList();
  }

  @Override
  public Map<String, String> needed() {
    return needed;
  }

  @Override
  public void set(String name, Optional<String> label, Secret value) {
    setup.effect("setSecret " + name + label.map(text -> " " + text).orElse(""));
    keep(name, label.orElse(used.getOrDefault(name, Credential.MAIN)), value);
  }

  @Override
  public Imported importFrom(
      Path file, Optional<ForeignProgram> program, Optional<String> label, boolean dry) {
    String what =
        "importSecrets "
            + file
            + program.map(one -> " from " + one.word()).orElse("")
            + label.map(text -> " as " + text).orElse("");
    if (dry) {
      setup.look(what);
    } else {
      setup.effect(what);
    }
    return imported;
  }

  @Override
  public boolean use(String name, String label) {
    setup.effect("useSecret " + name + " " + label);
    boolean there = value(name, label).isPresent();
    if (there) {
      used.put(name, label);
    }
    return there;
  }

  @Override
  public boolean remove(String name, Optional<String> label) {
    setup.effect("removeSecret " + name + label.map(text -> " " + text).orElse(""));
    return label.isEmpty()
        ? kept.remove(name) != null
        : kept.getOrDefault(name, Map.of()).remove(label.get()) != null;
  }

  @Override
  public OneTimeCode code(String name) {
    setup.look("code " + name);
    return new OneTimeCode("012345", Instant.parse("2026-11-24T12:00:17Z"));
  }

  @Override
  public Optional<String> notice() {
    return notice;
  }
}
