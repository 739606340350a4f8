package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.credentials.Vault;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Http;
import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.practice.ThrowawayQbittorrent;
import dev.seedpost.qbittorrent.ClientSettings;
import dev.seedpost.qbittorrent.PathMap;
import dev.seedpost.qbittorrent.Qbittorrent;
import dev.seedpost.qbittorrent.WebQbittorrent;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the demo plays on: two practice sites, a throw-away qBittorrent, and a daemon with folders
 * of its own.
 */
final class DemoStage implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Path folder;
  private final PracticeTracker red;
  private final PracticeTracker ops;
  private final ThrowawayQbittorrent qbittorrent;
  private final Qbittorrent client;
  private final Thread hook = new Thread(this::abandon, "end-demo");
  private volatile Optional<Process> daemon = Optional.empty();

  private DemoStage(
      Path folder,
      PracticeTracker red,
      PracticeTracker ops,
      ThrowawayQbittorrent qbittorrent,
      InstantSource clock) {
    this.folder = folder;
    this.red = red;
    this.ops = ops;
    this.qbittorrent = qbittorrent;
    client =
        new WebQbittorrent(
            new Http("Seedpost-demo", new SecretMask(), clock),
            new ClientSettings(qbittorrent.url(), qbittorrent.username(), PathMap.NONE),
            Optional.of(qbittorrent.password()),
            clock);
  }

  /** Starts the sites and qBittorrent and writes the daemon's configuration and secrets. */
  static DemoStage set(Path folder, Path program, InstantSource clock) {
    PracticeTracker red = new PracticeTracker(Dialect.RED);
    PracticeTracker ops = new PracticeTracker(Dialect.OPS);
    DemoStage stage;
    try {
      stage =
          new DemoStage(
              folder,
              red,
              ops,
              ThrowawayQbittorrent.start(program, folder.resolve("qbittorrent")),
              clock);
    } catch (RuntimeException e) {
      red.close();
      ops.close();
      throw e;
    }
    Runtime.getRuntime().addShutdownHook(stage.hook);
    try {
      stage.configure();
      return stage;
    } catch (RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  private void configure() {
    try {
      Files.createDirectories(drop());
      Files.createDirectories(config().resolve("rules"));
      Files.createDirectories(state());
      Files.writeString(config().resolve("seedpost.yaml"), configuration(), UTF_8);
      FirstFiles.copy("/rules/music.yaml", config().resolve("rules/music.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Vault vault = Vaults.make(new Places(config(), state()));
    vault.set("red-api-key", red.apiKey());
    vault.set("red-announce-url", red.announceUrl());
    vault.set("ops-api-key", ops.apiKey());
    vault.set("ops-announce-url", ops.announceUrl());
    vault.set(Engine.CLIENT_PASSWORD, clientPassword());
  }

  private String configuration() {
    return """
    version: 1
    qbittorrent:
      url: %s
      username: %s
    watch:
      - name: drop
        path: %s
        settle: 1s
        rescan: 1s
        existing: process
    rules: rules
    trackers:
      red: { url: "%s", announce-hosts: [127.0.0.1] }
      ops: { url: "%s", announce-hosts: [127.0.0.1] }
    """
        .formatted(qbittorrent.url(), qbittorrent.username(), drop(), red.url(), ops.url());
  }

  /** Starts a daemon in a process of its own and waits until it says that it is ready. */
  void startDaemon() {
    startDaemon(Main.class, Map.of());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!daemonOutput().contains("is ready")) {
      daemonMustLive();
      if (System.nanoTime() > end) {
        throw new FailureException(
            FailureKind.TRANSIENT,
            "start the daemon",
            "it was not ready within 60 s:\n" + daemonOutput());
      }
      Pauses.sleep(LOOK, "start the daemon");
    }
  }

  /**
   * Starts a daemon in a process of its own.
   *
   * @param main the program to run
   * @param environment further variables
   * @param options further options
   */
  Process startDaemon(Class<?> main, Map<String, String> environment, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(
        List.of("--config-dir", config().toString(), "--state-dir", state().toString(), "serve"));
    ProcessBuilder builder = OwnProgram.command(main, arguments);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    // Nothing of the user's own installation is used.
    builder.environment().keySet().removeIf(name -> name.startsWith("SEEDPOST__"));
    builder.environment().remove("CREDENTIALS_DIRECTORY");
    builder.environment().remove("NOTIFY_SOCKET");
    builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      daemon = Optional.of(process);
      return process;
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.CONFIG, "start the daemon", String.valueOf(e.getMessage()), e);
    }
  }

  void daemonMustLive() {
    daemon
        .filter(process -> !process.isAlive())
        .ifPresent(process -> {
          throw new FailureException(
              FailureKind.BUG,
              "keep the daemon running",
              "it ended with code " + process.exitValue() + ":\n" + daemonOutput());
        });
  }

  /** The last lines that the daemon wrote. */
  String daemonOutput() {
    try {
      return Files.exists(output()) ? Files.readString(output(), UTF_8) : "";
    } catch (IOException e) {
      return "(its output cannot be read: " + e.getMessage() + ")";
    }
  }

  private Path output() {
    return folder.resolve("daemon.log");
  }

  Path folder() {
    return folder;
  }

  Path drop() {
    return folder.resolve("drop");
  }

  Path state() {
    return folder.resolve("state");
  }

  private Path config() {
    return folder.resolve("config");
  }

  PracticeTracker red() {
    return red;
  }

  PracticeTracker ops() {
    return ops;
  }

  Qbittorrent client() {
    return client;
  }

  Secret clientPassword() {
    return qbittorrent.password();
  }

  URI clientUrl() {
    return qbittorrent.url();
  }

  /** After Ctrl-C: nothing is left running and nothing lying about. */
  private void abandon() {
    daemon.ifPresent(Process::destroyForcibly);
    qbittorrent.kill();
    Folders.delete(folder);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down, and the hook does it.
      return;
    }
    daemon.ifPresent(OwnProgram::end);
    // Its profile is thrown away: nothing in it has to be kept.
    qbittorrent.kill();
    qbittorrent.close();
    red.close();
    ops.close();
  }
}
