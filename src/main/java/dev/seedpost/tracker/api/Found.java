package dev.seedpost.tracker.api;

import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Html;
import dev.seedpost.tracker.Listing;
import java.util.Set;

/**
 * A torrent that a search has found.
 *
 * @param name exactly as the site has it; empty if it is not said
 * @param size bytes; -1 if it is not said
 * @param infoHash empty if it is not said
 * @param uploader empty if it is not said
 */
record Found(String id, String name, long size, String infoHash, String uploader) {
  boolean isSame(TorrentFile torrent) {
    return infoHash.equalsIgnoreCase(torrent.infoHash().hex());
  }

  /**
   * Whether name and size are ours; another info hash does not speak against it, since the site may
   * have changed the torrent.
   */
  boolean isAlike(TorrentFile torrent, Set<String> names) {
    return size == torrent.size() && names.contains(name.strip());
  }

  Listing listing(Listing.Likeness likeness, Listing.Whose whose) {
    return new Listing(id, "", whose, likeness, size, Html.plain(name));
  }
}
