package dev.seedpost.upload;

import dev.seedpost.content.Content;
import dev.seedpost.database.Database;
import dev.seedpost.inject.Injector;
import dev.seedpost.qbittorrent.FakeQbittorrent;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.NewItem;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.TrackerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A queue of so many items on a real database, with fakes behind the seams. */
final class SpeedBench implements AutoCloseable {
  private static final List<TrackerId> TRACKERS = List.of(Items.RED, Items.OPS);

  final Database database;
  private final Path file;
  private final int size;
  private final WorkQueue work;
  private final Uploader uploader;

  /** What a run came to. */
  record Figures(int uploads, long steps, Duration time) {
    double uploadsPerSecond() {
      return uploads * 1e9 / time.toNanos();
    }

    double transitionsPerSecond() {
      return steps * 1e9 / time.toNanos();
    }
  }

  SpeedBench(Path folder, int size) throws IOException {
    this.size = size;
    Files.createDirectories(folder);
    file = folder.resolve("seedpost.db");
    database = Database.open(file);
    InstantSource clock = InstantSource.system();
    UploadQueue queue = new UploadQueue(database, clock);
    work = new WorkQueue(database, clock);
    TorrentStore torrents = new TorrentStore(folder.resolve("torrents"), UploadBench.PLAIN);
    Content content = Items.payload(folder, "Album");
    TorrentFile torrent = UploadBench.torrent(content);
    torrents.save(torrent);
    for (TrackerId tracker : TRACKERS) {
      NewItem ready = Items.ready(content, tracker);
      QueueItem item =
          queue
              .enqueue(
                  List.of(
                      new NewItem(
                          tracker,
                          content,
                          ready.placement(),
                          ready.rule(),
                          torrent,
                          ready.draft(),
                          ready.hold(),
                          ready.answers())),
                  false)
              .getFirst();
      multiply(item, size / TRACKERS.size());
    }
    FakeQbittorrent client = new FakeQbittorrent();
    client.showTrackers(
        torrent.infoHash(),
        List.of(new TrackerRow("announce.example", TrackerRow.Status.WORKING, "")));
    InstantSite site = new InstantSite(torrent);
    Definition shipped = Definitions.shipped().get(Items.RED).orElseThrow();
    Definition definition =
        shipped.at(
            new Definition.Pace(shipped.pace().rate(), Duration.ZERO, shipped.pace().looks()));
    uploader =
        new Uploader(
            work,
            tracker -> new Site(definition, site),
            new Sending(
                work,
                torrents,
                () -> new Injector(client),
                Attempts.UNTOLD,
                Waypoint.Listener.NONE,
                clock),
            new Placing(work, torrents, () -> new Injector(client), Waypoint.Listener.NONE, clock),
            clock);
  }

  /** The same item with other contents' keys, a fifth of them waiting and the others done. */
  private void multiply(QueueItem item, int times) {
    database.write(handle -> {
      String columns =
          "name, content_path, fingerprint, save_path, category, tags, reason, due_at, info_hash,"
              + " rule, form, questions, answers, arrived_at, changed_at";
      return handle.execute(
          "with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)"
              + " insert into item (tracker, content_key, state, position, "
              + columns
              + ") select tracker, printf('%064x', i),"
              + " case when i % 5 < 4 then 'SEEDING' else 'PREPARED' end, position + i, "
              + columns
              + " from item, n where id = ?",
          times - 1,
          item.id());
    });
    database.write(handle ->
        handle.execute(
            "insert into step (item_id, at, to_state, reason)"
                + " select id, arrived_at, state, reason from item where id > ?",
            item.id()));
  }

  long nanosOfClaim() {
    long start = System.nanoTime();
    if (work.next(Items.RED).isEmpty()) {
      throw new IllegalStateException("nothing is due");
    }
    return System.nanoTime() - start;
  }

  double bytesPerItem() throws IOException {
    database.read(handle ->
        handle.createQuery("pragma wal_checkpoint(truncate)").mapTo(Integer.class).list());
    return (double) Files.size(file) / size;
  }

  private long steps() {
    return database.read(
        handle -> handle.createQuery("select max(id) from step").mapTo(Long.class).one());
  }

  private int done() {
    return database.read(handle ->
        handle
            .createQuery("select count(*) from step where to_state = 'SEEDING'")
            .mapTo(Integer.class)
            .one());
  }

  /** So many whole uploads, each tracker on a thread of its own. */
  Figures run(int uploads) throws Exception {
    long steps = steps();
    int done = done();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(TRACKERS.size())) {
      List<Future<?>> running =
          TRACKERS.stream()
              .<Future<?>>map(
                  tracker -> threads.submit(() -> advance(tracker, uploads / TRACKERS.size())))
              .toList();
      for (Future<?> one : running) {
        one.get();
      }
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new Figures(done() - done, steps() - steps, time);
  }

  /** An upload takes five recorded steps: sent, accepted, fetched, injected, seeding. */
  private void advance(TrackerId tracker, int uploads) {
    for (int step = 0; step < uploads * 4; step++) {
      if (!uploader.advance(tracker)) {
        throw new IllegalStateException("nothing is due");
      }
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
