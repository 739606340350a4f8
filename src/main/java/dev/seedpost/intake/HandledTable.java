package dev.seedpost.intake;

import dev.seedpost.database.Database;
import java.time.Instant;
import java.util.Optional;

/** What was judged, remembered across restarts. */
public final class HandledTable implements Handled {
  private final Database database;
  private final String node;

  /**
   * What one node has judged.
   *
   * @param node whose folders and client it is about
   */
  public HandledTable(Database database, String node) {
    this.database = database;
    this.node = node;
  }

  @Override
  public Optional<String> fingerprint(String source, String child) {
    return database.read(handle ->
        handle
            .createQuery(
                "select fingerprint from handled"
                    + " where node = :node and source = :source and child = :child")
            .bind("node", node)
            .bind("source", source)
            .bind("child", child)
            .mapTo(String.class)
            .findOne());
  }

  @Override
  public void remember(
      String source, String child, String fingerprint, Instant at, String outcome) {
    database.write(handle ->
        handle
            .createUpdate(
                "insert into handled (node, source, child, fingerprint, at, outcome)"
                    + " values (:node, :source, :child, :fingerprint, :at, :outcome)"
                    + " on conflict (node, source, child) do update set fingerprint = :fingerprint,"
                    + " at = :at, outcome = :outcome")
            .bind("node", node)
            .bind("source", source)
            .bind("child", child)
            .bind("fingerprint", fingerprint)
            .bind("at", at.toEpochMilli())
            .bind("outcome", outcome)
            .execute());
  }
}
