package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seedpost.app.BuiltProgram.Run;
import dev.seedpost.content.Content;
import dev.seedpost.qbittorrent.AddResult;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.torrent.HashProgress;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.torrent.TorrentCreator;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.torrent.TorrentSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The program as people use it, from an arrival to a proven seed. */
class JourneyIT extends StageBench {
  private static final Map<String, String> POLLING =
      Map.of(
          "SEEDPOST__QBITTORRENT__COMPLETED__EVERY", "1s",
          "SEEDPOST__QBITTORRENT__COMPLETED__CATEGORIES", "upload");

  /** The album is in the client too, downloaded from somewhere else. */
  private TorrentFile inClient(Path album) {
    TorrentFile torrent =
        new TorrentCreator()
            .create(
                Content.read(album),
                List.of(new TorrentSpec(PieceLength.ofExponent(16), "ELSE", Optional.empty())),
                HashProgress.NONE)
            .getFirst();
    Placement place = new Placement(album.getParent().toString(), "upload", List.of());
    assertThat(stage.client().add(torrent, place, true)).isInstanceOf(AddResult.Added.class);
    return torrent;
  }

  @Test
  void folder_poll_and_hook_together_make_one_upload_per_site() throws Exception {
    BuiltProgram seedpost = new BuiltProgram(stage, Map.of());
    Process first = serve(POLLING);
    Path album = drop(1);
    TorrentFile torrent = inClient(album);
    Run hook = seedpost.run("hook", "finished", torrent.infoHash().hex());
    assertThat(hook.code()).as(hook.err()).isZero();
    awaitSeeding(2);
    first.destroy();
    assertThat(first.waitFor(10, TimeUnit.SECONDS)).as("stops within 10 s").isTrue();

    serve(POLLING);
    seedpost.run("hook", "finished", torrent.infoHash().hex());
    drop(2);
    // The second album has gone all the way, so the first had its chance to come again.
    awaitSeeding(4);
    assertThat(stage.red().received()).isEqualTo(2);
    assertThat(stage.ops().received()).isEqualTo(2);
  }

  @Test
  void commands_work_beside_a_daemon_and_a_second_daemon_does_not() throws Exception {
    BuiltProgram seedpost = new BuiltProgram(stage, QUICK);
    Process daemon = serve(Map.of());
    Run second = seedpost.run("serve");
    assertThat(second.code()).isEqualTo(11);
    assertThat(second.err()).contains("seedpost serve, process " + daemon.pid());

    assertThat(seedpost.run("queue", "pause", "red").code()).isZero();
    drop(1);
    awaitItems(
        2,
        item ->
            item.state()
                == (item.tracker().id().equals("red") ? ItemState.PREPARED : ItemState.SEEDING));
    assertThat(seedpost.run("status").out()).contains("paused", "seedpost serve, process");
    Run list = seedpost.run("queue", "list", "--json");
    assertThat(list.out().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"type\":"));
    assertThat(seedpost.run("queue", "resume", "red").code()).isZero();
    awaitSeeding(2);
    assertThat(seedpost.run("stats").out()).containsPattern("red +1 +1 +0 +0 +100 %");

