package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.credentials.Vault;
import dev.seedpost.practice.TinyAlbum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One installation of the program under fire: its folders, its client, its ways to the sites. */
final class FireNode implements AutoCloseable {
  /** It opens its database, which may be locked, cut off or lie on a full disk. */
  static final Duration LONGEST_START = Duration.ofSeconds(20);

  /** SIGKILL and {@link Runtime#halt} of {@link CrashProgram} alike. */
  static final int KILLED = 137;

  private static final Duration LITTLE = Duration.ofMillis(10);

  final List<FireSite> sites;
  final FireClient client;

  /** One to each site, in the order of the sites. */
  final List<FireProxy> ways = new ArrayList<>();

  private final Path folder;
  private final Path drop;
  private final FireCommand command;
  private final Map<String, String> environment;
  private final List<Process> running = new CopyOnWriteArrayList<>();
  private final Thread hook = new Thread(this::killAll, "end-fire");
  private final List<FireRelease> dropped = new CopyOnWriteArrayList<>();

  /** A release that was dropped, and the client in which it has to seed. */
  record FireRelease(String name, boolean album, Path path, FireClient client) {}

  /**
   * Writes its configuration.
   *
   * @param drop the folder that it watches
   * @param more of its environment than what every program under fire has
   */
  FireNode(
      Path folder,
      Path drop,
      List<FireSite> sites,
      FireClient client,
      FireCommand command,
      Map<String, String> more)
      throws IOException {
    this.folder = folder;
    this.drop = drop;
    this.sites = sites;
    this.client = client;
    this.command = command;
    this.environment = environment(more);
    Files.createDirectories(drop);
    Files.createDirectories(folder.resolve("config/rules"));
    Files.createDirectories(state());
    for (FireSite site : sites) {
      ways.add(new FireProxy(site, new FireWire(folder.resolve("wire").resolve(site.id.id()))));
    }
    Files.writeString(places().config().resolve("seedpost.yaml"), configuration(), UTF_8);
    Files.writeString(places().config().resolve("rules/fire.yaml"), RULES, UTF_8);
    Vault vault = Vaults.make(places());
    for (FireSite site : sites) {
      vault.set(site.id + "-api-key", site.tracker.apiKey());
      vault.set(site.id + "-announce-url", site.tracker.announceUrl());
    }
    vault.set(Engine.CLIENT_PASSWORD, client.password);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static final String RULES =
      """
      version: 1
      defaults:
        inject: { tags: [seedpost, "{tracker}"] }
      rules:
        - name: albums
          match: { source: drop, release: { kind: music } }
          do: { upload: { to: [red, ops] } }
        - name: films
          match: { source: drop, release: { kind: video } }
          do: { upload: { to: [ulcx] } }
      """;

  private String configuration() {
    StringBuilder text =
        new StringBuilder(
            """
            version: 1
            qbittorrent: { url: "%s", username: %s }
            watch:
              - { name: drop, path: %s, settle: 100ms, rescan: 300ms, existing: process }
            rules: rules
            trackers:
            """
                .formatted(client.url(), FireClient.USER, drop));
    for (int i = 0; i < sites.size(); i++) {
      text.append(
          "  %s: { url: \"%s\", announce-hosts: [127.0.0.1] }\n"
              .formatted(sites.get(i).id, ways.get(i).url()));
    }
    return text.toString();
  }

  /** A site's pace is for sites. */
  private static Map<String, String> environment(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(StageBench.QUICK);
    all.put("SEEDPOST__TRACKERS__ULCX__LOOKS", "300ms,300ms,500ms");
    all.put("SEEDPOST__TRACKERS__ULCX__UPLOAD_SPACING", "0");
    all.put("SEEDPOST__TRACKERS__ULCX__RATE__REQUESTS", "1000");
    all.putAll(more);
    return all;
  }

  Map<String, String> environment() {
    return environment;
  }

  /** The first run, from which the others learn to start quickly. */
  Process startLearning() throws IOException {
    return start(new ProcessBuilder(command.learning(FireProgram.class, arguments())), Map.of());
  }

  /** The program, which may die at a waypoint or have a wrong clock. */
  Process start(Map<String, String> environment) throws IOException {
    return start(new ProcessBuilder(command.quick(FireProgram.class, arguments())), environment);
  }

  /** The program as it is. */
  Process startWell() throws IOException {
    return start(OwnProgram.command(Main.class, arguments()), Coverage.environment());
  }

  private List<String> arguments() {
    return List.of(
        "--config-dir",
        places().config().toString(),
        "--state-dir",
        places().state().toString(),
        "-vv",
        "serve");
  }

  private Process start(ProcessBuilder builder, Map<String, String> more) throws IOException {
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("SEEDPOST__"));
    List.of("CREDENTIALS_DIRECTORY", "NOTIFY_SOCKET", "DBUS_SESSION_BUS_ADDRESS")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    Process process = builder.start();
    seen(process);
    running.removeIf(old -> !old.isAlive());
    running.add(process);
    return process;
  }

