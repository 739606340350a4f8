package dev.seedpost.intake;

import static dev.seedpost.queue.Items.OPS;
import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.LogLines;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.TrackerId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tracker whose definition has a mistake misses nothing: it gets its part once it is mended. */
class DisabledTrackerTest {
  private static final InfoHash A = Wing.hash("a");
  private static final String ONLY_OPS = Wing.RULES.replace("[red, ops]", "[ops]");

  @TempDir private Path home;
  private Wing wing;

  @BeforeEach
  void open() {
    wing = new Wing(home, Wing.RULES);
    wing.desk.disable(OPS);
  }

  @AfterEach
  void close() {
    wing.close();
  }

  private List<TrackerId> queued() {
    return wing.items().stream().map(QueueItem::tracker).toList();
  }

  private Path finished(String category) {
    Path album = Wing.folder(home.resolve("downloads/Finished"));
    Wing.write(album.resolve("notes.txt"), "notes");
    wing.client.put(wing.torrent(A, album, category));
    return album;
  }

  private void mended() {
    wing.desk.mend(OPS);
    wing = wing.restarted();
  }

  @Test
  void a_folder_for_it_alone_is_told_once_and_taken_after_the_mending() {
    wing = wing.restarted(ONLY_OPS);
    wing.album("Album");
    try (LogLines log = new LogLines(Reception.class)) {
      wing.dropSettles();
      wing.look();
      wing.look();
      assertThat(log.all())
          .singleElement()
          .asString()
          .contains("Album: it waits for ops", FakeDesk.MISTAKE, "restart");
    }
    wing = wing.restarted();
    wing.dropSettles();
    assertThat(queued()).as("it is still broken").isEmpty();
    mended();
    wing.dropSettles();
    assertThat(queued()).containsExactly(OPS);
  }

  @Test
  void a_folder_for_two_goes_to_the_sound_one_and_later_to_the_other() {
    wing.album("Album");
    wing.dropSettles();
    wing = wing.restarted();
    wing.dropSettles();
    assertThat(queued()).containsExactly(RED);
    QueueItem red = wing.items().getFirst();
    mended();
    wing.dropSettles();
    assertThat(queued()).containsExactlyInAnyOrder(RED, OPS);
    assertThat(wing.items()).contains(red);
    wing = wing.restarted();
    try (LogLines log = new LogLines(Reception.class)) {
      wing.dropSettles();
      assertThat(log.all()).as("now it is remembered").isEmpty();
    }
  }

  @Test
  void what_a_person_cancelled_meanwhile_stays_cancelled() {
    wing.album("Album");
    wing.dropSettles();
    QueueItem red = wing.items().getFirst();
    wing.queue.cancel(red.id());
    mended();
    wing.dropSettles();
    assertThat(queued()).containsExactlyInAnyOrder(RED, OPS);
    assertThat(wing.queue.find(red.id()).orElseThrow().state().name()).isEqualTo("CANCELLED");
  }

  @Test
  void a_polled_torrent_waits_for_it_too() {
    finished("upload");
    wing.poll();
    wing.poll();
    assertThat(queued()).containsExactly(RED);
    mended();
    wing.poll();
    assertThat(queued()).containsExactlyInAnyOrder(RED, OPS);
    assertThat(wing.completions.poll()).isEmpty();
  }

  @Test
  void the_note_of_the_hook_is_kept_until_it_is_mended() {
    wing = wing.restarted(ONLY_OPS);
    finished("upload");
    wing.finished.add(A, wing.clock.instant());
    wing.hook();
    assertThat(wing.finished.list()).containsExactly(A);
    mended();
    wing.hook();
    assertThat(queued()).containsExactly(OPS);
    assertThat(wing.finished.list()).isEmpty();
  }

  @Test
  void what_changed_while_it_waits_is_judged_as_it_is_now() {
    wing = wing.restarted(ONLY_OPS);
    wing.album("Album");
    wing.dropSettles();
    Wing.write(wing.drop.resolve("Album/more.txt"), "more");
    try (LogLines log = new LogLines(Reception.class)) {
      wing.dropSettles();
      assertThat(log.warnings()).hasSize(1);
    }
  }

  @Test
  void a_name_cannot_forge_a_line_of_the_log() {
    wing.album("Album\u2066\u2028red");
    try (LogLines judged = new LogLines(Reception.class);
        LogLines proposed = new LogLines(Proposals.class)) {
      wing.dropSettles();
      assertThat(judged.warnings())
          .singleElement()
          .asString()
          .contains("Album\\u2066\\u2028red: it waits for ops");
      assertThat(Stream.concat(judged.all().stream(), proposed.all().stream()))
          .allSatisfy(line -> assertThat(line).doesNotContain("\u2066", "\u2028"));
    }
  }

  @Test
  void an_order_for_it_is_refused_with_the_mistake_before_anything_is_done() {
    Order.What what = new Order.What.Payload(wing.album("Album"));
    for (List<TrackerId> chosen : List.of(List.of(OPS), List.of(RED, OPS))) {
      assertThatThrownBy(() -> wing.intake.propose(new Order(what, chosen)))
          .isInstanceOfSatisfying(
              FailureException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(FailureKind.CONFIG);
                assertThat(e.failure().message()).contains("upload to ops", FakeDesk.MISTAKE);
              });
    }
  }

  @Test
  void an_order_whose_rules_name_it_beside_another_says_so_and_goes_on() {
    wing = wing.restarted(Wing.RULES.replace("to: [red] }", "to: [red, ops] }"));
    Proposal proposal =
        wing.intake.propose(new Order(new Order.What.Payload(wing.album("Album")), List.of()));
    assertThat(proposal.trackers()).extracting(TrackerProposal::tracker).containsExactly(RED);
    assertThat(proposal.disabled()).containsOnlyKeys(OPS).containsValue(FakeDesk.MISTAKE);
  }

  @Test
  void an_order_whose_rules_name_it_alone_is_refused_and_the_rules_still_explain_it() {
    wing = wing.restarted(Wing.RULES.replace("to: [red] }", "to: [ops] }"));
    Order.What what = new Order.What.Payload(wing.album("Album"));
    assertThatThrownBy(() -> wing.intake.propose(new Order(what, List.of())))
        .hasMessageContaining("ops.yaml:3:7");
    assertThat(wing.intake.explain(what).traces()).isNotEmpty();
  }
}
