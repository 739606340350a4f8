package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsFileTest {
  @TempDir Path folder;
  private Path album;

  @BeforeEach
  void album() throws IOException {
    album = Files.createDirectory(folder.resolve("Album"));
    Files.writeString(album.resolve("01.flac"), "sound");
  }

  private Map<FactName, Fact> read() {
    return FactsFile.read(Content.read(album));
  }

  private void written(String text) throws IOException {
    Files.writeString(album.resolve("seedpost.yaml"), text);
  }

  private static Fact fact(String... values) {
    return new Fact(List.of(values), "seedpost.yaml");
  }

  @Test
  void without_a_file_nothing_is_written() {
    assertThat(read()).isEmpty();
  }

  @Test
  void the_facts_of_an_album_can_be_written() throws IOException {
    written(
        """
        kind: music
        artist: [One, Two]
        title: "  Title "
        year: 1975
        release-type: Album
        format: FLAC
        bitrate: Lossless
        media: CD
        edition-title: Deluxe
        edition-year: 2009
        label: Label
        catalogue-number: 0012
        tags: [rock, pop]
        cover: https://host.example/a.jpg
        description: |
          Two
          lines
        release-description: x
        scene: false
        group: GRP
        """);
    Map<FactName, Fact> facts = read();
    assertThat(facts).hasSize(18);
    assertThat(facts)
        .containsEntry(FactName.ARTIST, fact("One", "Two"))
        .containsEntry(FactName.TITLE, fact("Title"))
        .containsEntry(FactName.YEAR, fact("1975"))
        .containsEntry(FactName.CATALOGUE_NUMBER, fact("0012"))
        .containsEntry(FactName.DESCRIPTION, fact("Two\nlines"))
        .containsEntry(FactName.SCENE, fact("false"));
  }

  @Test
  void a_file_beside_the_folder_is_as_good() throws IOException {
    Files.writeString(folder.resolve("Album.seedpost.yaml"), "media: CD\n");
    assertThat(read()).isEqualTo(Map.of(FactName.MEDIA, fact("CD")));
  }

  @Test
  void a_file_beside_a_single_file_carries_its_whole_name() throws IOException {
    Files.writeString(album.resolve("01.flac.seedpost.yaml"), "media: CD\n");
    assertThat(FactsFile.read(Content.read(album.resolve("01.flac"))))
        .isEqualTo(Map.of(FactName.MEDIA, fact("CD")));
  }

  @Test
  void every_mistake_is_named_at_its_place() throws IOException {
    written(
        """
        titel: A
        year: "75"
        year: 1975
        kind: musik
        scene: yes
        cover: cover.jpg
        media: [CD, WEB]
        artist: {name: A}
        label: " "
        tags: []
        """);
    String file = album.resolve("seedpost.yaml").toString();
    assertThatThrownBy(this::read)
        .isInstanceOf(FailureException.class)
        .satisfies(e -> {
          assertThat(((FailureException) e).failure().kind()).isEqualTo(FailureKind.CONFIG);
          assertThat(((FailureException) e).failure().detail().split("\n", -1))
              .containsExactlyInAnyOrder(
                  "10 problems",
                  file + ":1:1: unknown key 'titel'; did you mean 'title'?",
                  file + ":2:7: 'year' takes a year of four digits, not '75'",
                  file + ":3:1: 'year' is written twice; keep one of them",
                  file
                      + ":4:7: 'kind' takes one of music, audiobook, e-book, comic, video,"
                      + " application, e-learning, comedy, other (did you mean 'music'?), not"
                      + " 'musik'",
                  file + ":5:8: 'scene' takes true or false, not 'yes'",
                  file
                      + ":6:8: 'cover' takes an address such as https://host/cover.jpg, not"
                      + " 'cover.jpg'",
                  file + ":7:8: 'media' takes a single value, not a list or map",
                  file + ":8:9: 'artist' takes a value or a list of values",
                  file + ":9:8: 'label' needs a value",
                  file + ":10:7: 'tags' needs a value");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"title: [a | not valid YAML", "just words | expected keys and values"})
  void what_is_no_list_of_facts_is_refused(String text, String reason) throws IOException {
    written(text);
    assertThatThrownBy(this::read)
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void an_empty_file_adds_nothing() throws IOException {
    written("# nothing yet\n");
    assertThat(read()).isEmpty();
  }

  @Test
  void two_files_are_one_too_many() throws IOException {
    written("media: CD\n");
    Files.writeString(folder.resolve("Album.seedpost.yaml"), "media: WEB\n");
    assertThatThrownBy(this::read)
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("there is also " + folder.resolve("Album.seedpost.yaml"))
        .hasMessageContaining("keep one of them");
  }

  @Test
  void a_folder_of_that_name_is_refused() throws IOException {
    Files.createDirectory(album.resolve("seedpost.yaml"));
    assertThatThrownBy(this::read)
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("it is not a file of its own");
  }

  @Test
  void a_link_that_leads_out_of_the_payload_is_not_followed() throws IOException {
    Path other = Files.writeString(folder.resolve("other.yaml"), "password: hunter2\n");
    Files.createSymbolicLink(album.resolve("seedpost.yaml"), other);
    assertThatThrownBy(this::read)
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("it is not a file of its own")
        .hasMessageNotContaining("password");
  }
}
