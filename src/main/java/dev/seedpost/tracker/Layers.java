package dev.seedpost.tracker;

import dev.seedpost.yaml.YamlMap;

/**
 * A site's YAML over that of its family: a key that the site does not have is read from the family.
 *
 * @param family empty if the family has no YAML of its own
 */
record Layers(YamlMap site, YamlMap family) {
  /** The layer that holds a key. */
  YamlMap of(String key) {
    return site.has(key) || !family.has(key) ? site : family;
  }
}
