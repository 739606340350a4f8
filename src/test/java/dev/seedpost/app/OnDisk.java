package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.cli.CommandLineProgram;
import dev.seedpost.cli.Console;
import dev.seedpost.credentials.Prompt;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.upload.Waypoint;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The assembled program on folders of its own, with a watched folder, no qBittorrent and two sites
 * for uploads by hand, {@code fine} and {@code mine}.
 */
final class OnDisk {
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  /** What the daemon's configurations said of the log, one after the other. */
  final List<String> logLevels = new CopyOnWriteArrayList<>();

  /** What a command left behind. */
  record Run(int code, String out, String err) {}

  OnDisk(Path home) {
    this.home = home;
    setVariable("SEEDPOST__MASTER_KEY", "master");
    use("fine", "mine");
    rules("fine", "mine");
    define("fine.yaml", site("fine"));
    define("mine.yaml", site("mine"));
    write(drop().resolve("Album/notes.txt"), "notes");
  }

  /** A definition without a mistake. */
  static String site(String id) {
    return """
    id: %s
    name: A Site
    family: manual
    url: https://%s.example
    announce-hosts: [%s.example]
    source-flag: SITE
    automation: {policy: allowed, confirmed-by: "its owner"}
    """
        .formatted(id, id, id);
  }

  void use(String... trackers) {
    StringBuilder config =
        new StringBuilder(
            """
            version: 1
            qbittorrent: {url: "http://127.0.0.1:1"}
            watch:
              - {name: drop, path: %s, settle: 1s, rescan: 1s, existing: process}
            trackers:
            """
                .formatted(drop()));
    List.of(trackers).forEach(id -> config.append("  ").append(id).append(": {}\n"));
    write(config(), config.toString());
  }

  void setVariable(String name, String value) {
    environment.put(name, value);
  }

  Path config() {
    return home.resolve("config/seedpost.yaml");
  }

  void rules(String... trackers) {
    write(
        home.resolve("config/rules/rules.yaml"),
        """
        version: 1
        rules:
          - {name: all, match: {source: [drop, command]}, do: {upload: {to: [%s]}}}
        """
            .formatted(String.join(", ", trackers)));
  }

  void define(String file, String text) {
    write(home.resolve("config/trackers").resolve(file), text);
  }

  Path drop() {
    return home.resolve("drop");
  }

  Path album() {
    return drop().resolve("Album");
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The credentials of an installation, used by nobody in particular. */
  static Auditor auditor(Places places, Map<String, String> environment, SecretMask mask) {
    return Auditor.of(
        places,
        Vaults.open(places, environment, mask, Prompt.NOBODY, InstantSource.system()),
        mask,
        InstantSource.system(),
        "test");
  }

  Stores stores() {
    Places places = new Places(home.resolve("config"), home.resolve("state"));
    SecretMask mask = new SecretMask();
    return new Stores(
        places,
        environment,
        auditor(places, environment, mask),
        mask,
        InstantSource.system(),
        false);
  }

  private Program program() {
    return new Program(
        () -> new Engine(stores(), Waypoint.Listener.NONE, "test"), environment, logLevels::add);
  }

  /** Runs a command as a script does. */
  Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new BufferedReader(Reader.nullReader()),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            prompt -> Optional.empty(),
            false);
    int code =
        new CommandLineProgram(console, InstantSource.system(), text -> text)
            .run(arguments, options -> program());
    return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Every item of the queue, beside a daemon or without one. */
  List<QueueItem> items() {
    try (Stores stores = stores()) {
      return stores.queue().list(Set.of(), Optional.empty());
    }
  }

  /** Runs {@code serve} until it is interrupted. */
  Thread serve() {
    return Thread.ofPlatform()
        .name("serve")
        .start(() -> {
          try (Program program = program()) {
            program.serve();
          }
        });
  }
}
