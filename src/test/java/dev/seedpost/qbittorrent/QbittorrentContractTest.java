package dev.seedpost.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What every qBittorrent does, the fake one as the real one. */
abstract class QbittorrentContractTest {
  @TempDir Path folder;

  abstract Qbittorrent client();

  abstract Qbittorrent unreachable();

  abstract Qbittorrent withWrongPassword();

  /** A payload that no other test has, so that its hash is its own. */
  private Path album(TestInfo test) {
    return SampleTorrents.album(
        folder, "Älbum [" + test.getTestMethod().orElseThrow().getName() + "]");
  }

  private Placement here(String category, String... tags) {
    return new Placement(folder.toString(), category, List.of(tags));
  }

  private ClientTorrent awaitState(InfoHash hash, ClientState state) {
    return await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> client().find(hash).orElseThrow(), torrent -> torrent.state() == state);
  }

  @Test
  void the_version_is_told() {
    assertThat(client().version()).matches("v\\d+\\.\\d+.*");
  }

  @Test
  void a_program_that_does_not_run_is_a_fault_that_may_pass() {
    assertThat(catchThrowableOfType(FailureException.class, () -> unreachable().version()).kind())
        .isEqualTo(FailureKind.TRANSIENT);
  }

  @Test
  void a_refused_login_is_no_fault_that_may_pass() {
    assertThat(
            catchThrowableOfType(FailureException.class, () -> withWrongPassword().version())
                .kind())
        .isEqualTo(FailureKind.AUTH);
  }

  @Test
  void an_unknown_torrent_is_nowhere_and_every_order_about_it_is_obeyed() {
    InfoHash unknown = new InfoHash("0".repeat(40));

    client().start(unknown);
    client().stop(unknown);
    client().reannounce(unknown);
    client().label(unknown, "none", List.of("none"));

    assertThat(client().find(unknown)).isEmpty();
    assertThat(client().trackers(unknown)).isEmpty();
  }

  @Test
  void trusted_data_is_seeded_where_it_lies(TestInfo test) {
    Path album = album(test);
    TorrentFile torrent = SampleTorrents.of(album);

    AddResult result = client().add(torrent, here("music", "red", "seedpost"), true);

    assertThat(result).isInstanceOf(AddResult.Added.class);
    ClientTorrent seeded = awaitState(torrent.infoHash(), ClientState.SEED);
    assertThat(seeded.hash()).isEqualTo(torrent.infoHash());
    assertThat(seeded.name()).isEqualTo(album.getFileName().toString());
    assertThat(seeded.savePath()).isEqualTo(folder);
    assertThat(seeded.content()).isEqualTo(album);
    assertThat(seeded.category()).isEqualTo("music");
    assertThat(seeded.tags()).containsExactlyInAnyOrder("red", "seedpost");
    assertThat(seeded.size()).isEqualTo(105_000);
    assertThat(seeded.amountLeft()).isZero();
    assertThat(seeded.completed()).isPresent();
  }

  @Test
  void a_folder_of_one_file_is_the_content_and_not_the_file(TestInfo test) {
    Path album = folder.resolve(test.getTestMethod().orElseThrow().getName());
    SampleTorrents.write(album.resolve("CD1/01.flac"), 40_000);
    TorrentFile torrent = SampleTorrents.of(album);
    client().add(torrent, new Placement(folder.toString(), "", List.of()), true);
    assertThat(awaitState(torrent.infoHash(), ClientState.SEED).content()).isEqualTo(album);
  }

  @Test
  void a_single_file_is_its_own_content(TestInfo test) {
    Path file =
        SampleTorrents.write(
            folder.resolve(test.getTestMethod().orElseThrow().getName() + ".mkv"), 40_000);
    TorrentFile torrent = SampleTorrents.of(file);

    client().add(torrent, here(""), true);

    assertThat(awaitState(torrent.infoHash(), ClientState.SEED).content()).isEqualTo(file);
  }

  @Test
  void a_second_add_finds_the_first(TestInfo test) {
    TorrentFile torrent = SampleTorrents.of(album(test));
    client().add(torrent, here("first"), true);

    AddResult again = client().add(torrent, here("second"), true);

    assertThat(again)
        .isInstanceOfSatisfying(
            AddResult.AlreadyPresent.class,
            present -> {
              assertThat(present.torrent().hash()).isEqualTo(torrent.infoHash());
              assertThat(present.torrent().category()).isEqualTo("first");
            });
  }

  @Test
  void two_sources_of_one_payload_are_two_torrents(TestInfo test) {
    Path album = album(test);
    TorrentFile one = SampleTorrents.of(album, "ONE", SampleTorrents.ANNOUNCE);
    TorrentFile two = SampleTorrents.of(album, "TWO", SampleTorrents.ANNOUNCE);

    client().add(one, here(""), true);
    client().add(two, here(""), true);

    awaitState(one.infoHash(), ClientState.SEED);
    awaitState(two.infoHash(), ClientState.SEED);
  }

  @Test
  void trusted_data_that_is_missing_is_not_downloaded(TestInfo test) throws IOException {
    Path album = album(test);
    TorrentFile torrent = SampleTorrents.of(album);
    Files.move(album, folder.resolve("elsewhere"));

    client().add(torrent, here(""), true);

    ClientTorrent missing = awaitState(torrent.infoHash(), ClientState.MISSING_FILES);
    assertThat(missing.amountLeft()).isPositive();
    assertThat(album).doesNotExist();
  }

  @Test
  void untrusted_data_is_checked_and_left_stopped(TestInfo test) {
    TorrentFile torrent = SampleTorrents.of(album(test));

    client().add(torrent, here(""), false);

    ClientTorrent checked = awaitState(torrent.infoHash(), ClientState.COMPLETE_STOPPED);
    assertThat(checked.amountLeft()).isZero();
  }

  @Test
  void untrusted_data_that_is_damaged_is_left_as_it_is(TestInfo test) throws IOException {
    Path album = album(test);
    TorrentFile torrent = SampleTorrents.of(album);
    Path damaged = album.resolve("02.flac");
    Files.write(damaged, new byte[20_000]);

    client().add(torrent, here(""), false);

    ClientTorrent incomplete = awaitState(torrent.infoHash(), ClientState.INCOMPLETE);
    assertThat(incomplete.amountLeft()).isPositive();
    assertThat(Files.readAllBytes(damaged)).isEqualTo(new byte[20_000]);
  }

  @Test
  void a_torrent_is_stopped_and_started(TestInfo test) {
    TorrentFile torrent = SampleTorrents.of(album(test));
    client().add(torrent, here(""), true);
    awaitState(torrent.infoHash(), ClientState.SEED);

    client().stop(torrent.infoHash());
    awaitState(torrent.infoHash(), ClientState.COMPLETE_STOPPED);
    client().start(torrent.infoHash());
    awaitState(torrent.infoHash(), ClientState.SEED);
  }

  @Test
  void completed_torrents_are_listed_by_category_and_by_tag(TestInfo test) {
    TorrentFile labelled = SampleTorrents.of(album(test));
    TorrentFile plain =
        SampleTorrents.of(SampleTorrents.write(folder.resolve("completed plain"), 20_000));
    client().add(labelled, here("listed & found", "tag one", "tag two"), true);
    client().add(plain, here(""), true);
    awaitState(labelled.infoHash(), ClientState.SEED);
    awaitState(plain.infoHash(), ClientState.SEED);

    assertThat(hashes(client().completed(Set.of("listed & found"), Set.of())))
        .containsExactly(labelled.infoHash());
    assertThat(hashes(client().completed(Set.of(), Set.of("tag two"))))
        .containsExactly(labelled.infoHash());
    assertThat(hashes(client().completed(Set.of("listed & found"), Set.of("tag one", "no"))))
        .containsExactly(labelled.infoHash());
    assertThat(client().completed(Set.of("no such"), Set.of("none"))).isEmpty();
    assertThat(hashes(client().completed(Set.of(), Set.of())))
        .contains(labelled.infoHash(), plain.infoHash());
  }

  private static List<InfoHash> hashes(List<ClientTorrent> torrents) {
    return torrents.stream().map(ClientTorrent::hash).toList();
  }

  @Test
  void a_label_adds_to_what_is_there(TestInfo test) {
    TorrentFile torrent = SampleTorrents.of(album(test));
    client().add(torrent, here("", "old"), true);

    client().label(torrent.infoHash(), "created by label", List.of("new"));
    client().label(torrent.infoHash(), "", List.of());

    ClientTorrent labelled = client().find(torrent.infoHash()).orElseThrow();
    assertThat(labelled.category()).isEqualTo("created by label");
    assertThat(labelled.tags()).containsExactlyInAnyOrder("old", "new");
  }

  @Test
  void trackers_are_told_by_host_without_pseudo_rows_and_passkeys(TestInfo test) {
    TorrentFile torrent = SampleTorrents.of(album(test));
    client().add(torrent, here(""), true);

    assertThat(client().trackers(torrent.infoHash()))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.host()).isEqualTo("tracker.example");
          assertThat(row.toString()).doesNotContain("0123456789abcdef0123");
        });
  }
}
