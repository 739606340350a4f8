package dev.seedpost.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.qbittorrent.ClientState;
import dev.seedpost.qbittorrent.ClientTorrent;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.queue.Items;
import dev.seedpost.release.ReleaseReader;
import dev.seedpost.rule.Subject;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadsTest {
  private static final InfoHash A = Wing.hash("a");

  @TempDir private Path home;
  private Wing wing;
  private Payloads payloads;
  private Content album;

  @BeforeEach
  void open() {
    wing = new Wing(home, Wing.RULES);
    payloads = new Payloads(() -> wing.client, new ReleaseReader(), wing.clock);
    album = Items.payload(Wing.folder(home.resolve("downloads")), "Album");
  }

  @AfterEach
  void close() {
    wing.close();
  }

  private Path torrentFile(Path folder) throws IOException {
    return Files.write(
        Wing.folder(folder).resolve("any.torrent"), Items.torrent(album, Items.RED).bytes());
  }

  private void refused(Order.What what, String... parts) {
    assertThatThrownBy(() -> payloads.of(what))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.kind()).isEqualTo(FailureKind.INVALID_CONTENT))
        .message()
        .contains(parts);
  }

  @Test
  void an_arrival_of_a_watched_folder_is_named_after_it() {
    Subject subject =
        payloads.of(
            new Arrival(
                new Origin.WatchFolder("music", "Album", "f"), album.root(), wing.clock.instant()));
    assertThat(subject.source()).isEqualTo("music");
    assertThat(subject.content()).isEqualTo(album);
    assertThat(subject.category()).isEmpty();
    assertThat(subject.completed()).isEmpty();
    assertThat(subject.now()).isEqualTo(wing.clock.instant());
  }

  @Test
  void an_order_is_named_a_command_and_asks_no_client() {
    wing.client.down();
    Arrival order = new Arrival(new Origin.Command(), album.root(), wing.clock.instant());
    assertThat(payloads.of(order).source()).isEqualTo("command");
    assertThat(payloads.of(new Order.What.Payload(album.root())).source()).isEqualTo("command");
  }

  @Test
  void a_torrent_of_the_client_brings_its_category_tags_and_trackers() {
    wing.client.put(wing.torrent(A, album.root(), "upload", "up"));
    wing.client.showTrackers(
        A, List.of(new TrackerRow("t.example", TrackerRow.Status.FAILED, "no")));
    Subject subject = payloads.of(new Order.What.InClient(A));
    assertThat(subject.source()).isEqualTo("qbittorrent");
    assertThat(subject.category()).isEqualTo("upload");
    assertThat(subject.tags()).containsExactly("up");
    assertThat(subject.trackerHosts()).containsExactly("t.example");
    assertThat(subject.completed()).contains(wing.clock.instant());
    assertThat(subject.content()).isEqualTo(album);
  }

  @Test
  void a_torrent_that_the_client_does_not_have_is_refused() {
    refused(new Order.What.InClient(A), A.hex(), "qBittorrent does not have it");
  }

  @Test
  void a_torrent_that_is_not_complete_is_refused() {
    wing.client.put(wing.torrent(A, album.root(), "upload"));
    wing.client.show(A, ClientState.INCOMPLETE);
    refused(new Order.What.InClient(A), "Album", "not complete");
  }

  @Test
  void files_that_lie_loose_in_the_save_path_are_no_payload() {
    Items.payload(album.parent(), "Another Release");
    wing.client.put(
        new ClientTorrent(
            A,
            "Album",
            ClientState.SEED,
            album.parent(),
            album.parent(),
            "upload",
            Set.of(),
            10,
            0,
            Optional.empty()));
    refused(new Order.What.InClient(A), "Album", "lie loose", album.parent().toString());
  }

  @Test
  void a_torrent_file_is_found_in_the_client_wherever_its_payload_lies() throws IOException {
    TorrentFile torrent = Items.torrent(album, Items.RED);
    wing.client.put(wing.torrent(torrent.infoHash(), album.root(), "upload"));
    Subject subject = payloads.of(new Order.What.Torrent(torrentFile(home.resolve("elsewhere"))));
    assertThat(subject.source()).isEqualTo("qbittorrent");
    assertThat(subject.content()).isEqualTo(album);
  }

  @Test
  void a_torrent_file_beside_its_payload_needs_no_client() throws IOException {
    wing.client.down();
    Subject subject = payloads.of(new Order.What.Torrent(torrentFile(album.parent())));
    assertThat(subject.source()).isEqualTo("command");
    assertThat(subject.content()).isEqualTo(album);
  }

  @Test
  void a_refused_login_is_said_and_not_taken_for_an_absent_client() {
    wing.client.refuseLogin();
    assertThatThrownBy(() -> payloads.of(new Order.What.Torrent(torrentFile(album.parent()))))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.AUTH));
  }

  @Test
  void a_torrent_file_without_a_payload_is_refused() throws IOException {
    refused(
        new Order.What.Torrent(torrentFile(home.resolve("elsewhere"))),
        "any.torrent",
        "Album does not lie beside it");
  }

  @Test
  void a_torrent_file_whose_payload_has_another_size_is_refused() throws IOException {
    Path file = torrentFile(album.parent());
    Files.writeString(album.root().resolve("02 - Two.flac"), "shorter");
    refused(new Order.What.Torrent(file), "02 - Two.flac is absent or of another size");
  }

  @Test
  void a_torrent_file_of_which_a_file_is_absent_is_refused() throws IOException {
    Path file = torrentFile(album.parent());
    Files.delete(album.root().resolve("01 - One.flac"));
    refused(new Order.What.Torrent(file), "01 - One.flac is absent or of another size");
  }

  @Test
  void a_torrent_file_of_a_single_file_is_found_beside_it() throws IOException {
    Path track = Files.writeString(album.parent().resolve("single.flac"), "sound");
    album = Content.read(track);
    Subject subject = payloads.of(new Order.What.Torrent(torrentFile(album.parent())));
    assertThat(subject.content().root()).isEqualTo(track);
  }
}
