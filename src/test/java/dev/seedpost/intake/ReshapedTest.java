package dev.seedpost.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder that changed after it was queued: never uploaded as something new by itself. */
class ReshapedTest {
  private static final String RULES =
      """
      version: 1
      rules:
        - name: dropped
          match: { source: drop }
          do: { upload: { to: [red] } }
      """;

  @TempDir private Path home;
  private Wing wing;
  private Path album;

  @BeforeEach
  void open() {
    wing = new Wing(home, RULES);
    album = wing.album("Album");
    wing.dropSettles();
  }

  @AfterEach
  void close() {
    wing.close();
  }

  private QueueItem first() {
    return wing.queue.find(1).orElseThrow();
  }

  private QueueItem second() {
    return wing.queue.find(2).orElseThrow();
  }

  private void grow() {
    Wing.write(album.resolve("more.txt"), "more");
    wing.dropSettles();
  }

  static Stream<Arguments> sent() {
    ItemState s = ItemState.SENDING;
    ItemState a = ItemState.ACCEPTED;
    return Stream.of(
        Arguments.of(List.of(s)),
        Arguments.of(List.of(s, ItemState.UNCERTAIN)),
        Arguments.of(List.of(s, a)),
        Arguments.of(List.of(s, a, ItemState.FETCHED)),
        Arguments.of(List.of(s, a, ItemState.FETCHED, ItemState.INJECTED)),
        Arguments.of(List.of(s, a, ItemState.FETCHED, ItemState.INJECTED, ItemState.SEEDING)),
        Arguments.of(List.of(s, ItemState.UNCERTAIN, ItemState.PARKED)));
  }

  @ParameterizedTest
  @MethodSource("sent")
  void after_it_may_have_been_sent_the_new_form_waits_for_a_person(List<ItemState> path) {
    QueueItem sent = wing.step(first(), path.toArray(ItemState[]::new));
    grow();
    assertThat(first().state()).isEqualTo(sent.state());
    assertThat(second().state()).isEqualTo(ItemState.NEEDS_ANSWER);
    assertThat(second().reason()).contains("changed after item 1", "red");
  }

  static Stream<Arguments> unsent() {
    return Stream.of(
        Arguments.of(List.of()),
        Arguments.of(List.of(ItemState.NEEDS_ANSWER)),
        Arguments.of(List.of(ItemState.SENDING, ItemState.PREPARED)),
        Arguments.of(List.of(ItemState.PARKED)));
  }

  @ParameterizedTest
  @MethodSource("unsent")
  void before_it_was_sent_the_new_form_takes_its_place(List<ItemState> path) {
    wing.step(first(), path.toArray(ItemState[]::new));
    grow();
    assertThat(first().state()).isEqualTo(ItemState.CANCELLED);
    assertThat(second().state()).isEqualTo(ItemState.PREPARED);
    assertThat(second().content()).isNotEqualTo(first().content());
  }

  @Test
  void one_that_is_sent_while_its_new_form_is_judged_makes_that_wait() {
    AtomicReference<Boolean> once = new AtomicReference<>(true);
    wing.desk.whileDrafting(() -> {
      if (once.getAndSet(false)) {
        wing.step(first(), ItemState.SENDING);
      }
    });
    grow();
    assertThat(first().state()).isEqualTo(ItemState.SENDING);
    assertThat(second().state()).isEqualTo(ItemState.NEEDS_ANSWER);
  }

  @Test
  void a_folder_only_touched_is_still_the_same_upload() throws Exception {
    QueueItem sent = wing.step(first(), ItemState.SENDING, ItemState.ACCEPTED);
    Watched.touch(album.resolve("notes.txt"), 5);
    wing.dropSettles();
    assertThat(wing.items()).containsExactly(sent);
  }

  @Test
  void an_item_that_a_person_took_back_stays_so() throws Exception {
    wing.queue.cancel(1);
    Watched.touch(album.resolve("notes.txt"), 5);
    wing.dropSettles();
    assertThat(wing.items()).extracting(QueueItem::state).containsExactly(ItemState.CANCELLED);
  }

  @Test
  void a_folder_that_was_taken_back_and_then_changed_is_new() {
    wing.queue.cancel(1);
    grow();
    assertThat(second().state()).isEqualTo(ItemState.PREPARED);
  }
}
