package dev.seedpost.app;

import dev.seedpost.rule.RuleBook;
import dev.seedpost.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what a person writes, and says in a line what was found. */
final class ConfigCheck {
  private final Engine engine;
  private final Stores stores;

  ConfigCheck(Engine engine) {
    this.engine = engine;
    this.stores = engine.stores();
  }

  /** Configuration, definitions and rules. */
  String all() {
    stores.settings();
    YamlFile.check("read the tracker definitions", engine.definitions().problems());
    return stores.configFile()
        + ": fine, trackers "
        + engine.sites().all().stream()
            .map(definition -> definition.id().id())
            .collect(Collectors.joining(", "))
        + "\n"
        + rules(Optional.empty());
  }

  /** The rules of the configuration, or one file. */
  String rules(Optional<Path> file) {
    RuleBook rules =
        file.map(path -> RuleFiles.read(path, engine.known())).orElseGet(engine::rules);
    return file.orElseGet(() -> stores.settings().rules())
        + ": fine, "
        + rules.ruleNames().size()
        + " rules";
  }
}
