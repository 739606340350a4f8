package dev.seedpost.queue;

import dev.seedpost.database.Database;
import dev.seedpost.http.Gate;
import dev.seedpost.http.Rate;
import java.time.Instant;
import java.util.List;

/**
 * A sliding window of requests per site, kept in the database so that the daemon and commands
 * beside it share one rate: in no stretch of the rate's length do more requests leave than it
 * allows.
 */
public final class RequestGate implements Gate {
  private final Database database;

  public RequestGate(Database database) {
    this.database = database;
  }

  @Override
  public Instant reserve(String name, Rate rate, Instant now) {
    long slot =
        database.writeLazily(handle -> {
          handle
              .createUpdate(
                  "delete from request where name = :name and (at < :old or asked_at > :ahead)")
              .bind("name", name)
              .bind("old", now.minus(rate.per()).toEpochMilli())
              // A clock that was set back must not freeze the site until that moment comes again.
              .bind("ahead", now.plus(TrackerStatus.SKEW).toEpochMilli())
              .execute();
          List<Long> taken =
              handle
                  .createQuery(
                      "select at from request where name = :name order by at desc limit :most")
                  .bind("name", name)
                  .bind("most", rate.requests())
                  .mapTo(Long.class)
                  .list();
          long free =
              taken.size() < rate.requests()
                  ? now.toEpochMilli()
                  : Math.max(now.toEpochMilli(), taken.getLast() + rate.per().toMillis() + 1);
          handle
              .createUpdate("insert into request (name, at, asked_at) values (:name, :at, :now)")
              .bind("name", name)
              .bind("at", free)
              .bind("now", now.toEpochMilli())
              .execute();
          return free;
        });
    return Instant.ofEpochMilli(slot);
  }
}
