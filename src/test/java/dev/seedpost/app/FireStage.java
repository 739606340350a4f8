package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.credentials.Vault;
import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.TinyAlbum;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The sites, the client, and the folders of the program under fire. */
final class FireStage implements AutoCloseable {
  private static final String ROOM = "size=64m";

  final Path folder;
  final List<FireSite> sites = new ArrayList<>();
  final FireClient client;

  /** Whether the state lies on a small disk of its own, which can be filled. */
  final boolean smallDisk;

  private final FireCommand command;
  private final List<Process> running = new CopyOnWriteArrayList<>();
  private final Thread hook = new Thread(this::killAll, "end-fire");
  private final Map<String, FireRelease> dropped = new HashMap<>();

  /** A release that was dropped. */
  record FireRelease(String name, boolean album, Path path) {}

  FireStage(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("drop"));
    Files.createDirectories(folder.resolve("config/rules"));
    Files.createDirectories(state());
    smallDisk = run("mount", "-t", "tmpfs", "-o", ROOM, "tmpfs", state().toString());
    sites.add(new FireSite("red", Dialect.RED));
    sites.add(new FireSite("ops", Dialect.OPS));
    sites.add(new FireSite("ulcx", Dialect.UNIT3D));
    client = new FireClient();
    command = new FireCommand(folder);
    Files.writeString(places().config().resolve("seedpost.yaml"), configuration(), UTF_8);
    Files.writeString(places().config().resolve("rules/fire.yaml"), RULES, UTF_8);
    Vault vault = Vaults.open(places(), Map.of(), new SecretMask());
    for (FireSite site : sites) {
      vault.set(site.id + "-api-key", site.tracker.apiKey());
      vault.set(site.id + "-announce-url", site.tracker.announceUrl());
    }
    Runtime.getRuntime().addShutdownHook(hook);
    vault.set(Engine.CLIENT_PASSWORD, Secret.of(FireClient.PASSWORD));
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
                .formatted(client.url(), FireClient.USER, folder.resolve("drop")));
    for (FireSite site : sites) {
      text.append(
          "  %s: { url: \"%s\", announce-hosts: [127.0.0.1] }\n"
              .formatted(site.id, site.proxy.url()));
    }
    return text.toString();
  }

  /** A site's pace is for sites. */
  static Map<String, String> environment() {
    Map<String, String> all = new HashMap<>(StageBench.QUICK);
    all.put("SEEDPOST__TRACKERS__ULCX__LOOKS", "300ms,300ms,500ms");
    all.put("SEEDPOST__TRACKERS__ULCX__UPLOAD_SPACING", "0");
    all.put("SEEDPOST__TRACKERS__ULCX__RATE__REQUESTS", "1000");
    return all;
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
        "serve");
  }

  private Process start(ProcessBuilder builder, Map<String, String> more) throws IOException {
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("SEEDPOST__"));
    List.of("CREDENTIALS_DIRECTORY", "NOTIFY_SOCKET", "DBUS_SESSION_BUS_ADDRESS")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(environment());
    builder.environment().putAll(more);
    Process process = builder.start();
    running.removeIf(old -> !old.isAlive());
    running.add(process);
    return process;
  }

  /** Even numbers are albums, odd ones films. */
  void drop(int number) throws IOException {
    boolean album = number % 2 == 0;
    Path made = album ? album(number) : film(number);
    String name = made.getFileName().toString();
    Path place = folder.resolve("drop").resolve(name);
    dropped.put(name, new FireRelease(name, album, place));
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
    return dropped.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
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

  private static boolean run(String... command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void killAll() {
    running.forEach(process -> process.destroyForcibly().onExit().join());
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(hook);
    killAll();
    client.close();
    for (FireSite site : sites) {
      site.close();
    }
    if (smallDisk && !run("umount", "-l", state().toString())) {
      throw new IOException("the small disk at " + state() + " cannot be taken away");
    }
  }
}
