package dev.seedpost.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.queue.QueueItem;
import dev.seedpost.torrent.InfoHash;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hook, poll and watched folder see the same payload: one item per tracker, in every order. */
class ArrivalsOnceTest {
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

  static Stream<List<String>> orders() {
    List<String> ways = List.of("hook", "poll", "watch");
    return ways.stream()
        .flatMap(first ->
            ways.stream()
                .filter(second -> !second.equals(first))
                .map(second ->
                    List.of(
                        first,
                        second,
                        ways.stream()
                            .filter(third -> !third.equals(first) && !third.equals(second))
                            .findFirst()
                            .orElseThrow())));
  }

  private void happen(String way) {
    switch (way) {
      case "hook" -> {
        wing.finished.add(A, wing.clock.instant());
        wing.hook();
      }
      case "poll" -> wing.poll();
      default -> wing.dropSettles();
    }
  }

  private void once() {
    assertThat(wing.items())
        .extracting(item -> item.tracker().id())
        .containsExactlyInAnyOrder("red", "ops");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void one_item_per_tracker_in_every_order(List<String> order) {
    wing.client.put(wing.torrent(A, wing.album("Album"), "upload"));
    for (String way : order) {
      happen(way);
      once();
    }
    assertThat(wing.finished.list()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void one_item_per_tracker_with_a_restart_after_each(List<String> order) {
    wing.client.put(wing.torrent(A, wing.album("Album"), "upload"));
    List<QueueItem> before = List.of();
    for (String way : order) {
      happen(way);
      wing = wing.restarted();
      once();
      assertThat(before.isEmpty() || before.equals(wing.items())).isTrue();
      before = wing.items();
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void one_item_per_tracker_when_all_were_seen_before_any_was_judged(List<String> order) {
    wing.client.put(wing.torrent(A, wing.album("Album"), "upload"));
    wing.finished.add(A, wing.clock.instant());
    wing.folders.scan();
    wing.clock.advance(Wing.SETTLE);
    List<List<Arrival>> seen =
        order.stream()
            .map(way ->
                switch (way) {
                  case "hook" -> wing.completions.hooked();
                  case "poll" -> wing.completions.poll();
                  default -> wing.folders.scan();
                })
            .toList();
    assertThat(seen).allMatch(arrivals -> arrivals.size() == 1);
    seen.forEach(wing.reception::receive);
    once();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void the_same_payload_in_two_places_is_one(List<String> order) {
    Path copy = Wing.folder(home.resolve("downloads/Album"));
    Wing.write(copy.resolve("notes.txt"), "of Album");
    wing.album("Album");
    wing.client.put(wing.torrent(A, copy, "upload"));
    order.forEach(this::happen);
    once();
  }
}
