package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.seedpost.app.BuiltProgram.Run;
import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.qbittorrent.ClientTorrent;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every family of trackers but Gazelle's, from a payload to a seed in a real qBittorrent. */
class FamiliesIT extends StageBench {
  private static final String FILM = "Some.Film.2020.1080p.WEB-DL.H.264-GRP";
  private static final String SHOW = "Practice.Show.S05E04.1080p.WEB-DL.H.264-GRP.mkv";

  private Path film() throws IOException {
    Path made = Files.createDirectories(stage.folder().resolve(FILM));
    Files.write(made.resolve(FILM + ".mkv"), new byte[70_000]);
    Files.writeString(
        made.resolve("seedpost.yaml"),
        """
        kind: video
        category: movie
        tmdb: 1000
        imdb: tt0001000
        mediainfo: |
          General
          Complete name : Some.Film.mkv
        """);
    return made;
  }

  private Map<String, String> at(String tracker, PracticeTracker site) {
    String prefix = "SEEDPOST__TRACKERS__" + tracker + "__";
    return Map.of(
        prefix + "URL", site.url().toString(),
        prefix + "ANNOUNCE_HOSTS", site.announceHost(),
        prefix + "LOOKS", "300ms,300ms,500ms",
        prefix + "UPLOAD_SPACING", "0",
        prefix + "RATE__REQUESTS", "1000");
  }

  private void define(String id, String text) throws IOException {
    Path folder = Files.createDirectories(stage.folder().resolve("config/trackers"));
    Files.writeString(folder.resolve(id + ".yaml"), text);
  }

  private QueueItem only() {
    assertThat(items()).hasSize(1);
    return items().getFirst();
  }

  private ClientTorrent seeded() {
    QueueItem item = only();
    assertThat(item.state()).isEqualTo(ItemState.SEEDING);
    List<ClientTorrent> there = stage.client().completed(Set.of(), Set.of());
    assertThat(there).hasSize(1);
    return there.getFirst();
  }

  private static void set(BuiltProgram seedpost, String name, String value) {
    Run run = seedpost.runWith(value + "\n", "secret", "set", name);
    assertThat(run.code()).as(run.err()).isZero();
  }

  private Path encoding(String format, String bitrate) throws IOException {
    Path made = Files.createDirectories(stage.folder().resolve("Album [" + format + "]"));
    String file = format.equals("FLAC") ? "01.flac" : "01.mp3";
    Files.write(made.resolve(file), new byte[70_000]);
    Files.writeString(
        made.resolve("seedpost.yaml"),
        """
        kind: music
        artist: An Artist
        title: Album
        year: 2026
        release-type: Album
        media: WEB
        tags: ambient
        format: %s
        bitrate: %s
        """
            .formatted(format, bitrate));
    return made;
  }

  @Test
  void encodings_of_one_edition_leave_in_one_request_and_all_of_them_seed() throws Exception {
    BuiltProgram seedpost =
        new BuiltProgram(
            stage, environment(Map.of("SEEDPOST__TRACKERS__RED__ENCODINGS", "together")));
    assertThat(seedpost.run("queue", "pause").code()).isZero();
    for (Path made : List.of(encoding("FLAC", "Lossless"), encoding("MP3", "V0 (VBR)"))) {
      Run queued = seedpost.run("upload", made.toString(), "--yes", "-t", "red");
      assertThat(queued.code()).as(queued.out() + queued.err()).isZero();
    }
    assertThat(seedpost.run("queue", "resume").code()).isZero();
    Run run = seedpost.run("queue", "drain");

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(stage.red().received()).isEqualTo(1);
    assertThat(stage.red().uploads()).hasSize(2);
    assertThat(items()).hasSize(2).allMatch(item -> item.state() == ItemState.SEEDING);
    assertThat(stage.client().completed(Set.of(), Set.of()))
        .extracting(ClientTorrent::hash)
        .containsExactlyInAnyOrderElementsOf(
            stage.red().uploads().stream().map(StoredUpload::infoHash).toList());
  }

  @Test
  void a_unit3d_site_makes_another_info_hash_and_that_one_is_seeded() throws Exception {
    try (PracticeTracker site = new PracticeTracker(Dialect.UNIT3D)) {
      BuiltProgram seedpost = new BuiltProgram(stage, at("ULCX", site));
      set(seedpost, "ulcx-api-key", site.apiKey().reveal());
      Run check = seedpost.run("tracker", "check", "ulcx");
      assertThat(check.code()).as(check.out() + check.err()).isZero();

      Run run = seedpost.run("upload", film().toString(), "--wait", "--yes", "-t", "ulcx");

      assertThat(run.code()).as(run.out() + run.err()).isZero();
      assertThat(site.received()).isEqualTo(1);
      InfoHash theirs = site.uploads().getFirst().infoHash();
      assertThat(theirs).isNotEqualTo(only().infoHash());
      assertThat(seeded().hash()).isEqualTo(theirs);
    }
  }

