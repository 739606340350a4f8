package dev.seedpost.upload;

import dev.seedpost.content.Content;
import dev.seedpost.database.Database;
import dev.seedpost.inject.Injector;
import dev.seedpost.practice.Dialect;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.NewItem;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.TrackerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Whole uploads with real clients over the wire to two practice sites without limits. */
final class SpeedOverHttp implements AutoCloseable {
  private final Path file;
  private final Database database;
  private final int uploads;
  private final Map<TrackerId, PracticeSite> sites;
  private final Uploader uploader;

  SpeedOverHttp(Path folder, int uploads) throws IOException {
    this.uploads = uploads;
    Files.createDirectories(folder);
    file = folder.resolve("seedpost.db");
    database = Database.open(file);
    InstantSource clock = InstantSource.system();
    sites =
        List.of(Dialect.RED, Dialect.OPS).stream()
            .map(dialect -> new PracticeSite(dialect, clock, clock))
            .collect(Collectors.toMap(site -> site.definition.id(), site -> site));
    WorkQueue work = new WorkQueue(database, clock);
    TorrentStore torrents = new TorrentStore(folder.resolve("torrents"), UploadBench.PLAIN);
    AnnouncingQbittorrent client = new AnnouncingQbittorrent();
    Map<TrackerId, Site> open =
        sites.values().stream()
            .collect(Collectors.toMap(site -> site.definition.id(), SpeedOverHttp::open));
    uploader =
        new Uploader(
            work,
            open::get,
            new Sending(
                work,
                torrents,
                () -> new Injector(client),
                Attempts.UNTOLD,
                Waypoint.Listener.NONE,
                clock),
            new Placing(work, torrents, () -> new Injector(client), Waypoint.Listener.NONE, clock),
            clock);
    List<NewItem> items = new ArrayList<>();
    for (int i = 0; i < uploads / sites.size(); i++) {
      Content content = Items.payload(folder, "Album " + i);
      for (PracticeSite site : sites.values()) {
        NewItem item = site.ready(content, true);
        torrents.save(item.torrent());
        items.add(titled(item));
      }
    }
    new UploadQueue(database, clock).enqueue(items, false);
  }

  /** Albums of one title would be taken for duplicates of each other. */
  private static NewItem titled(NewItem item) {
    List<FormField> fields =
        item.draft().fields().stream()
            .map(field ->
                field.name().equals("title")
                    ? new FormField("title", item.content().name())
                    : field)
            .toList();
    return new NewItem(
        item.tracker(),
        item.content(),
        item.placement(),
        item.rule(),
        item.torrent(),
        new FormDraft(fields, List.of(), List.of()),
        item.hold(),
        item.answers());
  }

  private static Site open(PracticeSite site) {
    Site real = site.open();
    Definition.Pace pace = real.definition().pace();
    return new Site(
        real.definition().at(new Definition.Pace(pace.rate(), Duration.ZERO, pace.looks())),
        real.client());
  }

  SpeedBench.Figures run() throws Exception {
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(sites.size())) {
      List<Future<?>> running =
          sites.keySet().stream()
              .<Future<?>>map(tracker -> threads.submit(() -> advance(tracker)))
              .toList();
      for (Future<?> one : running) {
        one.get();
      }
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    int seeding =
        database.read(handle ->
            handle
                .createQuery("select count(*) from item where state = 'SEEDING'")
                .mapTo(Integer.class)
                .one());
    int stored = sites.values().stream().mapToInt(site -> site.tracker.uploads().size() - 1).sum();
    if (seeding != uploads || stored != uploads) {
      throw new IllegalStateException(seeding + " seed, " + stored + " are stored");
    }
    return new SpeedBench.Figures(seeding, 0, time);
  }

  private void advance(TrackerId tracker) {
    while (left(tracker) > 0) {
      while (uploader.advance(tracker)) {
        // On to the next step or item.
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  private int left(TrackerId tracker) {
    return database.read(handle ->
        handle
            .createQuery("select count(*) from item where tracker = ? and state <> 'SEEDING'")
            .bind(0, tracker.id())
            .mapTo(Integer.class)
            .one());
  }

  double requestsPerUpload() {
    return sites.values().stream().mapToDouble(site -> site.tracker.requests()).sum() / uploads;
  }

  double bytesPerItem() throws IOException {
    database.read(handle ->
        handle.createQuery("pragma wal_checkpoint(truncate)").mapTo(Integer.class).list());
    return (double) Files.size(file) / uploads;
  }

  @Override
  public void close() {
    sites.values().forEach(PracticeSite::close);
    database.close();
  }
}
