package dev.seedpost.intake;

import dev.seedpost.database.Database;
import dev.seedpost.torrent.InfoHash;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** What qBittorrent's completion hook told of, until the daemon has looked at it. */
public final class FinishedTorrents {
  private final Database database;
  private final String node;

  /** As of this number of changes. */
  private volatile OptionalLong nothingTold = OptionalLong.empty();

  /**
   * What one node's client has told of.
   *
   * @param node whose client it is
   */
  public FinishedTorrents(Database database, String node) {
    this.database = database;
    this.node = node;
  }

  /** Notes a torrent; telling twice is the same as once. */
  public void add(InfoHash hash, Instant at) {
    database.write(handle ->
        handle
            .createUpdate(
                "insert into finished (node, info_hash, at) values (:node, :hash, :at)"
                    + " on conflict (node, info_hash) do nothing")
            .bind("node", node)
            .bind("hash", hash.hex())
            .bind("at", at.toEpochMilli())
            .execute());
  }

  List<InfoHash> list() {
    OptionalLong changes = database.changes();
    if (changes.isPresent() && changes.equals(nothingTold)) {
      return List.of();
    }
    List<InfoHash> told =
        database.read(handle ->
            handle
                .createQuery("select info_hash from finished where node = :node order by at")
                .bind("node", node)
                .mapTo(String.class)
                .map(InfoHash::new)
                .list());
    nothingTold = told.isEmpty() ? changes : OptionalLong.empty();
    return told;
  }

  void remove(InfoHash hash) {
    database.write(handle ->
        handle
            .createUpdate("delete from finished where node = :node and info_hash = :hash")
            .bind("node", node)
            .bind("hash", hash.hex())
            .execute());
  }
}
