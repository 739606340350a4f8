package dev.seedpost.queue;

import dev.seedpost.content.ContentKey;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.TrackerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of the table {@code item}. */
final class ItemRows implements RowMapper<QueueItem> {
  private final ItemJson json;

  ItemRows(ItemJson json) {
    this.json = json;
  }

  @Override
  public QueueItem map(ResultSet row, StatementContext context) throws SQLException {
    return new QueueItem(
        row.getLong("id"),
        new TrackerId(row.getString("tracker")),
        new ContentKey(row.getString("content_key")),
        row.getString("name"),
        row.getString("content_path"),
        row.getString("fingerprint"),
        new Placement(
            row.getString("save_path"),
            row.getString("category"),
            json.texts(row.getString("tags"))),
        ItemState.valueOf(row.getString("state")),
        row.getString("reason"),
        Optional.ofNullable(row.getString("failure_kind")),
        Instant.ofEpochMilli(row.getLong("due_at")),
        row.getInt("attempts"),
        new InfoHash(row.getString("info_hash")),
        Optional.ofNullable(row.getString("site_hash")).map(InfoHash::new),
        Optional.ofNullable(row.getString("torrent_id")),
        row.getString("rule"),
        json.form(row.getString("form")),
        json.questions(row.getString("questions")),
        Instant.ofEpochMilli(row.getLong("arrived_at")),
        Instant.ofEpochMilli(row.getLong("changed_at")),
        row.getString("node"),
        row.getString("client"),
        Optional.ofNullable(row.getString("claimed_by")),
        row.getLong("revision"));
  }
}
