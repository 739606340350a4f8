package dev.seedpost.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedpost.LogLines;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.qbittorrent.ClientState;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Step;
import dev.seedpost.torrent.InfoHash;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompletionsTest {
  private static final InfoHash A = Wing.hash("a");
  private static final InfoHash B = Wing.hash("b");

  @TempDir private Path home;
  private Wing wing;
  private Path album;

  @BeforeEach
  void open() {
    wing = new Wing(home, Wing.RULES);
    album = Wing.folder(home.resolve("downloads/Album"));
    Wing.write(album.resolve("notes.txt"), "notes");
  }

  @AfterEach
  void close() {
    wing.close();
  }

  private static List<InfoHash> hashes(List<Arrival> arrivals) {
    return arrivals.stream().map(arrival -> ((Origin.Completed) arrival.origin()).hash()).toList();
  }

  private void put(InfoHash hash, String category, String... tags) {
    wing.client.put(wing.torrent(hash, album, category, tags));
  }

  @Test
  void the_poll_finds_completed_torrents_of_the_category_or_tag() {
    put(A, "upload");
    put(B, "", "up", "other");
    put(Wing.hash("c"), "films", "other");
    assertThat(hashes(wing.completions.poll())).containsExactlyInAnyOrder(A, B);
  }

  @Test
  void an_arrival_carries_what_the_client_knows() {
    put(A, "upload", "up");
    wing.client.showTrackers(
        A, List.of(new TrackerRow("tracker.example", TrackerRow.Status.WORKING, "")));
    assertThat(wing.completions.poll())
        .containsExactly(
            new Arrival(
                new Origin.Completed(A, "upload", Set.of("up"), Set.of("tracker.example")),
                album,
                wing.clock.instant()));
  }

  @Test
  void without_category_and_tag_nothing_is_polled() {
    put(A, "upload");
    CompletionSettings none = new CompletionSettings(Duration.ofSeconds(15), Set.of(), Set.of());
    Completions off =
        new Completions(
            () -> wing.client, none, wing.handled, wing.finished, wing.queue, wing.clock);
    assertThat(off.poll()).isEmpty();
  }

  @Test
  void the_hook_needs_neither_category_nor_tag() {
    put(A, "");
    wing.finished.add(A, wing.clock.instant());
    assertThat(hashes(wing.completions.hooked())).containsExactly(A);
  }

  @Test
  void a_hint_stays_until_it_was_judged_and_across_restarts() {
    put(A, "");
    wing.finished.add(A, wing.clock.instant());
    wing.finished.add(A, wing.clock.instant().plusSeconds(5));
    assertThat(wing.completions.hooked()).hasSize(1);
    assertThat(wing.completions.hooked()).hasSize(1);
    wing = wing.restarted();
    assertThat(hashes(wing.completions.hooked())).containsExactly(A);
    wing.hook();
    assertThat(wing.finished.list()).isEmpty();
    assertThat(wing.completions.hooked()).isEmpty();
  }

  @Test
  void hints_come_in_the_order_in_which_they_were_given() {
    put(A, "");
    put(B, "");
    wing.finished.add(B, wing.clock.instant());
    wing.finished.add(A, wing.clock.instant().plusSeconds(1));
    assertThat(hashes(wing.completions.hooked())).containsExactly(B, A);
  }

  @ParameterizedTest
  @EnumSource(
      value = ClientState.class,
      names = {"CHECKING", "MOVING", "INCOMPLETE", "MISSING_FILES", "ERROR"})
  void a_torrent_that_is_not_at_rest_yet_waits(ClientState state) {
    put(A, "upload");
    wing.finished.add(A, wing.clock.instant());
    wing.client.show(A, state, ClientState.SEED);
    assertThat(wing.completions.hooked()).isEmpty();
    assertThat(wing.finished.list()).containsExactly(A);
    assertThat(hashes(wing.completions.hooked())).containsExactly(A);
  }

  @Test
  void a_hint_for_a_torrent_that_is_gone_is_dropped_and_hides_no_other() {
    put(B, "");
    wing.finished.add(A, wing.clock.instant());
    wing.finished.add(B, wing.clock.instant().plusSeconds(1));
    assertThat(hashes(wing.completions.hooked())).containsExactly(B);
    assertThat(wing.finished.list()).containsExactly(B);
  }

  @Test
  void what_was_judged_does_not_arrive_again() {
    put(A, "upload");
    wing.poll();
    assertThat(wing.completions.poll()).isEmpty();
    wing.finished.add(A, wing.clock.instant());
    assertThat(wing.completions.hooked()).isEmpty();
    assertThat(wing.finished.list()).isEmpty();
    wing = wing.restarted();
    assertThat(wing.completions.poll()).isEmpty();
  }

  @Test
  void a_category_or_tag_given_later_makes_a_judged_torrent_arrive_again() {
    put(A, "");
    wing.finished.add(A, wing.clock.instant());
    wing.hook();
    assertThat(wing.items()).isEmpty();
    put(A, "upload");
    assertThat(hashes(wing.completions.poll())).containsExactly(A);
    wing.poll();
    assertThat(wing.items()).hasSize(2);
    assertThat(wing.completions.poll()).isEmpty();
  }

  @Test
  void tags_in_another_order_are_the_same_tags() {
    assertThat(new Origin.Completed(A, "c", Set.of("x", "y", "z"), Set.of()).fingerprint())
        .isEqualTo(new Origin.Completed(A, "c", Set.of("z", "y", "x"), Set.of("h")).fingerprint());
  }

  @Test
  void what_seedpost_put_in_itself_is_no_arrival() {
    wing.album("Own");
    wing.dropSettles();
    QueueItem item = wing.items().getFirst();
    QueueItem accepted = wing.step(item, ItemState.SENDING, ItemState.ACCEPTED);
    wing.work.step(
        accepted, Step.to(ItemState.FETCHED, "fetched", wing.clock.instant()).withSiteHash(A));
    put(A, "upload");
    put(item.infoHash(), "upload");
    wing.finished.add(A, wing.clock.instant());
    wing.finished.add(item.infoHash(), wing.clock.instant());
    assertThat(wing.completions.poll()).isEmpty();
    assertThat(wing.completions.hooked()).isEmpty();
    assertThat(wing.finished.list()).isEmpty();
  }

  @Test
  void a_client_that_is_down_is_told_once_and_nothing_is_lost() {
    put(A, "upload");
    wing.finished.add(A, wing.clock.instant());
    try (LogLines log = new LogLines(Completions.class)) {
      wing.client.down();
      for (int i = 0; i < 3; i++) {
        assertThat(wing.completions.hooked()).isEmpty();
        assertThat(wing.completions.poll()).isEmpty();
      }
      assertThat(log.warnings()).hasSize(1);
      assertThat(wing.finished.list()).containsExactly(A);
      wing.client.up();
      assertThat(hashes(wing.completions.hooked())).containsExactly(A);
      assertThat(hashes(wing.completions.poll())).containsExactly(A);
      assertThat(log.all()).hasSize(2);
      wing.client.refuseLogin();
      assertThat(wing.completions.poll()).isEmpty();
      assertThat(wing.completions.poll()).isEmpty();
      assertThat(log.warnings()).hasSize(2);
    }
  }

  @Test
  void another_failure_is_not_swallowed() {
    Completions broken =
        new Completions(
            () -> {
              throw new FailureException(FailureKind.CONFIG, "open the store", "it is locked");
            },
            new CompletionSettings(Duration.ofSeconds(15), Set.of("upload"), Set.of()),
            wing.handled,
            wing.finished,
            wing.queue,
            wing.clock);
    assertThatThrownBy(broken::poll).hasMessageContaining("locked");
  }

  @Test
  void what_may_have_come_from_a_tracker_is_held_for_that_tracker_alone() {
    put(A, "upload");
    String host = wing.desk.definition(Items.RED).announceHosts().iterator().next();
    wing.client.showTrackers(A, List.of(new TrackerRow(host, TrackerRow.Status.WORKING, "")));
    wing.poll();
    assertThat(wing.items())
        .extracting(QueueItem::tracker, QueueItem::state)
        .containsExactlyInAnyOrder(
            tuple(Items.RED, ItemState.NEEDS_ANSWER), tuple(Items.OPS, ItemState.PREPARED));
    assertThat(wing.items())
        .anySatisfy(item -> assertThat(item.reason()).contains("it may have come from there"));
  }
}
