package dev.seedpost.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.MutableClock;
import dev.seedpost.database.Database;
import dev.seedpost.qbittorrent.ClientState;
import dev.seedpost.qbittorrent.ClientTorrent;
import dev.seedpost.qbittorrent.FakeQbittorrent;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Step;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.release.ReleaseReader;
import dev.seedpost.rule.RuleBook;
import dev.seedpost.secret.Sealer;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.TrackerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything between an arrival and the queue, on a real database that outlives a restart. */
final class Wing implements AutoCloseable {
  static final Duration SETTLE = Duration.ofMinutes(2);

  static final String RULES =
      """
      version: 1
      rules:
        - name: dropped
          match: { source: drop }
          do: { upload: { to: [red, ops] } }
        - name: finished
          match: { source: qbittorrent, category: upload }
          do: { upload: { to: [red, ops] } }
        - name: ordered
          match: { source: command }
          do: { upload: { to: [red] } }
      """;

  private static final Sealer PLAIN =
      new Sealer() {
        @Override
        public byte[] seal(byte[] open) {
          return open;
        }

        @Override
        public byte[] open(byte[] sealed) {
          return sealed;
        }
      };

  final MutableClock clock;
  final FakeQbittorrent client;
  final FakeDesk desk;
  final Path drop;
  final UploadQueue queue;
  final WorkQueue work;
  final TorrentStore torrents;
  final HandledTable handled;
  final FinishedTorrents finished;
  final Intake intake;
  final Completions completions;
  final Reception reception;
  final WatchFolders folders;
  private final Path home;
  private final String rules;
  private final ReleaseReader reader;
  private final Database database;

  Wing(Path home, String rules) {
    this(
        home,
        rules,
        new ReleaseReader(),
        new MutableClock(),
        new FakeQbittorrent(),
        new FakeDesk());
  }

  /** Releases are read in a way of their own. */
  Wing(Path home, String rules, ReleaseReader reader) {
    this(home, rules, reader, new MutableClock(), new FakeQbittorrent(), new FakeDesk());
  }

  private Wing(
      Path home,
      String rules,
      ReleaseReader reader,
      MutableClock clock,
      FakeQbittorrent client,
      FakeDesk desk) {
    this.reader = reader;
    this.home = home;
    this.rules = rules;
    this.clock = clock;
    this.client = client;
    this.desk = desk;
    drop = folder(home.resolve("drop"));
    database = Database.open(home.resolve("queue.db"));
    queue = new UploadQueue(database, clock);
    work = new WorkQueue(database, clock);
    torrents = new TorrentStore(home.resolve("torrents"), PLAIN);
    handled = new HandledTable(database, "main");
    finished = new FinishedTorrents(database, "main");
    RuleBook book = book();
    Payloads payloads = new Payloads(() -> client, reader, clock);
    intake = new Intake(() -> book, desk, queue, torrents, payloads);
    CompletionSettings polled =
        new CompletionSettings(Duration.ofSeconds(15), Set.of("upload"), Set.of("up"));
    completions = new Completions(() -> client, polled, handled, finished, queue, clock);
    reception = new Reception(intake, queue, handled, completions, clock);
    WatchSettings watch =
        new WatchSettings(
            "drop", drop, SETTLE, Duration.ofMinutes(1), WatchSettings.Existing.PROCESS, 20);
    folders = new WatchFolders(List.of(watch), handled, clock);
  }

  private RuleBook book() {
    Set<TrackerId> known = new HashSet<>(desk.disabled().keySet());
    desk.all().forEach(definition -> known.add(definition.id()));
    return RuleBook.read(List.of(write(home.resolve("rules.yaml"), rules)), known);
  }

  /** The program starts anew on the same database and disk. */
  Wing restarted() {
    return restarted(rules);
  }

  Wing restarted(String otherRules) {
    close();
    return new Wing(home, otherRules, reader, clock, client, desk);
  }

  @Override
  public void close() {
    folders.close();
    database.close();
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder with one file in the watched folder. */
  Path album(String name) {
    Path album = folder(drop.resolve(name));
    write(album.resolve("notes.txt"), "of " + name);
    return album;
  }

  /** Looks at the watched folder until what is there has stood still, and judges it. */
  void dropSettles() {
    look();
    clock.advance(SETTLE);
    look();
  }

  void look() {
    reception.receive(folders.scan(), folders::unchanged);
  }

  void poll() {
    reception.receive(completions.poll());
  }

  void hook() {
    reception.receive(completions.hooked());
  }

  List<QueueItem> items() {
    return queue.list(Set.of(), Optional.empty());
  }

  QueueItem step(QueueItem item, ItemState... states) {
    QueueItem now = item;
    for (ItemState state : states) {
      now = work.step(now, Step.to(state, "on to " + state, clock.instant())).orElseThrow();
    }
    return now;
  }

  static InfoHash hash(String digit) {
    return new InfoHash(digit.repeat(40));
  }

  /** A torrent of the client that is complete. */
  ClientTorrent torrent(InfoHash hash, Path content, String category, String... tags) {
    return new ClientTorrent(
        hash,
        content.getFileName().toString(),
        ClientState.SEED,
        content.getParent(),
        content,
        category,
        Set.of(tags),
        10,
        0,
        Optional.of(clock.instant()));
  }
}
