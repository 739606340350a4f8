package dev.seedpost.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.LogLines;
import dev.seedpost.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchFoldersStartTest {
  @TempDir private Path home;
  private Watched watched;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(home.resolve("drop"));
    start(WatchSettings.Existing.HOLD, 20);
  }

  private void start(WatchSettings.Existing existing, int most) {
    watched =
        new Watched(
            home, Watched.settings(home.resolve("drop"), existing, most), new MutableClock());
  }

  private void startAnew(WatchSettings.Existing existing, int most) {
    watched.close();
    start(existing, most);
  }

  @AfterEach
  void close() {
    watched.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"HOLD", "IGNORE"})
  void what_was_there_before_the_first_start_is_left_alone(WatchSettings.Existing existing)
      throws IOException {
    startAnew(existing, 20);
    watched.write("one", "Old", "01.flac");
    try (LogLines log = new LogLines(WatchFolders.class)) {
      assertThat(watched.settled()).isEmpty();
      assertThat(log.all()).hasSize(existing == WatchSettings.Existing.HOLD ? 1 : 0);
    }
    watched.write("one", "New", "01.flac");
    assertThat(watched.settled()).containsExactly("New");
    watched = watched.restarted();
    assertThat(watched.settled()).containsExactly("New");
  }

  @Test
  void what_was_there_before_the_first_start_is_processed_if_so_wished() throws IOException {
    startAnew(WatchSettings.Existing.PROCESS, 20);
    watched.write("one", "Old", "01.flac");
    assertThat(watched.settled()).containsExactly("Old");
  }

  @Test
  void what_arrived_between_two_runs_is_not_held() throws IOException {
    watched.scan();
    watched = watched.restarted();
    watched.write("one", "New", "01.flac");
    assertThat(watched.settled()).containsExactly("New");
  }

  @Test
  void a_first_look_that_was_cut_short_is_done_again() throws IOException {
    watched.write("one", "A", "01.flac");
    watched.write("one", "B", "01.flac");
    watched.handled.remember("drop", "A", "whatever", watched.clock.instant(), "left alone");
    watched = watched.restarted();
    assertThat(watched.settled()).isEmpty();
  }

  @Test
  void a_watch_that_is_pointed_at_another_folder_holds_what_is_there() throws IOException {
    watched.scan();
    Path other = Files.createDirectories(home.resolve("other"));
    watched = watched.restarted(Watched.settings(other, WatchSettings.Existing.HOLD, 20));
    watched.write("one", "Old", "01.flac");
    assertThat(watched.settled()).isEmpty();
    watched.write("one", "New", "01.flac");
    assertThat(watched.settled()).containsExactly("New");
  }

  @Test
  void a_watched_folder_that_is_absent_is_told_once_and_found_when_it_comes() throws IOException {
    Files.delete(home.resolve("drop"));
    try (LogLines log = new LogLines(WatchFolders.class)) {
      assertThat(watched.scan()).isEmpty();
      assertThat(watched.scan()).isEmpty();
      assertThat(log.warnings()).hasSize(1);
      assertThat(log.warnings().getFirst()).contains(home.resolve("drop").toString());
    }
    Files.createDirectories(home.resolve("drop"));
    assertThat(watched.scan()).isEmpty();
    watched.write("one", "New", "01.flac");
    assertThat(watched.settled()).containsExactly("New");
  }

  @Test
  void a_folder_that_goes_away_again_is_told_again_and_nothing_of_it_is_forgotten()
      throws IOException {
    startAnew(WatchSettings.Existing.PROCESS, 20);
    watched.write("one", "Album", "01.flac");
    watched.judge(watched.settledArrivals());
    try (LogLines log = new LogLines(WatchFolders.class)) {
      for (int i = 0; i < 2; i++) {
        Files.move(home.resolve("drop"), home.resolve("away"));
        assertThat(watched.scan()).isEmpty();
        Files.move(home.resolve("away"), home.resolve("drop"));
        assertThat(watched.settled()).isEmpty();
      }
      assertThat(log.warnings()).hasSize(2);
    }
  }

  @Test
  void a_file_where_a_folder_should_be_watched_is_told() throws IOException {
    Files.delete(home.resolve("drop"));
    Files.writeString(home.resolve("drop"), "no folder");
    try (LogLines log = new LogLines(WatchFolders.class)) {
      assertThat(watched.scan()).isEmpty();
      assertThat(log.warnings()).hasSize(1);
    }
  }

  @Test
  void one_absent_folder_keeps_no_other_from_being_watched() throws IOException {
    watched.write("one", "Album", "01.flac");
    WatchSettings absent =
        new WatchSettings(
            "absent",
            home.resolve("absent"),
            Duration.ZERO,
            Duration.ofMinutes(1),
            WatchSettings.Existing.HOLD,
            20);
    WatchSettings present =
        Watched.settings(home.resolve("drop"), WatchSettings.Existing.PROCESS, 20);
    try (WatchFolders both =
        new WatchFolders(List.of(absent, present), watched.handled, watched.clock)) {
      both.scan();
      watched.clock.advance(Watched.SETTLE);
      assertThat(Watched.names(both.scan())).containsExactly("Album");
    }
  }

  @Test
  void a_burst_is_spread_over_several_looks() throws IOException {
    startAnew(WatchSettings.Existing.PROCESS, 3);
    for (String name : List.of("A", "B", "C", "D", "E")) {
      watched.write(name, name, "01.flac");
    }
    List<Arrival> first = watched.settledArrivals();
    assertThat(Watched.names(first)).containsExactly("A", "B", "C");
    watched.judge(first);
    assertThat(watched.scan()).containsExactly("D", "E");
  }

  @Test
  void arrivals_that_cannot_be_judged_keep_no_other_from_their_turn() throws IOException {
    startAnew(WatchSettings.Existing.PROCESS, 2);
    for (String name : List.of("A", "B", "C", "D", "E")) {
      watched.write(name, name, "01.flac");
    }
    Set<String> seen = new HashSet<>(watched.settled());
    seen.addAll(watched.scan());
    seen.addAll(watched.scan());
    assertThat(seen).containsExactlyInAnyOrder("A", "B", "C", "D", "E");
  }

  @Test
  void without_a_settle_time_two_equal_looks_are_enough() throws IOException {
    watched.scan();
    WatchSettings hasty =
        new WatchSettings(
            "drop",
            home.resolve("drop"),
            Duration.ZERO,
            Duration.ofMinutes(1),
            WatchSettings.Existing.HOLD,
            20);
    watched = watched.restarted(hasty);
    watched.write("one", "Album", "01.flac");
    assertThat(watched.scan()).isEmpty();
    assertThat(watched.scan()).containsExactly("Album");
  }
}