  @Test
  void an_upload_to_btn_waits_for_a_person_and_goes_through_the_form() throws Exception {
    try (PracticeTracker site = new PracticeTracker(Dialect.BTN)) {
      BuiltProgram seedpost = new BuiltProgram(stage, at("BTN", site));
      set(seedpost, "btn-api-key", site.apiKey().reveal());
      set(seedpost, "btn-announce-url", site.announceUrl().reveal());
      set(seedpost, "btn-cookie", "session=" + site.apiKey().reveal());
      Path episode = stage.folder().resolve(SHOW);
      Files.write(episode, new byte[70_000]);
      Files.writeString(
          stage.folder().resolve(SHOW + ".seedpost.yaml"),
          """
          kind: video
          category: tv
          tvdb: 332700
          origin: p2p
          mediainfo: General
          """);

      Run held = seedpost.run("upload", episode.toString(), "--wait", "-t", "btn");
      assertThat(held.code()).as(held.out() + held.err()).isEqualTo(9);
      assertThat(site.received()).isZero();
      assertThat(seedpost.run("retry", Long.toString(only().id())).code()).isZero();
      Run run = seedpost.run("queue", "drain");

      assertThat(run.code()).as(run.out() + run.err()).isZero();
      assertThat(site.received()).isEqualTo(1);
      assertThat(seeded().hash()).isEqualTo(site.uploads().getFirst().infoHash());
    }
  }

  @Test
  void what_a_person_uploads_by_hand_is_seeded_when_they_say_so() throws Exception {
    define("hand", definition("hand", "manual", "https://my.example"));
    BuiltProgram seedpost =
        new BuiltProgram(stage, Map.of("SEEDPOST__TRACKERS__HAND__LOOKS", "1s"));
    set(seedpost, "hand-announce-url", stage.red().announceUrl().reveal());

    Run ready = seedpost.run("upload", film().toString(), "--wait", "--yes", "-t", "hand");
    assertThat(ready.code()).as(ready.out() + ready.err()).isEqualTo(9);
    assertThat(only().state()).isEqualTo(ItemState.HANDED_OVER);
    stage
        .red()
        .placeForeign(TorrentFile.parse(Files.readAllBytes(made(".torrent")), "made"), Map.of());
    assertThat(Files.readString(made("form.txt"))).startsWith("Upload page: https://my.example");
    String id = Long.toString(only().id());
    Run done = seedpost.run("queue", "done", id, "--url", "https://my.example/torrents/7");
    assertThat(done.code()).as(done.out() + done.err()).isZero();
    Run drain = seedpost.run("queue", "drain");

    assertThat(drain.code()).as(drain.out() + drain.err()).isZero();
    assertThat(seeded().hash()).isEqualTo(only().infoHash());
  }

  @Test
  void a_webhook_takes_the_upload_once() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    HttpServer hook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/upload",
        exchange -> {
          taken.incrementAndGet();
          String form = new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1);
          String torrent =
              form.substring(form.indexOf("d8:announce"), form.lastIndexOf("e\r\n--") + 1);
          stage
              .red()
              .placeForeign(TorrentFile.parse(torrent.getBytes(ISO_8859_1), "taken"), Map.of());
          byte[] answer = "{\"status\":\"accepted\",\"id\":\"7\"}".getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    hook.start();
    try {
      String url = "http://127.0.0.1:" + hook.getAddress().getPort() + "/upload";
      define(
          "hook",
          definition("hook", "webhook", url)
              + "options: {keeps-torrent: 'true', page: 'https://my.example/torrents/{id}'}\n");
      BuiltProgram seedpost =
          new BuiltProgram(stage, Map.of("SEEDPOST__TRACKERS__HOOK__LOOKS", "1s"));
      set(seedpost, "hook-announce-url", stage.red().announceUrl().reveal());

      Run run = seedpost.run("upload", film().toString(), "--wait", "--yes", "-t", "hook");

      assertThat(run.code()).as(run.out() + run.err()).isZero();
      assertThat(taken).hasValue(1);
      assertThat(seeded().hash()).isEqualTo(only().infoHash());
    } finally {
      hook.stop(0);
    }
  }

  private static String definition(String id, String family, String url) {
    return """
    id: %s
    name: My Site
    family: %s
    url: %s
    announce-hosts: [127.0.0.1]
    source-flag: RED
    kinds: [video]
    automation: {policy: allowed, confirmed-by: its owner}
    needs: [{name: announce-url, where: the upload page}]
    fields: {title: '{release-words}'}
    """
        .formatted(id, family, url);
  }

  private Path made(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(stage.state())) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ending)).toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }
}
