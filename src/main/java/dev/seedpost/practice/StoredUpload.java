package dev.seedpost.practice;

import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An upload that a practice tracker has stored.
 *
 * @param id the site's number of it
 * @param groupId the site's number of its group
 * @param userId whose it is
 * @param torrent as the site keeps it: private, with its source flag, sorted, without announce URL
 * @param fields the form as it came, values by name in order
 * @param at when it was stored
 */
public record StoredUpload(
    int id,
    int groupId,
    int userId,
    TorrentFile torrent,
    Map<String, List<String>> fields,
    Instant at) {
  public StoredUpload {
    fields = Map.copyOf(fields);
  }

  /** Whether it is of the site's one user, whose key is {@link PracticeTracker#apiKey}. */
  public boolean isOurs() {
    return userId == Shelf.OWNER;
  }

  /** As the site knows it. */
  public InfoHash infoHash() {
    return torrent.infoHash();
  }

  /** The name of its folder. */
  public String name() {
    return torrent.name();
  }

  /** The first value of a field; empty if it did not come. */
  public String field(String name) {
    List<String> values = fields.get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }
}
