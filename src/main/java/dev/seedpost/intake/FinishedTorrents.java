package dev.seedpost.intake;

import dev.seedpost.database.Database;
import dev.seedpost.torrent.InfoHash;
import java.time.Instant;
import java.util.List;

/** What qBittorrent's completion hook told of, until the daemon has looked at it. */
public final class FinishedTorrents {
  private final Database database;

  public FinishedTorrents(Database database) {
    this.database = database;
  }

  /** Notes a torrent; telling twice is the same as once. */
  public void add(InfoHash hash, Instant at) {
    database.write(handle ->
        handle
            .createUpdate(
                "insert into finished (info_hash, at) values (:hash, :at)"
                    + " on conflict (info_hash) do nothing")
            .bind("hash", hash.hex())
            .bind("at", at.toEpochMilli())
            .execute());
  }

  List<InfoHash> list() {
    return database.read(handle ->
        handle
            .createQuery("select info_hash from finished order by at")
            .mapTo(String.class)
            .map(InfoHash::new)
            .list());
  }

  void remove(InfoHash hash) {
    database.write(handle ->
        handle
            .createUpdate("delete from finished where info_hash = :hash")
            .bind("hash", hash.hex())
            .execute());
  }
}
