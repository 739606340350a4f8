package dev.seedpost.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchFoldersTest {
  @TempDir private Path home;
  private Watched watched;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(home.resolve("drop"));
    watched = new Watched(home, WatchSettings.Existing.PROCESS);
  }

  @AfterEach
  void close() {
    watched.close();
  }

  @Test
  void a_child_arrives_once_it_stood_still_for_the_settle_time() throws IOException {
    watched.write("one", "Album", "01.flac");
    assertThat(watched.scan()).isEmpty();
    watched.clock.advance(Watched.SETTLE.minusMillis(1));
    assertThat(watched.scan()).isEmpty();
    watched.clock.advance(Duration.ofMillis(1));
    List<Arrival> arrivals = watched.folders.scan();
    assertThat(arrivals).hasSize(1);
    assertThat(arrivals.getFirst().content()).isEqualTo(watched.path("Album"));
    assertThat(arrivals.getFirst().found()).isEqualTo(watched.clock.instant());
    assertThat(arrivals.getFirst().origin())
        .isInstanceOfSatisfying(
            Origin.WatchFolder.class,
            origin -> {
              assertThat(origin.name()).isEqualTo("drop");
              assertThat(origin.child()).isEqualTo("Album");
            });
  }

  @Test
  void one_look_is_never_enough_however_late_it_comes() throws IOException {
    watched.write("one", "Album", "01.flac");
    watched.clock.advance(Watched.SETTLE.multipliedBy(10));
    assertThat(watched.scan()).isEmpty();
  }

  @Test
  void a_growing_file_starts_the_quiet_time_anew() throws IOException {
    watched.write("one", "Album", "01.flac");
    watched.scan();
    watched.clock.advance(Watched.SETTLE);
    watched.write("one and more", "Album", "01.flac");
    assertThat(watched.scan()).isEmpty();
    watched.clock.advance(Watched.SETTLE.minusSeconds(1));
    assertThat(watched.scan()).isEmpty();
    watched.clock.advance(Duration.ofSeconds(1));
    assertThat(watched.scan()).containsExactly("Album");
  }

  @Test
  void a_further_file_starts_the_quiet_time_anew() throws IOException {
    watched.write("one", "Album", "01.flac");
    watched.scan();
    watched.clock.advance(Watched.SETTLE);
    watched.write("two", "Album", "CD 2", "01.flac");
    assertThat(watched.scan()).isEmpty();
    assertThat(watched.settled()).containsExactly("Album");
  }

  @Test
  void a_file_rewritten_with_the_same_size_starts_the_quiet_time_anew() throws IOException {
    Path file = watched.write("one", "Album", "01.flac");
    watched.scan();
    watched.clock.advance(Watched.SETTLE);
    Watched.touch(file, 1);
    assertThat(watched.scan()).isEmpty();
    assertThat(watched.settled()).containsExactly("Album");
  }

  @Test
  void a_renamed_file_starts_the_quiet_time_anew() throws IOException {
    Path file = watched.write("one", "Album", "01.flac");
    watched.scan();
    watched.clock.advance(Watched.SETTLE);
    Files.move(file, file.resolveSibling("02.flac"));
    assertThat(watched.scan()).isEmpty();
  }

  @Test
  void a_child_that_was_away_for_one_look_settles_anew() throws IOException {
    Path file = watched.write("one", "single.flac");
    watched.scan();
    Files.move(file, home.resolve("away"));
    watched.clock.advance(Watched.SETTLE);
    assertThat(watched.scan()).isEmpty();
    Files.move(home.resolve("away"), file);
    assertThat(watched.scan()).isEmpty();
    watched.clock.advance(Watched.SETTLE);
    assertThat(watched.scan()).containsExactly("single.flac");
  }

  @Test
  void a_single_file_is_an_arrival_of_its_own() throws IOException {
    watched.write("one", "single.flac");
    watched.write("two", "Album", "01.flac");
    assertThat(watched.settled()).containsExactly("Album", "single.flac");
  }

  @Test
  void an_unfinished_name_deep_inside_blocks_the_folder_until_it_is_gone() throws IOException {
    watched.write("one", "Album", "CD 1", "01.flac");
    Path part = watched.write("two", "Album", "CD 2", "01.flac.part");
    assertThat(watched.settled()).isEmpty();
    Files.move(part, part.resolveSibling("01.flac"));
    assertThat(watched.scan()).isEmpty();
    watched.clock.advance(Watched.SETTLE);
    assertThat(watched.scan()).containsExactly("Album");
  }

  @Test
  void an_unfinished_folder_inside_blocks_too() throws IOException {
    watched.write("one", "Album", "01.flac");
    watched.write("two", "Album", "_UNPACK_CD2", "01.flac");
    assertThat(watched.settled()).isEmpty();
  }

  @Test
  void temporary_and_hidden_children_never_arrive() throws IOException {
    watched.write("one", "Album.part");
    watched.write("one", ".Album", "01.flac");
    watched.write("one", "_UNPACK_Album", "01.flac");
    watched.write("one", "Album.torrent");
    assertThat(watched.settled()).isEmpty();
  }

  @Test
  void a_folder_without_files_does_not_arrive() throws IOException {
    Files.createDirectories(watched.path("Album", "CD 1"));
    assertThat(watched.settled()).isEmpty();
    watched.write("one", "Album", "CD 1", "01.flac");
    assertThat(watched.settled()).containsExactly("Album");
  }

  @Test
  void an_arrival_comes_again_until_it_is_judged() throws IOException {
    watched.write("one", "Album", "01.flac");
    List<Arrival> first = watched.settledArrivals();
    assertThat(watched.scan()).containsExactly("Album");
    watched.judge(first);
    assertThat(watched.scan()).isEmpty();
  }

  @Test
  void a_folder_that_changes_after_it_was_judged_is_looked_at_again() throws IOException {
    watched.write("one", "Album", "01.flac");
    watched.judge(watched.settledArrivals());
    watched.write("two", "Album", "02.flac");
    assertThat(watched.scan()).isEmpty();
    watched.clock.advance(Watched.SETTLE);
    assertThat(watched.scan()).containsExactly("Album");
  }

  @Test
  void facts_written_beside_a_judged_payload_make_it_arrive_again() throws IOException {
    watched.write("one", "Album", "01.flac");
    watched.judge(watched.settledArrivals());
    watched.write("media: CD", "Album.seedpost.yaml");
    List<Arrival> again = watched.settledArrivals();
    assertThat(Watched.names(again)).containsExactly("Album");
    watched.judge(again);
    watched.write("media: Vinyl", "Album.seedpost.yaml");
    assertThat(watched.settled()).containsExactly("Album");
  }

  @Test
  void what_was_judged_stays_so_after_a_restart() throws IOException {
    watched.write("one", "Album", "01.flac");
    watched.judge(watched.settledArrivals());
    watched = watched.restarted();
    assertThat(watched.settled()).isEmpty();
    watched.write("one and more", "Album", "01.flac");
    assertThat(watched.settled()).containsExactly("Album");
  }

  @Test
  void an_arrival_that_changed_or_vanished_meanwhile_is_told_apart() throws IOException {
    watched.write("one", "Album", "01.flac");
    watched.write("one", "Other", "01.flac");
    List<Arrival> arrivals = watched.settledArrivals();
    assertThat(arrivals).hasSize(2).allMatch(watched.folders::unchanged);
    watched.write("two", "Album", "02.flac.part");
    Files.delete(watched.path("Other", "01.flac"));
    Files.delete(watched.path("Other"));
    assertThat(arrivals).noneMatch(watched.folders::unchanged);
  }

  @Test
  void an_arrival_from_elsewhere_counts_as_unchanged() {
    Arrival order = new Arrival(new Origin.Command(), home, watched.clock.instant());
    assertThat(watched.folders.unchanged(order)).isTrue();
  }
}
