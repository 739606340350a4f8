package dev.seedpost.tracker;

import dev.seedpost.yaml.YamlFile;

/** What all sites of one software have in common: the YAML under each site's own. */
final class FamilyFile {
  private FamilyFile() {}

  /** The file of a family; an empty one if it has none. */
  static YamlFile of(String family) {
    String name = "families/" + family + ".yaml";
    boolean there =
        family.matches("[a-z0-9]+") && FamilyFile.class.getResource("/trackers/" + name) != null;
    return YamlFile.of("trackers/" + name, there ? Definitions.resource(name) : "");
  }
}
