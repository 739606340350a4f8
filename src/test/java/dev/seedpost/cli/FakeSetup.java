package dev.seedpost.cli;

import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.TrackerId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An installation in memory: it remembers what was asked of it and which of that had an effect, and
 * fails where it is told to.
 */
abstract class FakeSetup implements Setup {
  /** Everything that changes something or somebody, in order. */
  final List<String> effects = new ArrayList<>();

  /** What only looks, in order. */
  final List<String> looks = new ArrayList<>();

  /** Thrown by the method of this name. */
  final Map<String, Throwable> failures = new HashMap<>();

  final FakeSecrets secrets = new FakeSecrets(this);
  final List<Check> checks = new ArrayList<>();
  final List<Path> first = new ArrayList<>();
  Optional<Secret> announce = Optional.empty();

  final void look(String what) {
    looks.add(what);
    fail(what);
  }

  final void effect(String what) {
    effects.add(what);
    fail(what);
  }

  final void fail(String what) {
    Throwable failure =
        failures.getOrDefault(what.split("\\[", 2)[0], failures.get(what.split(" ", 2)[0]));
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  @Override
  public Optional<Definition> definition(TrackerId tracker) {
    return Definitions.shipped().get(tracker);
  }

  @Override
  public Optional<AnnounceUrl> announce(TrackerId tracker) {
    return announce.map(AnnounceUrl::of);
  }

  @Override
  public String checkConfig() {
    look("checkConfig");
    return "/etc/seedpost.yaml: fine, trackers ops, red\n/etc/rules: fine, 2 rules";
  }

  @Override
  public String checkRules(Optional<Path> file) {
    look("checkRules " + file.map(Path::toString).orElse("usual"));
    return "rules: fine, 2 rules";
  }

  @Override
  public List<Path> initConfig() {
    effect("initConfig");
    return first;
  }

  @Override
  public List<Check> doctor() {
    look("doctor");
    return checks;
  }
}
