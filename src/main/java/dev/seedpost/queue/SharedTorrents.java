package dev.seedpost.queue;

import dev.seedpost.database.Database;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.TrackerId;
import java.util.Optional;
import java.util.function.Function;

/**
 * The prepared torrents in a shared database, for a node that goes on with what another one
 * prepared. They lie there without an announce URL, which is a secret; each node adds its own.
 */
public final class SharedTorrents {
  private final Database database;
  private final Function<TrackerId, Optional<AnnounceUrl>> announces;

  /**
   * The torrents of a database.
   *
   * @param announces this node's announce URL for a tracker, if its torrents need one
   */
  public SharedTorrents(Database database, Function<TrackerId, Optional<AnnounceUrl>> announces) {
    this.database = database;
    this.announces = announces;
  }

  void save(TorrentFile torrent) {
    byte[] info = torrent.withAnnounce(Optional.empty()).bytes();
    database.write(handle ->
        handle
            .createUpdate(
                "insert into torrent (info_hash, info) values (:hash, :info)"
                    + " on conflict (info_hash) do nothing")
            .bind("hash", torrent.infoHash().hex())
            .bind("info", info)
            .execute());
  }

  Optional<TorrentFile> load(InfoHash hash, TrackerId tracker) {
    Optional<byte[]> info =
        database.read(handle ->
            handle
                .createQuery("select info from torrent where info_hash = :hash")
                .bind("hash", hash.hex())
                .mapTo(byte[].class)
                .findOne());
    return info.map(bytes ->
        TorrentFile.parse(bytes, "the prepared torrent " + hash)
            .withAnnounce(announces.apply(tracker)));
  }
}
