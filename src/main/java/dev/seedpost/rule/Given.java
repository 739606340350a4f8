package dev.seedpost.rule;

import dev.seedpost.yaml.YamlMap;

/**
 * Keys that have to have a value once they are written. Read as absent, {@code match:} without one
 * would take everything, and a hard stop would stop nothing.
 */
final class Given {
  private Given() {}

  /** Whether the key has a value; written without one it is a problem. */
  static boolean has(YamlMap map, String key) {
    boolean has = map.has(key);
    if (!has && map.keys().contains(key)) {
      map.problem(key, "'" + key + "' has no value; write one or take the key out");
    }
    return has;
  }
}
