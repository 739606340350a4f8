package dev.seedpost.app;

import dev.seedpost.tracker.Definition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The secrets that the configuration needs, with where a person finds each. */
final class NeededSecrets {
  private NeededSecrets() {}

  static Map<String, String> of(Stores stores, List<Definition> trackers) {
    Map<String, String> needed = new LinkedHashMap<>();
    if (!stores.settings().client().username().isEmpty()) {
      needed.put(Engine.CLIENT_PASSWORD, "qBittorrent's web interface");
    }
    stores.passwordFor().ifPresent(what -> needed.put(Stores.DATABASE_PASSWORD, what));
    for (Definition definition : trackers) {
      definition
          .needs()
          .forEach(need ->
              needed.put(
                  definition.credentialName(need.credential()),
                  definition.name()
                      + ": "
                      + need.where()
                      + (need.optional() ? " (not needed at first)" : "")));
    }
    return needed;
  }
}
