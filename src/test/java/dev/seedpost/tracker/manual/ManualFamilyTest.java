package dev.seedpost.tracker.manual;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.http.Http;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.DefinitionReader;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import dev.seedpost.yaml.YamlFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sites to which a person uploads. */
class ManualFamilyTest {
  private static final String YAML =
      """
      id: hand
      name: Hand
      family: manual
      url: https://hand.example/upload.php
      announce-hosts: [announce.example]
      source-flag: HAND
      """;

  @TempDir Path folder;
  private final Definition definition = read(YAML);

  private static Definition read(String yaml) {
    YamlFile file = YamlFile.of("hand.yaml", yaml);
    DefinitionReader.Read read = DefinitionReader.read(file).orElseThrow();
    return read.definition();
  }

  private TrackerClient client() {
    return new ManualFamily(folder)
        .client(
            definition,
            Map.of(),
            new Http("test", new SecretMask(), InstantSource.system()),
            (name, rate, now) -> now);
  }

  private UploadResult.HandedOver upload(TorrentFile torrent, FormField... fields) {
    return (UploadResult.HandedOver)
        client()
            .upload(new UploadRequest(torrent, List.of(fields), SampleTorrents.payload(torrent)));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void the_torrent_and_the_form_lie_ready_for_their_owner_alone() throws IOException {
    TorrentFile torrent =
        SampleTorrents.announced("Album", "HAND", "https://announce.example/passkey/announce");
    UploadResult.HandedOver handed =
        upload(
            torrent,
            new FormField("title", "Album"),
            new FormField("description", "one\ntwo"),
            new FormField("nfo", "album.nfo", FormField.Kind.PAYLOAD_FILE));
    assertThat(handed.todo())
        .contains("hand/Album.", "upload it at https://hand.example/upload.php");
    assertThat(files()).hasSize(2);
    assertThat(TorrentFile.read(files().getFirst()).infoHash()).isEqualTo(torrent.infoHash());
    assertThat(TorrentFile.read(files().getFirst()).announces()).hasSize(1);
    assertThat(Files.readString(files().getLast()))
        .isEqualTo(
            """
            Upload page: https://hand.example/upload.php

            title: Album

            description:\s
              one
              two

            nfo: the file album.nfo
            """);
    for (Path file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("hand"))))
        .isEqualTo("rwx------");
  }

  @Test
  void a_foreign_announce_url_is_not_handed_on() throws IOException {
    upload(SampleTorrents.announced("Album", "HAND", "https://other.example/passkey/announce"));
    assertThat(TorrentFile.read(files().getFirst()).announces()).isEmpty();
  }

  @Test
  void the_same_upload_again_replaces_its_files() throws IOException {
    TorrentFile torrent = SampleTorrents.album("Album", "HAND");
    upload(torrent);
    upload(torrent, new FormField("title", "Other"));
    assertThat(files()).hasSize(2);
    assertThat(Files.readString(files().getLast())).contains("title: Other");
  }

  @Test
  void a_name_as_long_as_file_systems_take_is_shortened_at_a_character() throws IOException {
    upload(SampleTorrents.album("ä".repeat(127), "HAND"));
    Path torrent = files().getLast();
    assertThat(torrent.getFileName().toString()).startsWith("ä".repeat(100)).endsWith(".torrent");
    assertThat(torrent.getFileName().toString().getBytes(UTF_8).length).isLessThan(255);
  }

  @Test
  void a_folder_that_cannot_be_made_is_worth_another_try() throws IOException {
    Files.writeString(folder.resolve("hand"), "in the way");
    assertThatThrownBy(() -> upload(SampleTorrents.album("Album", "HAND")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("make Album ready for Hand");
  }

  @ParameterizedTest
  @CsvSource({
    "https://hand.example/details.php?id=5&authkey=0123456789abcdef,"
        + " https://hand.example/details.php?id=5",
    "https://hand.example/torrents/77#comments, https://hand.example/torrents/77",
    "https://user:word@hand.example/t/1, https://hand.example/t/1",
    "https://hand.example/download/5.0123456789abcdef0123456789abcdef, ''",
    "https://elsewhere.example/t/1, ''"
  })
  void a_page_is_kept_without_anything_that_could_be_a_key(String page, String kept) {
    assertThat(client().torrentId(URI.create(page)).orElse("")).isEqualTo(kept);
    if (!kept.isEmpty()) {
      assertThat(client().page(kept)).isEqualTo(kept);
    }
  }

  @Test
  void without_fields_of_its_own_the_form_holds_the_facts() {
    Release release =
        new Release(
            "Album", Map.of(FactName.ARTIST, new Fact(List.of("A", "B"), "tags")), List.of());
    FormDraft draft =
        new ManualFamily(folder)
            .draft(
                definition, release, SampleTorrents.payload(SampleTorrents.album("Album", "HAND")));
    assertThat(draft.fields())
        .containsExactly(new FormField("name", "Album"), new FormField("artist", "A, B"));
    assertThat(draft.complete()).isTrue();
  }

  @Test
  void nothing_is_asked_of_the_site() {
    UploadRequest request =
        new UploadRequest(
            SampleTorrents.album("Album", "HAND"),
            List.of(),
            SampleTorrents.payload(SampleTorrents.album("Album", "HAND")));
    assertThat(client().find(request)).isEmpty();
    assertThat(client().similar(request)).isEmpty();
    assertThatThrownBy(() -> client().account()).hasMessageContaining("a person uploads to Hand");
    assertThatThrownBy(() -> client().download("x")).hasMessageContaining("--torrent FILE");
  }
}
