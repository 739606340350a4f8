package dev.seedpost.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.content.Content;
import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.qbittorrent.ClientState;
import dev.seedpost.qbittorrent.ClientTorrent;
import dev.seedpost.qbittorrent.FakeQbittorrent;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.qbittorrent.SampleTorrents;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InjectorTest {
  private static final String HOST = "tracker.example";

  @TempDir Path folder;
  private final FakeQbittorrent client = new FakeQbittorrent();
  private final Injector injector = new Injector(client);
  private Path album;
  private Content content;
  private TorrentFile prepared;
  private TorrentFile site;
  private InfoHash hash;

  @BeforeEach
  void prepare() {
    album = SampleTorrents.album(folder, "Album");
    content = Content.read(album);
    prepared = SampleTorrents.of(album, "OURS", SampleTorrents.ANNOUNCE);
    site = SampleTorrents.of(album, "THEIRS", SampleTorrents.ANNOUNCE);
    hash = site.infoHash();
  }

  private Placement placement() {
    return new Placement(folder.toString(), "music", List.of("seedpost"));
  }

  private Injected inject() {
    return injector.inject(prepared, site, content, placement());
  }

  private Failure refusal() {
    return refusal(site, placement());
  }

  private Failure refusal(TorrentFile given, Placement placement) {
    FailureException thrown =
        catchThrowableOfType(
            FailureException.class, () -> injector.inject(prepared, given, content, placement));
    assertThat(thrown).as("a failure").isNotNull();
    return thrown.failure();
  }

  @Test
  void the_sites_torrent_of_the_same_payload_is_added() {
    assertThat(inject()).isEqualTo(new Injected(hash, true));

    assertThat(client.find(hash).orElseThrow())
        .satisfies(torrent -> {
          assertThat(torrent.state()).isEqualTo(ClientState.SEED);
          assertThat(torrent.content()).isEqualTo(album);
          assertThat(torrent.category()).isEqualTo("music");
          assertThat(torrent.tags()).containsExactly("seedpost");
        });
    assertThat(client.calls()).containsExactly("add " + hash);
  }

  @Test
  void a_single_file_is_added_beside_its_folder() {
    Path film = SampleTorrents.write(folder.resolve("Film.mkv"), 50_000);
    TorrentFile torrent = SampleTorrents.of(film);

    assertThat(injector.inject(torrent, torrent, Content.read(film), placement()).added()).isTrue();
  }

  @Test
  void a_torrent_of_another_payload_is_refused_with_the_difference() {
    TorrentFile foreign = SampleTorrents.of(SampleTorrents.album(folder, "Other album"));

    Failure failure = refusal(foreign, placement());

    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
    assertThat(failure.detail()).contains(foreign.differenceTo(prepared).orElseThrow());
    assertThat(client.calls()).isEmpty();
  }

  @Test
  void a_file_that_is_gone_is_named_and_nothing_is_added() throws IOException {
    Files.delete(album.resolve("02.flac"));

    Failure failure = refusal();

    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
    assertThat(failure.detail()).isEqualTo(album.resolve("02.flac") + " is not there");
    assertThat(client.calls()).isEmpty();
  }

  @Test
  void a_file_of_another_size_is_named_and_nothing_is_added() throws IOException {
    Files.write(album.resolve("02.flac"), new byte[29_999]);

    Failure failure = refusal();

    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
    assertThat(failure.detail()).contains("02.flac has 29999 bytes, the torrent says 30000");
    assertThat(client.calls()).isEmpty();
  }

  @Test
  void a_save_path_without_the_payload_is_told_beside_the_payloads_own_place() {
    Placement wrong = new Placement(folder.resolve("wrong").toString(), "", List.of());

    assertThat(refusal(site, wrong).detail())
        .contains("is not there; the payload was read at " + album + ": check the save path");
  }

  @Test
  void a_tree_of_links_elsewhere_is_as_good_as_the_payload() throws IOException {
    Path links = Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("Album"), album);

    assertThat(
            injector
                .inject(prepared, site, content, new Placement(links.toString(), "", List.of()))
                .added())
        .isTrue();
  }

  @Test
  void a_save_path_that_no_machine_can_write_is_refused() {
    assertThat(refusal(site, new Placement("/a\0b", "", List.of())).kind())
        .isEqualTo(FailureKind.INVALID_CONTENT);
  }

  @Test
  void a_refusal_is_passed_on() {
    client.refuse("no room");

    Failure failure = refusal();

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.message()).isEqualTo("Failed to seed Album: no room");
  }

  @Test
  void an_incomplete_torrent_is_stopped_at_once() {
    client.show(hash, ClientState.INCOMPLETE);

    Failure failure = refusal();

    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
    assertThat(failure.detail()).contains(album.toString()).contains("incomplete");
    assertThat(client.calls()).containsExactly("add " + hash, "stop " + hash);
  }

  @Test
  void missing_files_point_to_the_path_mapping() {
    client.show(hash, ClientState.MISSING_FILES);

    Failure failure = refusal();

    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
    assertThat(failure.detail()).contains("path mapping").contains(album.toString());
    assertThat(client.calls()).contains("stop " + hash).doesNotContain("start " + hash);
  }

  @Test
  void an_error_in_the_client_may_pass() {
    client.show(hash, ClientState.ERROR);

    assertThat(refusal().kind()).isEqualTo(FailureKind.TRANSIENT);
  }

  @ParameterizedTest
  @EnumSource(
      value = ClientState.class,
      names = {"SEED", "QUEUED", "COMPLETE_STOPPED", "CHECKING", "MOVING"})
  void a_torrent_that_is_whole_or_being_looked_at_is_fine(ClientState state) {
    client.show(hash, state);

    assertThat(inject().added()).isTrue();
    assertThat(client.calls()).containsExactly("add " + hash);
  }

  @Test
  void a_second_injection_finds_the_first_and_labels_it() {
    inject();

    assertThat(inject()).isEqualTo(new Injected(hash, false));

    assertThat(client.calls()).containsExactly("add " + hash, "label " + hash);
  }

  @Test
  void the_users_category_and_place_of_a_present_torrent_stay() {
    client.put(present(ClientState.SEED, Path.of("/elsewhere/Album"), "mine"));

    assertThat(inject().added()).isFalse();

    ClientTorrent torrent = client.find(hash).orElseThrow();
    assertThat(torrent.category()).isEqualTo("mine");
    assertThat(torrent.tags()).contains("seedpost");
    assertThat(torrent.content()).isEqualTo(Path.of("/elsewhere/Album"));
  }

  @Test
  void a_present_torrent_without_a_category_gets_one() {
    client.put(present(ClientState.SEED, album, ""));

    inject();

    assertThat(client.find(hash).orElseThrow().category()).isEqualTo("music");
  }

  @Test
  void a_present_torrent_that_downloads_is_stopped() {
    client.put(present(ClientState.INCOMPLETE, album, ""));

    assertThat(refusal().kind()).isEqualTo(FailureKind.INVALID_CONTENT);
    assertThat(client.calls()).containsExactly("stop " + hash);
  }

  private ClientTorrent present(ClientState state, Path place, String category) {
    return new ClientTorrent(
        hash,
        "Album",
        state,
        place.getParent(),
        place,
        category,
        Set.of(),
        site.size(),
        state == ClientState.INCOMPLETE ? 1 : 0,
        Optional.empty());
  }

  @Test
  void a_client_that_is_down_is_told_as_such() {
    client.down();

    assertThat(refusal().kind()).isEqualTo(FailureKind.TRANSIENT);
  }

  private Seeding confirm() {
    return injector.confirm(hash, Set.of("Tracker.Example"));
  }

  private static TrackerRow row(String host, TrackerRow.Status status, String message) {
    return new TrackerRow(host, status, message);
  }

  @Test
  void a_working_tracker_of_the_site_is_proof() {
    inject();
    client.showTrackers(
        hash,
        List.of(
            row("other.example", TrackerRow.Status.FAILED, "dead"),
            row(HOST, TrackerRow.Status.FAILED, "dead"),
            row(HOST, TrackerRow.Status.WORKING, "a warning")));

    assertThat(confirm())
        .isEqualTo(new Seeding.Proven("seeding, and tracker.example took the announce"));
  }

  @Test
  void a_working_tracker_of_another_site_proves_nothing() {
    inject();
    client.showTrackers(hash, List.of(row("other.example", TrackerRow.Status.WORKING, "")));

    assertThat(confirm())
        .isEqualTo(new Seeding.Waiting("qBittorrent lists no tracker of the site for it"));
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_CONTACTED, not contacted yet",
    "UPDATING, being contacted",
    "DISABLED, not contacted yet"
  })
  void a_tracker_that_has_not_answered_is_waited_for(TrackerRow.Status status, String reason) {
    inject();
    client.showTrackers(hash, List.of(row(HOST, status, "")));

    assertThat(confirm())
        .isInstanceOfSatisfying(
            Seeding.Waiting.class, waiting -> assertThat(waiting.reason()).contains(reason));
    assertThat(client.calls()).doesNotContain("reannounce " + hash);
  }

  @ParameterizedTest
  @CsvSource({
    "unregistered torrent, tracker.example: unregistered torrent",
    "'', tracker.example: the announce failed"
  })
  void a_failed_announce_is_told_in_the_trackers_words_and_asked_for_again(
      String message, String told) {
    inject();
    client.showTrackers(
        hash,
        List.of(
            row(HOST, TrackerRow.Status.FAILED, message),
            row(HOST, TrackerRow.Status.NOT_CONTACTED, "")));

    assertThat(confirm()).isEqualTo(new Seeding.TrackerSays(told));
    assertThat(client.calls()).contains("reannounce " + hash);
  }

  @Test
  void an_announce_on_its_way_is_waited_for_beside_a_failed_one() {
    inject();
    client.showTrackers(
        hash,
        List.of(
            row(HOST, TrackerRow.Status.FAILED, "x"), row(HOST, TrackerRow.Status.UPDATING, "")));

    assertThat(confirm()).isInstanceOf(Seeding.Waiting.class);
  }

  @ParameterizedTest
  @CsvSource({"QUEUED, queue", "CHECKING, checking", "MOVING, moving"})
  void a_torrent_that_does_not_seed_yet_is_waited_for(ClientState state, String reason) {
    inject();
    client.show(hash, state);
    client.showTrackers(hash, List.of(row(HOST, TrackerRow.Status.WORKING, "")));

    assertThat(confirm())
        .isInstanceOfSatisfying(
            Seeding.Waiting.class, waiting -> assertThat(waiting.reason()).contains(reason));
  }

  @Test
  void a_complete_torrent_that_is_stopped_is_started() {
    inject();
    client.stop(hash);

    assertThat(confirm()).isInstanceOf(Seeding.Waiting.class);

    assertThat(client.calls()).endsWith("start " + hash);
    assertThat(client.find(hash).orElseThrow().state()).isEqualTo(ClientState.SEED);
  }

  @Test
  void a_stopped_torrent_with_bytes_left_is_not_started() {
    ClientTorrent whole = present(ClientState.COMPLETE_STOPPED, album, "");
    client.put(
        new ClientTorrent(
            hash,
            whole.name(),
            whole.state(),
            whole.savePath(),
            whole.content(),
            "",
            Set.of(),
            whole.size(),
            1,
            Optional.empty()));

    assertThat(confirm()).isInstanceOf(Seeding.Broken.class);
    assertThat(client.calls()).isEmpty();
  }

  @Test
  void a_torrent_that_turned_into_a_download_is_stopped() {
    inject();
    client.show(hash, ClientState.INCOMPLETE);

    assertThat(confirm())
        .isInstanceOfSatisfying(
            Seeding.Broken.class, broken -> assertThat(broken.reason()).contains("incomplete"));
    assertThat(client.calls()).endsWith("stop " + hash);
  }

  @ParameterizedTest
  @CsvSource({"MISSING_FILES, path mapping", "ERROR, its log"})
  void a_broken_torrent_is_told_with_what_to_do(ClientState state, String advice) {
    inject();
    client.show(hash, state);

    assertThat(confirm())
        .isInstanceOfSatisfying(
            Seeding.Broken.class, broken -> assertThat(broken.reason()).contains(advice));
    assertThat(client.calls()).doesNotContain("start " + hash);
  }

  @Test
  void a_torrent_that_was_removed_is_gone() {
    inject();
    client.remove(hash);

    assertThat(confirm()).isEqualTo(new Seeding.Gone());
  }
}
