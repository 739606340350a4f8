package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seedpost.database.Database;
import dev.seedpost.practice.Lie;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.qbittorrent.ClientState;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.upload.Waypoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The JVM dies, and the sites count: never two uploads of one payload, none lost, none left
 * unseeded. Real program, real qBittorrent, practice sites.
 */
class CrashIT extends StageBench {
  @ParameterizedTest
  @EnumSource(Waypoint.class)
  void a_crash_at_a_waypoint_loses_nothing_and_sends_nothing_twice(Waypoint waypoint)
      throws Exception {
    drop(1);
    Process first =
        stage.startDaemon(
            CrashProgram.class,
            environment(Map.of(CrashProgram.AT, waypoint.name(), CrashProgram.TIME, "1")));
    assertThat(first.waitFor(60, TimeUnit.SECONDS)).as(stage.daemonOutput()).isTrue();
    assertThat(first.exitValue()).as(stage.daemonOutput()).isEqualTo(137);
    stage.startDaemon(Main.class, environment(Map.of()));
    everythingSeeds(1);
  }

  @Test
  void kills_at_random_moments_lose_nothing_and_send_nothing_twice() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    System.out.println("CrashIT: random kills with seed " + seed);
    int albums = 3;
    stage.red().lie(Lie.STORE_THEN_CLOSE);
    for (int kill = 0; kill < 8; kill++) {
      if (kill < albums) {
        drop(kill + 1);
      }
      Process process = stage.startDaemon(Main.class, environment(Map.of()));
      // Some die while starting, some in the middle of an upload.
      process.waitFor(1000 + random.nextInt(4000), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    stage.startDaemon(Main.class, environment(Map.of()));
    everythingSeeds(albums);
  }

  private void everythingSeeds(int albums) {
    try (Database database = Database.open(stage.state().resolve("seedpost.db"))) {
      UploadQueue queue = new UploadQueue(database, InstantSource.system());
      await("all " + albums + " albums on both sites")
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> {
            List<QueueItem> items = queue.list(Set.of(), Optional.empty());
            return items.size() == 2 * albums
                && items.stream().allMatch(item -> item.state() == ItemState.SEEDING);
          });
      for (QueueItem item : queue.list(Set.of(), Optional.empty())) {
        InfoHash hash = item.siteHash().orElseThrow();
        assertThat(stage.client().find(hash).orElseThrow().state()).isEqualTo(ClientState.SEED);
        assertThat(stage.client().trackers(hash))
            .anyMatch(row -> row.status() == TrackerRow.Status.WORKING);
      }
    }
    for (PracticeTracker site : List.of(stage.red(), stage.ops())) {
      assertThat(site.uploads()).as("uploads stored by " + site.url()).hasSize(albums);
      assertThat(site.received()).as("uploads received by " + site.url()).isEqualTo(albums);
    }
  }
}