    daemon.destroy();
    assertThat(daemon.waitFor(10, TimeUnit.SECONDS)).as("stops within 10 s").isTrue();
    assertThat(stage.daemonOutput()).contains("Seedpost has stopped").doesNotContain("WARN");
  }

  @Test
  void a_refused_key_holds_one_site_and_the_right_one_lets_it_go_on() throws Exception {
    BuiltProgram seedpost = new BuiltProgram(stage, QUICK);
    seedpost.runWith("not the key of this user\n", "secret", "set", "red-api-key");
    serve(Map.of());
    drop(1);
    awaitItems(
        2,
        item ->
            item.tracker().id().equals("red")
                ? item.failureKind().equals(Optional.of("AUTH"))
                : item.state() == ItemState.SEEDING);
    assertThat(seedpost.run("status").out()).contains("held: ");
    assertThat(stage.red().received()).isZero();
    Run wrong = seedpost.runWith("neither is this\n", "secret", "rotate", "red");
    assertThat(wrong.code()).as(wrong.err()).isEqualTo(6);
    assertThat(seedpost.run("secret", "list").out()).doesNotContain("previous");
    Run right = seedpost.runWith(key() + "\n", "secret", "rotate", "red");
    assertThat(right.code()).as(right.err()).isZero();
    assertThat(right.out()).contains("secret use red-api-key previous").doesNotContain(key());
    assertThat(seedpost.run("secret", "list").out()).contains("previous");
    awaitSeeding(2);
  }

  @Test
  void a_refused_key_ends_a_command_that_waits() throws Exception {
    BuiltProgram seedpost = new BuiltProgram(stage, QUICK);
    seedpost.runWith("not the key of this user\n", "secret", "set", "red-api-key");
    Run run = seedpost.run("upload", album(1).toString(), "--wait", "--trackers", "red");
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(6);
    assertThat(stage.red().received()).isZero();
    assertThat(seedpost.run("queue", "drain").code()).isEqualTo(6);
  }

  @Test
  void upload_and_wait_does_it_all_without_a_daemon() throws Exception {
    BuiltProgram seedpost = new BuiltProgram(stage, QUICK);
    Path album = album(1);
    Run dry = seedpost.run("upload", album.toString(), "--dry-run");
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(stage.state().resolve("seedpost.db")).doesNotExist();

    Run first = seedpost.run("upload", album.toString(), "--wait");
    assertThat(first.code()).as(first.out() + first.err()).isZero();
    assertThat(items()).hasSize(2).allMatch(item -> item.state() == ItemState.SEEDING);
    Run again = seedpost.run("upload", album.toString(), "--wait");
    assertThat(again.code()).as(again.out() + again.err()).isEqualTo(4);
    assertThat(stage.red().received()).isEqualTo(1);
    assertThat(stage.ops().received()).isEqualTo(1);
    assertThat(seedpost.run("audit", "list").out())
        .containsPattern("upload +used +red-api-key \\(main\\) +red +1 ")
        .containsPattern("upload +upload-leaves +- +ops +\\d ")
        .containsPattern("upload-ended +- +red +1 +accepted as ")
        .doesNotContain(key(), passkey());
    assertThat(seedpost.run("audit", "verify").out()).contains("is as it was written");
    Files.writeString(
        stage.state().resolve("audit/trail.jsonl"),
        Files.readString(stage.state().resolve("audit/trail.jsonl"))
            .replace("accepted", "refused"));
    assertThat(seedpost.run("audit", "verify").code()).isEqualTo(1);

    Path held = album(2);
    Files.delete(held.resolve("seedpost.yaml"));
    Run missing = seedpost.run("upload", held.toString(), "--wait", "--trackers", "red");
    assertThat(missing.code()).isEqualTo(9);
    assertThat(missing.out()).contains("release-type");
    assertThat(stage.red().received()).isEqualTo(1);
  }

  @Test
  void a_wrong_qbittorrent_password_is_told_and_nothing_is_sent() throws Exception {
    BuiltProgram seedpost = new BuiltProgram(stage, QUICK);
    seedpost.runWith("not the password\n", "secret", "set", "qbittorrent-password");
    Run run = seedpost.run("upload", album(1).toString(), "--wait", "--trackers", "ops");
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(6);
    assertThat(run.out() + run.err()).contains("qBittorrent").doesNotContain("at dev.seedpost");
    assertThat(stage.ops().received()).isZero();
    assertThat(items()).extracting(QueueItem::state).containsExactly(ItemState.PREPARED);
  }

  @Test
  void no_secret_is_in_clear_in_any_file_or_line() throws Exception {
    Process daemon = stage.startDaemon(Main.class, environment(Map.of()), "-vv");
    await("the daemon is ready")
        .atMost(Duration.ofSeconds(60))
        .until(() -> stage.daemonOutput().contains("is ready"));
    drop(1);
    awaitSeeding(2);
    daemon.destroy();
    daemon.waitFor(10, TimeUnit.SECONDS);
    assertThat(stage.daemonOutput()).contains("DEBUG");
    List<Path> files = new ArrayList<>(files(stage.state()));
    files.addAll(files(stage.folder().resolve("config")));
    assertThat(files).hasSizeGreaterThan(6);
    for (String secret : List.of(key(), passkey(), stage.clientPassword().reveal())) {
      for (Path file : files) {
        assertThat(latin(file)).as("%s", file).doesNotContain(secret);
      }
      assertThat(latin(stage.folder().resolve("daemon.log"))).doesNotContain(secret);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String latin(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private String key() {
    return stage.red().apiKey().reveal();
  }

  private String passkey() {
    String url = stage.red().announceUrl().reveal();
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
