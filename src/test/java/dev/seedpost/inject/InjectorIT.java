package dev.seedpost.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.practice.RealQbittorrent;
import dev.seedpost.qbittorrent.ClientState;
import dev.seedpost.qbittorrent.PathMap;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.qbittorrent.Qbittorrent;
import dev.seedpost.qbittorrent.SampleTorrents;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Real torrents over real files in a real qBittorrent, with an announce that answers. */
class InjectorIT {
  @RegisterExtension static final RealQbittorrent REAL = new RealQbittorrent();

  private static final Set<String> HOSTS = Set.of("127.0.0.1");

  @TempDir Path folder;
  private final AnnounceStub tracker = new AnnounceStub();
  private final Qbittorrent client = REAL.connect();
  private final Injector injector = new Injector(client);
  private Path album;
  private Content content;
  private TorrentFile torrent;
  private InfoHash hash;

  @BeforeEach
  void prepare(TestInfo test) {
    album = SampleTorrents.album(folder, test.getTestMethod().orElseThrow().getName());
    content = Content.read(album);
    torrent = SampleTorrents.of(album, "THEIRS", tracker.url());
    hash = torrent.infoHash();
  }

  @AfterEach
  void close() {
    tracker.close();
  }

  private Injected inject() {
    TorrentFile prepared = SampleTorrents.of(album, "OURS", SampleTorrents.ANNOUNCE);
    return injector.inject(
        prepared, torrent, content, new Placement(folder.toString(), "music", List.of("seedpost")));
  }

  private <T extends Seeding> T awaited(Class<T> kind) {
    return kind.cast(
        await()
            .atMost(Duration.ofSeconds(20))
            .pollInterval(Duration.ofMillis(200))
            .until(() -> injector.confirm(hash, HOSTS), kind::isInstance));
  }

  private Map<String, Long> files() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.size(file));
      }
    }
    return files;
  }

  @Test
  void a_torrent_over_its_payload_seeds_and_is_proven_by_its_tracker() throws IOException {
    Map<String, Long> before = files();

    assertThat(inject()).isEqualTo(new Injected(hash, true));

    assertThat(awaited(Seeding.Proven.class).summary()).contains("127.0.0.1");
    assertThat(tracker.announces()).isPositive();
    assertThat(client.find(hash).orElseThrow().state()).isEqualTo(ClientState.SEED);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void a_second_injection_changes_nothing() {
    inject();

    assertThat(inject()).isEqualTo(new Injected(hash, false));
    awaited(Seeding.Proven.class);
  }

  @Test
  void a_refusing_tracker_is_quoted_until_it_takes_the_announce() {
    tracker.refuse("unregistered torrent");
    inject();

    assertThat(awaited(Seeding.TrackerSays.class).message())
        .isEqualTo("127.0.0.1: unregistered torrent");
    tracker.accept();
    awaited(Seeding.Proven.class);
  }

  @Test
  void a_torrent_stopped_by_hand_is_started_again() {
    inject();
    awaited(Seeding.Proven.class);
    client.stop(hash);
    await().until(() -> client.find(hash).orElseThrow().state() == ClientState.COMPLETE_STOPPED);

    awaited(Seeding.Proven.class);
  }

  @Test
  void a_client_that_sees_no_files_downloads_nothing_and_the_path_mapping_is_blamed()
      throws IOException {
    Map<String, Long> before = files();
    Path unseen = folder.resolve("unseen by the client");
    PathMap wrong = new PathMap(List.of(new PathMap.Entry(unseen.toString(), folder.toString())));
    TorrentFile prepared = SampleTorrents.of(album, "OURS", SampleTorrents.ANNOUNCE);

    FailureException thrown =
        catchThrowableOfType(
            FailureException.class,
            () ->
                new Injector(REAL.connect(wrong))
                    .inject(
                        prepared,
                        torrent,
                        content,
                        new Placement(folder.toString(), "", List.of())));

    assertThat(thrown.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
    assertThat(thrown.failure().detail()).contains("path mapping");
    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(5))
        .until(() -> client.find(hash).orElseThrow().state() == ClientState.MISSING_FILES);
    assertThat(files()).isEqualTo(before);
    assertThat(injector.confirm(hash, HOSTS)).isInstanceOf(Seeding.Broken.class);
  }

  @Test
  void files_that_vanish_after_the_restart_of_the_client_are_never_downloaded() throws IOException {
    inject();
    awaited(Seeding.Proven.class);
    REAL.qbittorrent().stop();
    Files.move(album, folder.resolve("away"));
    REAL.qbittorrent().startAgain();

    assertThat(awaited(Seeding.Broken.class).reason()).isNotEmpty();
    assertThat(album).doesNotExist();
  }

  @Test
  void a_torrent_removed_by_hand_is_gone() {
    assertThat(injector.confirm(hash, HOSTS)).isEqualTo(new Seeding.Gone());
  }
}
