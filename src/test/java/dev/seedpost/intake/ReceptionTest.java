package dev.seedpost.intake;

import static dev.seedpost.queue.Items.OPS;
import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedpost.LogLines;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.release.FactName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceptionTest {
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

  private List<ItemState> states() {
    return wing.items().stream().map(QueueItem::state).toList();
  }

  @Test
  void an_album_becomes_an_item_per_tracker_with_a_kept_torrent() {
    Path album = wing.album("Album");
    wing.dropSettles();
    assertThat(wing.items())
        .extracting(QueueItem::tracker, QueueItem::state, QueueItem::rule, QueueItem::contentPath)
        .containsExactlyInAnyOrder(
            tuple(RED, ItemState.PREPARED, "dropped", album.toString()),
            tuple(OPS, ItemState.PREPARED, "dropped", album.toString()));
    assertThat(wing.items())
        .allSatisfy(item ->
            assertThat(wing.torrents.load(item.infoHash()).source())
                .contains(wing.desk.definition(item.tracker()).sourceFlag()));
  }

  @Test
  void what_no_rule_takes_is_remembered_with_its_reason() {
    wing = wing.restarted(Wing.RULES.replace("drop }", "other }"));
    wing.album("Album");
    try (LogLines log = new LogLines(Reception.class)) {
      wing.dropSettles();
      wing.dropSettles();
      assertThat(log.all()).singleElement().asString().contains("Album: ignored: no rule matches");
    }
    assertThat(wing.items()).isEmpty();
  }

  @Test
  void a_rule_that_only_holds_says_why() {
    wing =
        wing.restarted(
            """
            version: 1
            rules:
              - name: r
                match: { source: drop }
                except: { release: { scene: "true" } }
                do: skip
            """);
    wing.album("Album");
    try (LogLines log = new LogLines(Reception.class)) {
      wing.dropSettles();
      assertThat(log.all()).singleElement().asString().contains("release.scene is unknown");
    }
  }

  @Test
  void what_is_only_too_young_for_the_rules_is_looked_at_again() throws IOException {
    wing =
        wing.restarted(
            """
            version: 1
            rules:
              - name: r
                match: { source: drop, age: ">= 1h" }
                do: { upload: { to: [red] } }
            """);
    Path album = wing.album("Album");
    Files.setLastModifiedTime(album.resolve("notes.txt"), FileTime.from(wing.clock.instant()));
    try (LogLines log = new LogLines(Reception.class)) {
      wing.dropSettles();
      wing.look();
      assertThat(log.all()).singleElement().asString().contains("too young");
    }
    assertThat(wing.items()).isEmpty();
    wing.clock.advance(Duration.ofHours(1));
    wing.look();
    assertThat(states()).containsExactly(ItemState.PREPARED);
  }

  @Test
  void missing_facts_hold_with_the_list_and_facts_beside_release_it() {
    wing.desk.require(FactName.MEDIA);
    wing.desk.require(FactName.LABEL);
    wing.album("Album");
    wing.dropSettles();
    assertThat(wing.items())
        .hasSize(2)
        .allMatch(item -> item.state() == ItemState.NEEDS_ANSWER)
        .allMatch(item -> item.reason().equals("missing: media, label"));
    Wing.write(wing.drop.resolve("Album.seedpost.yaml"), "media: CD\nlabel: None\n");
    wing.dropSettles();
    assertThat(states()).containsExactly(ItemState.PREPARED, ItemState.PREPARED);
  }

  @Test
  void wrong_facts_beside_are_told_once_and_read_again_once_they_are_right() {
    wing.album("Album");
    Wing.write(wing.drop.resolve("Album.seedpost.yaml"), "medium: CD\n");
    try (LogLines log = new LogLines(Reception.class)) {
      wing.dropSettles();
      wing.look();
      assertThat(log.warnings()).singleElement().asString().contains("medium", "media");
    }
    Wing.write(wing.drop.resolve("Album.seedpost.yaml"), "media: CD\n");
    wing.dropSettles();
    assertThat(wing.items()).hasSize(2);
  }
}
