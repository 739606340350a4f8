package dev.seedpost.config;

import dev.seedpost.queue.Reach;
import java.nio.file.Path;
import java.time.Duration;

/** Reads the section {@code node}. */
final class NodeReader {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  private NodeReader() {}

  /**
   * What the node is and reaches.
   *
   * @param client the section {@code qbittorrent}
   */
  static NodeSettings read(Section section, Section client) {
    String node = section.get("name", NodeReader::name).orElse(Reach.MAIN.node());
    NodeSettings settings =
        new NodeSettings(
            new Reach(
                node,
                client.get("name", NodeReader::name).orElse(node),
                section.list("content", NodeReader::folder)),
            section.get("lease", NodeReader::lease).orElse(NodeSettings.LEASE));
    section.end();
    return settings;
  }

  private static String name(String text) {
    if (!text.matches(NAME)) {
      throw new IllegalArgumentException("takes a name of letters, digits, '-', '_' and '.'");
    }
    return text;
  }

  private static Path folder(String text) {
    Path folder = ConfigReader.path(text).normalize();
    if (!folder.isAbsolute() || folder.getNameCount() == 0) {
      throw new IllegalArgumentException("takes the absolute path of a folder");
    }
    return folder;
  }

  private static Duration lease(String text) {
    Duration lease = ConfigReader.positive(text);
    if (lease.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("takes a duration from 2s");
    }
    return lease;
  }
}
