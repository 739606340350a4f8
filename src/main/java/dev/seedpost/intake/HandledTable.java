package dev.seedpost.intake;

import dev.seedpost.database.Database;
import java.time.Instant;
import java.util.Optional;

/** What was judged, remembered across restarts. */
public final class HandledTable implements Handled {
  private final Database database;

  public HandledTable(Database database) {
    this.database = database;
  }

  @Override
  public Optional<String> fingerprint(String source, String child) {
    return database.read(handle ->
        handle
            .createQuery(
                "select fingerprint from handled where source = :source and child = :child")
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
                "insert into handled (source, child, fingerprint, at, outcome)"
                    + " values (:source, :child, :fingerprint, :at, :outcome)"
                    + " on conflict (source, child) do update set fingerprint = :fingerprint,"
                    + " at = :at, outcome = :outcome")
            .bind("source", source)
            .bind("child", child)
            .bind("fingerprint", fingerprint)
            .bind("at", at.toEpochMilli())
            .bind("outcome", outcome)
            .execute());
  }
}