  /** What other programs of this machine can see of it. */
  private void seen(Process process) throws IOException {
    Path shown = Path.of("/proc", Long.toString(process.pid()));
    if (Files.exists(shown.resolve("cmdline"))) {
      new FireWire(folder.resolve("wire/proc"))
          .heard(
              Files.readAllBytes(shown.resolve("cmdline")),
              Files.readAllBytes(shown.resolve("environ")));
    }
  }

  /** Even numbers are albums, odd ones films. */
  void drop(int number) throws IOException {
    boolean album = number % 2 == 0;
    Path made = album ? album(number) : film(number);
    String name = made.getFileName().toString();
    Path place = drop.resolve(name);
    dropped.add(new FireRelease(name, album, place, client));
    Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path album(int number) throws IOException {
    Path made =
        TinyAlbum.write(folder, "Artist " + number, "Record " + number, 2026, 1, 7L * number);
    Files.writeString(made.resolve("seedpost.yaml"), "release-type: Album\n", UTF_8);
    return made;
  }

  private Path film(int number) throws IOException {
    String name = "Film.Number." + number + ".2020.1080p.WEB-DL.H.264-GRP";
    Path made = Files.createDirectories(folder.resolve(name));
    Files.write(made.resolve(name + ".mkv"), new byte[70_000 + number]);
    Files.writeString(
        made.resolve("seedpost.yaml"),
        """
        kind: video
        category: movie
        tmdb: %d
        imdb: tt%07d
        mediainfo: |
          General
          Complete name : Film.mkv
        """
            .formatted(1000 + number, 1000 + number),
        UTF_8);
    return made;
  }

  List<FireRelease> dropped() {
    return dropped;
  }

  Places places() {
    return new Places(folder.resolve("config"), state());
  }

  Path database() {
    return state().resolve("seedpost.db");
  }

  Path state() {
    return folder.resolve("state");
  }

  private Path output() {
    return folder.resolve("daemon.log");
  }

  /** How much the program has said, in bytes. */
  long saidSoFar() throws IOException {
    return Files.exists(output()) ? Files.size(output()) : 0;
  }

  /** What it has said since then. */
  String said(long since) throws IOException {
    if (!Files.exists(output())) {
      return "";
    }
    try (InputStream in = Files.newInputStream(output())) {
      in.skipNBytes(since);
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** Returns when one of them says that it is ready, or when none of them will. */
  void awaitReady(List<Process> processes, long before) throws IOException {
    Instant end = Instant.now().plus(LONGEST_START);
    while (!said(before).contains("is ready")
        && processes.stream().anyMatch(Process::isAlive)
        && processes.stream().noneMatch(FireNode::wasKilled)
        && Instant.now().isBefore(end)) {
      Pauses.sleep(LITTLE, "wait for the program");
    }
  }

  static boolean wasKilled(Process process) {
    return !process.isAlive() && process.exitValue() == FireNode.KILLED;
  }

  /** Nothing is wrong with its client and its ways any more. */
  void honest() {
    client.down(false);
    client.idle(0);
    ways.forEach(FireProxy::honest);
  }

  void killAll() {
    running.forEach(process -> process.destroyForcibly().onExit().join());
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(hook);
    killAll();
    for (FireProxy way : ways) {
      way.close();
    }
  }
}
