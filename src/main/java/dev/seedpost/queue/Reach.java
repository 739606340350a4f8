package dev.seedpost.queue;

import java.nio.file.Path;
import java.util.List;

/**
 * What a node can get at where several share a queue: what it took in itself, and what else it
 * names.
 *
 * @param node its name, which no other node has
 * @param client the name of its qBittorrent; nodes that use the same one name it alike
 * @param content further folders that it sees at the same path as the node that took content in
 *     there; absolute
 */
public record Reach(String node, String client, List<Path> content) {
  /** Of a program that is alone, and of whatever was queued before there were several nodes. */
  public static final Reach MAIN = new Reach("main", "main", List.of());

  public Reach {
    content = List.copyOf(content);
  }
}
