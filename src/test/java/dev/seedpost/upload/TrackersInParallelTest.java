package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seedpost.content.Content;
import dev.seedpost.database.Backend;
import dev.seedpost.database.Database;
import dev.seedpost.inject.Injector;
import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.Lie;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.NewItem;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.schedule.Clockwork;
import dev.seedpost.schedule.Task;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.TrackerId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten contents for five trackers, over the wire: one hangs, one asks for a pause, three work. */
@ParameterizedClass
@EnumSource(Backend.class)
class TrackersInParallelTest {
  private static final int CONTENTS = 10;
  private static final InstantSource CLOCK = InstantSource.system();

  @Parameter private Backend backend;
  @TempDir private Path folder;
  private final PracticeSite hanging = site(Dialect.RED, "hanging");
  private final PracticeSite limited = site(Dialect.UNIT3D, "limited");
  private final List<PracticeSite> working =
      List.of(site(Dialect.RED, "one"), site(Dialect.OPS, "two"), site(Dialect.OPS, "three"));
  private final CountDownLatch end = new CountDownLatch(1);
  private Database database;
  private UploadQueue queue;

  private static PracticeSite site(Dialect dialect, String id) {
    return new PracticeSite(
        dialect,
        CLOCK,
        CLOCK,
        shipped ->
            new Definition(
                new TrackerId(id),
                shipped.name(),
                shipped.site(),
                shipped.limits(),
                new Definition.Pace(shipped.pace().rate(), Duration.ZERO, shipped.pace().looks()),
                shipped.form(),
                shipped.policy()));
  }

  private Stream<PracticeSite> sites() {
    return Stream.concat(Stream.of(hanging, limited), working.stream());
  }

  @BeforeEach
  void open() {
    database = backend.open(folder);
    queue = new UploadQueue(database, CLOCK);
  }

  @AfterEach
  void close() {
    end.countDown();
    sites().forEach(PracticeSite::close);
    database.close();
  }

  private Clockwork drains() {
    TorrentStore torrents = new TorrentStore(folder.resolve("torrents"), UploadBench.PLAIN);
    enqueue(torrents);
    Map<TrackerId, Site> open =
        sites().collect(Collectors.toMap(site -> site.definition.id(), PracticeSite::open));
    WorkQueue work = new WorkQueue(database, CLOCK);
    AnnouncingQbittorrent client = new AnnouncingQbittorrent();
    Uploader uploader =
        new Uploader(
            work,
            open::get,
            new Sending(
                work,
                torrents,
                () -> new Injector(client),
                Attempts.UNTOLD,
                Waypoint.Listener.NONE,
                CLOCK),
            new Placing(work, torrents, () -> new Injector(client), Waypoint.Listener.NONE, CLOCK),
            CLOCK);
    return Clockwork.start(
        open.keySet().stream()
            .map(id ->
                new Task(
                    "drain-" + id,
                    Duration.ofMillis(100),
                    () -> {
                      while (uploader.advance(id)) {
                        // On to the next step or item.
                      }
                    }))
            .toList());
  }

  private void enqueue(TorrentStore torrents) {
    List<NewItem> items = new ArrayList<>();
    for (int i = 0; i < CONTENTS; i++) {
      Content content = Items.payload(folder, "Album " + i);
      sites().map(site -> titled(site.ready(content, true))).forEach(items::add);
    }
    items.forEach(item -> torrents.save(item.torrent()));
    assertThat(queue.enqueue(items, false)).allMatch(item -> item.state() == ItemState.PREPARED);
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

  private Map<ItemState, Long> states(PracticeSite site) {
    return queue.list(Set.of(), Optional.of(site.definition.id())).stream()
        .collect(Collectors.groupingBy(QueueItem::state, Collectors.counting()));
  }

  @Test
  void the_others_finish_while_one_hangs_and_one_is_left_alone() {
    CountDownLatch hangs = new CountDownLatch(1);
    hanging.tracker.onUpload(() -> {
      hangs.countDown();
      awaitQuietly(end);
    });
    AtomicInteger untilThePause = new AtomicInteger();
    limited.tracker.lie(Lie.RATE_LIMIT);
    limited.tracker.onUpload(() -> untilThePause.set(limited.tracker.requests()));
    try (Clockwork drains = drains()) {
      await("thirty uploads")
          .atMost(Duration.ofSeconds(50))
          .untilAsserted(() ->
              assertThat(working)
                  .allSatisfy(site ->
                      assertThat(states(site))
                          .isEqualTo(Map.of(ItemState.SEEDING, (long) CONTENTS))));
      assertThat(hangs.getCount()).isZero();
      assertThat(states(hanging))
          .isEqualTo(Map.of(ItemState.SENDING, 1L, ItemState.PREPARED, CONTENTS - 1L));
      assertThat(hanging.tracker.received()).isEqualTo(1);
      assertThat(states(limited)).isEqualTo(Map.of(ItemState.PREPARED, (long) CONTENTS));
      assertThat(limited.tracker.received()).isEqualTo(1);
      assertThat(limited.tracker.requests()).isEqualTo(untilThePause.get());
      end.countDown();
      drains.stop(Duration.ofSeconds(5));
    }
    assertThat(working)
        .allSatisfy(site -> {
          assertThat(site.tracker.received()).isEqualTo(CONTENTS);
          assertThat(site.tracker.uploads().stream().filter(StoredUpload::isOurs))
              .hasSize(CONTENTS);
        });
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
