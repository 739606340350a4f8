package dev.seedpost.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.database.Backend;
import dev.seedpost.database.Database;
import dev.seedpost.torrent.InfoHash;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which steps are on the disk before the program goes on, as the database itself sees it. */
class LastingTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00.123456Z");

  private static final String SQLITE =
      """
      create trigger seen after insert on step begin
        insert into seen select new.to_state, synchronous = 2 from pragma_synchronous;
      end
      """;

  private static final String POSTGRESQL =
      """
      create function see() returns trigger as $$ begin
        insert into seen values
          (new.to_state, case current_setting('synchronous_commit') when 'on' then 1 else 0 end);
        return new;
      end $$ language plpgsql;
      create trigger seen after insert on step for each row execute function see()
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void what_cannot_be_done_again_is_on_the_disk_before_anything_follows(Backend backend) {
    try (Database database = backend.open(folder)) {
      watch(database, backend);
      walk(database);

      assertThat(seen(database))
          .containsExactly(
              "PREPARED 1",
              "SENDING 1",
              "UNCERTAIN 1",
              "ACCEPTED 1",
              "FETCHED 0",
              "INJECTED 0",
              "SEEDING 0",
              "FETCHED 1");
    }
  }

  /** The last step is taken by a person, who would not take it again. */
  private void walk(Database database) {
    InstantSource clock = InstantSource.fixed(NOW);
    UploadQueue queue = new UploadQueue(database, clock);
    WorkQueue work = new WorkQueue(database, clock);
    QueueItem item =
        queue
            .enqueue(List.of(Items.ready(Items.payload(folder, "Album"), Items.RED)), false)
            .getFirst();
    item = work.startSending(List.of(item), Duration.ZERO).getFirst();
    List<Step> steps = new ArrayList<>();
    steps.add(Step.to(ItemState.UNCERTAIN, "the answer was lost", NOW));
    steps.add(Step.to(ItemState.ACCEPTED, "found", NOW).withTorrentId("7"));
    steps.add(
        Step.to(ItemState.FETCHED, "fetched", NOW).withSiteHash(new InfoHash("a".repeat(40))));
    steps.add(Step.to(ItemState.INJECTED, "added", NOW));
    steps.add(Step.to(ItemState.SEEDING, "seeds", NOW));
    for (Step step : steps) {
      item = work.step(item, step).orElseThrow();
      assertThat(queue.find(item.id())).contains(item);
    }
    queue.retryFrom(item.id(), ItemState.FETCHED);
  }

  private static void watch(Database database, Backend backend) {
    database.write(handle -> {
      handle.execute("create table seen (state text, lasting integer)");
      return handle.execute(backend == Backend.SQLITE ? SQLITE : POSTGRESQL);
    });
  }

  private static List<String> seen(Database database) {
    return database.read(handle ->
        handle.createQuery("select state || ' ' || lasting from seen").mapTo(String.class).list());
  }
}
