package dev.seedpost.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.content.Content;
import dev.seedpost.database.Database;
import dev.seedpost.inject.Injector;
import dev.seedpost.qbittorrent.FakeQbittorrent;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.NewItem;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.Transition;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.secret.Sealer;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.HashProgress;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.torrent.TorrentCreator;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.torrent.TorrentSpec;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.FormDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A worker with a real queue, a site that follows a script, and a fake qBittorrent. */
abstract class UploadBench {
  /** How far time passes while nothing is due. */
  static final Duration STEP = Duration.ofSeconds(5);

  static final Duration SPACING = Duration.ofSeconds(30);
  static final List<Duration> LOOKS =
      List.of(Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5));
  static final Sealer PLAIN =
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

  @TempDir Path folder;
  final MutableClock clock = new MutableClock();
  final ScriptedSite site = new ScriptedSite();
  final FakeQbittorrent client = new FakeQbittorrent();
  UnaryOperator<Definition.Policy> policy = UnaryOperator.identity();
  boolean keepsOurTorrent;
  Database database;
  UploadQueue queue;
  TorrentStore torrents;
  Uploader uploader;
  Waypoint.Listener waypoints = Waypoint.Listener.NONE;
  Attempts attempts = Attempts.UNTOLD;

  Database openDatabase() {
    return Database.open(folder.resolve("queue.db"));
  }

  @BeforeEach
  void open() {
    database = openDatabase();
    queue = new UploadQueue(database, clock);
    torrents = new TorrentStore(folder.resolve("torrents"), PLAIN);
    WorkQueue work = new WorkQueue(database, clock);
    Definition shipped = Definitions.shipped().get(Items.RED).orElseThrow();
    Definition red = shipped.at(new Definition.Pace(shipped.pace().rate(), SPACING, LOOKS));
    Waypoint.Listener listener = waypoint -> waypoints.reached(waypoint);
    uploader =
        new Uploader(
            work,
            tracker -> new Site(following(red), site),
            new Sending(work, torrents, () -> new Injector(client), told(), listener, clock),
            new Placing(work, torrents, () -> new Injector(client), listener, clock),
            clock);
  }

  private Attempts told() {
    return new Attempts() {
      @Override
      public void leaves(QueueItem item) {
        attempts.leaves(item);
      }

      @Override
      public void ended(QueueItem item, String outcome) {
        attempts.ended(item, outcome);
      }
    };
  }

  private Definition following(Definition red) {
    return new Definition(
        red.id(),
        red.name(),
        keepsOurTorrent ? keeping(red.site()) : red.site(),
        red.limits(),
        red.pace(),
        red.form(),
        policy.apply(red.policy()));
  }

  private static Definition.Site keeping(Definition.Site red) {
    return new Definition.Site(
        red.family(),
        red.url(),
        red.announceHosts(),
        red.sourceFlag(),
        red.needs(),
        Map.of("keeps-torrent", "true"),
        red.api());
  }

  @AfterEach
  void close() {
    database.close();
  }

  QueueItem album() {
    return album("Album");
  }

  QueueItem album(String name) {
    Content content = Items.payload(folder, name);
    return queued(content, Items.ready(content, Items.RED).placement());
  }

  QueueItem queued(Content content, Placement placement) {
    return queue.enqueue(List.of(prepared(content, placement)), false).getFirst();
  }

  /** The same payload made ready once more. */
  NewItem prepared(QueueItem item) {
    return prepared(Content.read(Path.of(item.contentPath())), item.placement());
  }

  private NewItem prepared(Content content, Placement placement) {
    TorrentFile torrent = torrent(content);
    torrents.save(torrent);
    NewItem ready = Items.ready(content, Items.RED);
    return new NewItem(
        Items.RED,
        content,
        placement,
        "a rule",
        torrent,
        new FormDraft(ready.draft().fields(), List.of(), List.of()),
        Optional.empty(),
        Map.of());
  }

  static TorrentFile torrent(Content content) {
    return new TorrentCreator()
        .create(
            content,
            List.of(
                new TorrentSpec(
                    PieceLength.ofExponent(15),
                    "RED",
                    Optional.of(
                        AnnounceUrl.of(Secret.of("https://announce.example/passkey/announce"))))),
            HashProgress.NONE)
        .getFirst();
  }

  /**
   * Lets the worker go on, and time pass while nothing is due, until the item rests or the hours
   * are over.
   */
  QueueItem run(QueueItem item, Duration most) {
    Instant end = clock.instant().plus(most);
    while (clock.instant().isBefore(end) && now(item).state().active()) {
      if (!uploader.advance(Items.RED)) {
        clock.advance(STEP);
      }
    }
    return now(item);
  }

  QueueItem now(QueueItem item) {
    return queue.find(item.id()).orElseThrow();
  }

  List<ItemState> states(QueueItem item) {
    return queue.history(item.id()).stream()
        .filter(step -> step.from().filter(step.to()::equals).isEmpty())
        .map(Transition::to)
        .toList();
  }

  void trackerWorks(QueueItem item) {
    client.showTrackers(
        item.infoHash(),
        List.of(new TrackerRow("announce.example", TrackerRow.Status.WORKING, "")));
  }

  /** Lets the worker go on until the item is in a state. */
  void reach(QueueItem item, ItemState state) {
    while (now(item).state() != state) {
      assertThat(uploader.advance(Items.RED)).as("on the way to %s: %s", state, now(item)).isTrue();
    }
  }

  /** A torrent as it would be without its private flag. */
  static TorrentFile publicly(TorrentFile torrent) {
    byte[] flag = "7:privatei1e".getBytes(ISO_8859_1);
    String bytes = new String(torrent.bytes(), ISO_8859_1);
    return TorrentFile.parse(
        bytes.replace(new String(flag, ISO_8859_1), "").getBytes(ISO_8859_1), "a test");
  }
}
