package dev.seedpost.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.LogLines;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchFoldersNamesTest {
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

  static List<String> names() {
    return List.of(
        "100% Pure",
        "50%25 off",
        "a%20b",
        "a%2fb",
        "a%zz",
        "Album #1",
        "What? (2020) [WEB FLAC]",
        " blanks at both ends ",
        "two\nlines",
        "colon: file:x",
        "file:x",
        "!archive.zip!inner",
        "semi;colon&amp",
        "quote'\"`$HOME",
        "Cafe\u0301",
        "\u65e5\u672c\u8a9e",
        "\ud83d\ude00",
        "x".repeat(255));
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_name_that_a_disk_takes_arrives_as_it_is(String name) throws IOException {
    watched.write("one", name, "01 " + name.substring(0, Math.min(name.length(), 200)));
    List<Arrival> arrivals = watched.settledArrivals();
    assertThat(arrivals).hasSize(1);
    assertThat(arrivals.getFirst().content()).isEqualTo(watched.path(name)).isDirectory();
    assertThat(arrivals).allMatch(watched.folders::unchanged);
    watched.judge(arrivals);
    watched = watched.restarted();
    assertThat(watched.settled()).isEmpty();
    watched.write("two", name, "02");
    assertThat(watched.settled()).containsExactly(name);
  }

  @Test
  void composed_and_decomposed_accents_are_two_names() throws IOException {
    watched.write("one", "Caf\u00e9", "01.flac");
    watched.judge(watched.settledArrivals());
    watched.write("one", "Cafe\u0301", "01.flac");
    assertThat(watched.settled()).containsExactly("Cafe\u0301");
  }

  @ParameterizedTest
  @ValueSource(strings = {"back\\slash", "Album/back\\slash"})
  void a_name_with_a_backslash_is_told_once_and_hides_no_other(String name) throws IOException {
    watched.write("one", name, "01.flac");
    watched.write("one", "Good", "01.flac");
    try (LogLines log = new LogLines(WatchFolders.class)) {
      assertThat(watched.settled()).containsExactly("Good");
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith(name.substring(0, name.startsWith("Album") ? 5 : 10))
          .contains("backslash");
    }
  }

  @Test
  void a_child_whose_name_is_not_utf_8_is_told_once_and_hides_no_other() throws IOException {
    Files.writeString(Path.of(URI.create(watched.path("").toUri() + "b%FFd.flac")), "one");
    watched.write("one", "Good", "01.flac");
    try (LogLines log = new LogLines(WatchFolders.class)) {
      assertThat(watched.settled()).containsExactly("Good");
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("b\ufffdd.flac in ")
          .contains("UTF-8");
    }
  }

  @Test
  void links_are_no_arrivals_and_what_they_lead_to_is_not_looked_at() throws IOException {
    Path outside = Files.createDirectories(home.resolve("outside"));
    Files.writeString(outside.resolve("01.flac"), "one");
    Files.createSymbolicLink(watched.path("Linked"), outside);
    Files.createSymbolicLink(watched.path("Broken"), home.resolve("nowhere"));
    watched.write("one", "Album", "01.flac");
    Files.createSymbolicLink(watched.path("Album", "Loop"), watched.path("Album"));
    Files.createSymbolicLink(watched.path("Album", "Outside"), outside);
    List<Arrival> arrivals;
    try (LogLines log = new LogLines(WatchFolders.class)) {
      arrivals = watched.settledArrivals();
      assertThat(log.warnings()).isEmpty();
    }
    assertThat(Watched.names(arrivals)).containsExactly("Album");
    watched.judge(arrivals);
    Files.writeString(outside.resolve("02.flac"), "two");
    assertThat(watched.settled()).isEmpty();
  }

  @Test
  void a_folder_of_links_alone_does_not_arrive() throws IOException {
    Path target = Files.writeString(home.resolve("01.flac"), "one");
    Files.createDirectories(watched.path("Album"));
    Files.createSymbolicLink(watched.path("Album", "01.flac"), target);
    assertThat(watched.settled()).isEmpty();
  }
}
