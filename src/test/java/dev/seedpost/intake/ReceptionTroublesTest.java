package dev.seedpost.intake;

import static dev.seedpost.queue.Items.OPS;
import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.LogLines;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.torrent.InfoHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceptionTroublesTest {
  private static final InfoHash A = Wing.hash("a");

  @TempDir private Path home;
  private Wing wing;

  @BeforeEach
  void open() {
    wing = new Wing(home, Wing.RULES);
  }

  @AfterEach
  void close() {
    wing.close();
  }

  @Test
  void a_payload_that_cannot_be_used_is_told_once_and_looked_at_again_when_it_changes()
      throws IOException {
    Path album = Wing.folder(wing.drop.resolve("Album"));
    Wing.write(album.resolve("01.flac"), "");
    wing.album("Good");
    try (LogLines log = new LogLines(Reception.class)) {
      wing.dropSettles();
      wing = wing.restarted();
      wing.dropSettles();
      assertThat(log.warnings()).singleElement().asString().contains("all its files are empty");
    }
    assertThat(wing.items()).hasSize(2).allMatch(item -> item.name().equals("Good"));
    Files.move(album.resolve("01.flac"), album.resolve("00.flac"));
    Wing.write(album.resolve("notes.txt"), "full");
    wing.dropSettles();
    assertThat(wing.items()).hasSize(4);
  }

  @Test
  void a_missing_announce_url_is_told_once_and_nothing_is_lost() {
    wing.desk.forgetAnnounce(OPS);
    wing.album("Album");
    try (LogLines log = new LogLines(Reception.class)) {
      wing.dropSettles();
      wing.look();
      assertThat(log.warnings()).singleElement().asString().contains("no announce URL");
    }
    assertThat(wing.items()).as("all trackers or none").isEmpty();
    wing.desk.learnAnnounce(OPS);
    wing.look();
    assertThat(wing.items()).hasSize(2);
  }

  @Test
  void a_payload_that_vanishes_before_its_turn_is_not_judged_and_comes_back() throws IOException {
    Path album = wing.album("Album");
    wing.folders.scan();
    wing.clock.advance(Wing.SETTLE);
    List<Arrival> arrivals = wing.folders.scan();
    Files.move(album, home.resolve("away"));
    wing.reception.receive(arrivals, wing.folders::unchanged);
    Files.move(home.resolve("away"), album);
    wing.dropSettles();
    assertThat(wing.items()).hasSize(2);
  }

  @Test
  void a_payload_that_vanishes_while_it_is_judged_comes_back() throws IOException {
    Path album = wing.album("Album");
    wing.desk.whileDrafting(() -> move(album, home.resolve("away")));
    wing.dropSettles();
    wing.desk.whileDrafting(() -> {});
    Files.move(home.resolve("away"), album);
    wing.dropSettles();
    assertThat(wing.items()).hasSize(2);
  }

  private static void move(Path from, Path to) {
    try {
      if (Files.exists(from)) {
        Files.move(from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_payload_that_grows_before_its_turn_waits_until_it_stands_still_again() {
    Path album = wing.album("Album");
    wing.folders.scan();
    wing.clock.advance(Wing.SETTLE);
    List<Arrival> arrivals = wing.folders.scan();
    Wing.write(album.resolve("more.flac.part"), "half");
    wing.reception.receive(arrivals, wing.folders::unchanged);
    assertThat(wing.items()).isEmpty();
  }

  @Test
  void a_fault_with_one_payload_keeps_no_other_from_being_judged() {
    wing.album("A");
    wing.album("B");
    AtomicInteger drafts = new AtomicInteger();
    wing.desk.whileDrafting(() -> {
      if (drafts.getAndIncrement() == 0) {
        throw new IllegalStateException("a fault");
      }
    });
    wing.dropSettles();
    assertThat(wing.items()).hasSize(2).allMatch(item -> item.name().equals("B"));
    wing.look();
    assertThat(wing.items()).hasSize(4);
  }

  @Test
  void a_torrent_out_of_reach_is_told_once_and_its_hint_stays() {
    wing.client.put(wing.torrent(A, home.resolve("nowhere/Album"), "upload"));
    wing.finished.add(A, wing.clock.instant());
    try (LogLines log = new LogLines(Reception.class)) {
      wing.hook();
      wing.poll();
      wing.hook();
      assertThat(log.warnings()).singleElement().asString().contains("no such file");
    }
    assertThat(wing.finished.list()).containsExactly(A);
    Wing.write(Wing.folder(home.resolve("nowhere/Album")).resolve("a.txt"), "there now");
    wing.hook();
    assertThat(wing.items()).hasSize(2);
    assertThat(wing.finished.list()).isEmpty();
  }

  @Test
  void a_client_that_goes_down_between_look_and_judgement_loses_nothing() {
    Path album = Wing.folder(home.resolve("downloads/Album"));
    Wing.write(album.resolve("a.txt"), "a");
    wing.client.put(wing.torrent(A, album, "upload"));
    wing.finished.add(A, wing.clock.instant());
    List<Arrival> arrivals = wing.completions.hooked();
    wing.client.down();
    wing.reception.receive(arrivals);
    assertThat(wing.finished.list()).containsExactly(A);
    wing.client.up();
    wing.hook();
    assertThat(wing.items()).hasSize(2);
  }

  @Test
  void a_persons_order_is_judged_every_time() {
    Path album = wing.album("Album");
    Arrival order = new Arrival(new Origin.Command(), album, wing.clock.instant());
    wing.reception.receive(List.of(order));
    wing.reception.receive(List.of(order));
    assertThat(wing.items()).extracting(QueueItem::tracker).containsExactly(RED);
    assertThat(wing.handled.fingerprint(Payloads.COMMAND, "Album")).isEmpty();
  }

  @Test
  void a_disk_that_refuses_the_torrent_leaves_nothing_half_made() throws IOException {
    Files.writeString(home.resolve("torrents"), "in the way");
    wing.album("Album");
    wing.dropSettles();
    assertThat(wing.items()).isEmpty();
    Files.delete(home.resolve("torrents"));
    wing.look();
    assertThat(wing.items()).hasSize(2);
  }

  @Test
  void a_trouble_that_changes_is_told_anew() {
    wing.album("Album");
    try (LogLines log = new LogLines(Reception.class)) {
      wing.desk.whileDrafting(() -> {
        throw new FailureException(FailureKind.TRANSIENT, "draft", "one");
      });
      wing.dropSettles();
      wing.look();
      wing.desk.whileDrafting(() -> {
        throw new FailureException(FailureKind.TRANSIENT, "draft", "two");
      });
      wing.look();
      assertThat(log.warnings()).hasSize(2);
    }
  }
}
