package dev.seedpost.qbittorrent;

import dev.seedpost.torrent.InfoHash;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A torrent as qBittorrent lists it.
 *
 * @param hash the v1 info hash
 * @param savePath as this machine sees it
 * @param content the file or root folder, as this machine sees it
 * @param category empty for none
 * @param size wanted bytes
 * @param amountLeft bytes of the whole torrent that are not here, of files that are not selected
 *     too
 * @param completed when it was completed, if it was
 */
public record ClientTorrent(
    InfoHash hash,
    String name,
    ClientState state,
    Path savePath,
    Path content,
    String category,
    Set<String> tags,
    long size,
    long amountLeft,
    Optional<Instant> completed) {
  public ClientTorrent {
    tags = Set.copyOf(tags);
  }
}
