package dev.seedpost.qbittorrent;

import java.util.List;

/**
 * Where and how a torrent is put into qBittorrent.
 *
 * @param savePath the folder that holds the payload's root, as this machine sees it
 * @param category empty for none
 * @param tags without blanks around them
 */
public record Placement(String savePath, String category, List<String> tags) {
  public Placement {
    tags = List.copyOf(tags);
  }
}
