package dev.seedpost.qbittorrent;

import dev.seedpost.failure.FailureException;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One qBittorrent. Every call throws {@link FailureException}: TRANSIENT when it cannot be reached,
 * AUTH when the login is refused (never retried by itself).
 */
public interface Qbittorrent {
  /** The program's version text, such as {@code v4.5.2}; also proves reach and login. */
  String version();

  Optional<ClientTorrent> find(InfoHash hash);

  /**
   * Completed torrents with any of the categories or any of the tags; all if both are empty.
   *
   * @return newest completion first
   */
  List<ClientTorrent> completed(Set<String> categories, Set<String> tags);

  /**
   * Adds a torrent over existing, verified data: seed mode, started, explicit save path, original
   * layout, no automatic management; then reads it back by hash.
   *
   * @param trusted whether the data is known to match; if not, qBittorrent checks it and leaves it
   *     stopped
   */
  AddResult add(TorrentFile torrent, Placement placement, boolean trusted);

  /** The trackers of a torrent, pseudo rows left out; empty for an unknown torrent. */
  List<TrackerRow> trackers(InfoHash hash);

  /** Starts a complete torrent. */
  void start(InfoHash hash);

  void stop(InfoHash hash);

  /** Asks for an announce soon; asked again within seconds, it does nothing. */
  void reannounce(InfoHash hash);

  /** Adds tags and sets the category (created if missing; empty leaves it as it is). */
  void label(InfoHash hash, String category, List<String> tags);
}
