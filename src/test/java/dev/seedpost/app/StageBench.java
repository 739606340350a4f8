package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seedpost.database.Database;
import dev.seedpost.practice.RealQbittorrent;
import dev.seedpost.practice.TinyAlbum;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.UploadQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two practice sites, a real qBittorrent, and the real program on folders of its own. */
abstract class StageBench {
  /** A site's pace is for sites; tests have none. */
  static final Map<String, String> QUICK =
      Map.of(
          "SEEDPOST__TRACKERS__RED__LOOKS", "300ms,300ms,500ms",
          "SEEDPOST__TRACKERS__OPS__LOOKS", "300ms,300ms,500ms",
          "SEEDPOST__TRACKERS__RED__UPLOAD_SPACING", "0",
          "SEEDPOST__TRACKERS__OPS__UPLOAD_SPACING", "0",
          "SEEDPOST__TRACKERS__RED__RATE__REQUESTS", "1000",
          "SEEDPOST__TRACKERS__OPS__RATE__REQUESTS", "1000");

  @TempDir private Path folder;
  DemoStage stage;

  @BeforeEach
  void set() throws IOException {
    stage = DemoStage.set(folder.toRealPath(), RealQbittorrent.program(), InstantSource.system());
  }

  @AfterEach
  void clear() {
    if (stage != null) {
      stage.close();
    }
  }

  static Map<String, String> environment(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(QUICK);
    all.putAll(more);
    all.putAll(Coverage.environment());
    return all;
  }

  Process serve(Map<String, String> more) {
    return start(environment(more));
  }

  /**
   * One that is to end without time for a last word: half a record of what it covered would spoil
   * the records of all.
   */
  Process serveUncovered() {
    return start(QUICK);
  }

  private Process start(Map<String, String> environment) {
    Process process = stage.startDaemon(Main.class, environment);
    await("the daemon is ready")
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          stage.daemonMustLive();
          return stage.daemonOutput().contains("is ready");
        });
    return process;
  }

  Path album(int number) throws IOException {
    Path made = TinyAlbum.write(stage.folder(), "An Artist", "Album " + number, 2026, 1, number);
    Files.writeString(made.resolve("seedpost.yaml"), "release-type: Album\n");
    return made;
  }

  Path drop(int number) throws IOException {
    Path made = album(number);
    return Files.move(
        made, stage.drop().resolve(made.getFileName()), StandardCopyOption.ATOMIC_MOVE);
  }

  List<QueueItem> items() {
    try (Database database = Database.open(stage.state().resolve("seedpost.db"))) {
      return new UploadQueue(database, InstantSource.system()).list(Set.of(), Optional.empty());
    }
  }

  /** Waits until there are so many items and all are as they should be. */
  void awaitItems(int count, Predicate<QueueItem> wanted) {
    try (Database database = Database.open(stage.state().resolve("seedpost.db"))) {
      UploadQueue queue = new UploadQueue(database, InstantSource.system());
      await(count + " items")
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(100))
          .untilAsserted(() -> {
            stage.daemonMustLive();
            List<QueueItem> items = queue.list(Set.of(), Optional.empty());
            assertThat(items).as(stage.daemonOutput()).hasSize(count).allMatch(wanted);
          });
    }
  }

  void awaitSeeding(int count) {
    awaitItems(count, item -> item.state() == ItemState.SEEDING);
  }
}
