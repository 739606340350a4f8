package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.database.Database;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.practice.DebianProgram;
import dev.seedpost.practice.TinyAlbum;
import dev.seedpost.qbittorrent.ClientState;
import dev.seedpost.qbittorrent.Qbittorrent;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Transition;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.torrent.InfoHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * From a dropped folder to a proven seed on two practice sites, with everything real but the sites.
 */
final class Demo {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Consumer<String> say;
  private final InstantSource clock;
  private final Instant start;

  Demo(Consumer<String> say, InstantSource clock) {
    this.say = say;
    this.clock = clock;
    this.start = clock.instant();
  }

  /**
   * Runs the demo and cleans up after itself.
   *
   * @param install whether qbittorrent-nox may be installed if it is missing
   * @throws FailureException with the step that failed
   */
  void run(boolean install) {
    Path program = qbittorrent(install);
    Path folder = Folders.temporary("seedpost-demo-");
    try (DemoStage stage = DemoStage.set(folder, program, clock)) {
      step(
          "two practice sites answer: red at "
              + stage.red().url()
              + ", ops at "
              + stage.ops().url());
      step(
          "a throw-away qBittorrent "
              + stage.client().version()
              + " answers at "
              + stage.clientUrl());
      stage.startDaemon();
      step("the daemon is ready: it watches " + stage.drop() + " with the shipped rules");
      watch(stage);
    } finally {
      Folders.delete(folder);
    }
  }

  private Path qbittorrent(boolean install) {
    DebianProgram qbittorrent = DebianProgram.qbittorrent();
    Optional<Path> there = qbittorrent.find();
    if (there.isPresent()) {
      return there.get();
    }
    if (!qbittorrent.installable() || !install) {
      throw new FailureException(FailureKind.CONFIG, "run the demo", qbittorrent.missingAdvice());
    }
    step("qbittorrent-nox is not here; installing it with apt-get");
    qbittorrent.install(say);
    return qbittorrent
        .find()
        .orElseThrow(() ->
            new FailureException(FailureKind.CONFIG, "run the demo", qbittorrent.missingAdvice()));
  }

  private void watch(DemoStage stage) {
    Path album = drop(stage);
    Instant dropped = clock.instant();
    step("dropped " + album.getFileName());
    try (Database database = Database.open(stage.state().resolve("seedpost.db"))) {
      UploadQueue queue = new UploadQueue(database, clock);
      List<QueueItem> items = follow(stage, queue);
      prove(stage, items);
      times(queue, items, dropped);
    }
    say.accept("");
    say.accept("What to look at next:");
    say.accept("  seedpost config init        writes the configuration and the example rules");
    say.accept(
        "  seedpost secret set NAME    keeps a key encrypted; 'seedpost secret list' says which are"
            + " needed");
    say.accept(
        "  seedpost rules explain DIR  says which rule would take a folder, and why the others"
            + " would not");
    say.accept("  seedpost serve              is what just ran, for real");
  }

  private Path drop(DemoStage stage) {
    Path made = TinyAlbum.write(stage.folder(), "Demo Artist", "First Light", 2026, 3, 42L);
    try {
      // What neither the tags nor the folder's name say.
      Files.writeString(made.resolve("seedpost.yaml"), "release-type: Album\n", UTF_8);
      return Files.move(
          made, stage.drop().resolve(made.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.CONFIG, "drop the album", String.valueOf(e.getMessage()), e);
    }
  }

  /** Prints every step of the items as it is recorded, until both seed. */
  private List<QueueItem> follow(DemoStage stage, UploadQueue queue) {
    Set<String> shown = new HashSet<>();
    Instant end = clock.instant().plus(LIMIT);
    while (clock.instant().isBefore(end)) {
      stage.daemonMustLive();
      List<QueueItem> items = queue.list(Set.of(), Optional.empty());
      for (QueueItem item : items) {
        for (Transition transition : queue.history(item.id())) {
          if (shown.add(transition.toString())) {
            step(item.tracker() + ": " + transition.to() + ", " + transition.reason());
          }
        }
        if (!item.state().active() && item.state() != ItemState.SEEDING) {
          throw new FailureException(
              FailureKind.REJECTED, "seed on " + item.tracker(), item.reason());
        }
      }
      if (items.size() == 2 && items.stream().allMatch(i -> i.state() == ItemState.SEEDING)) {
        return items;
      }
      Pauses.sleep(LOOK, "run the demo");
    }
    throw new FailureException(
        FailureKind.TRANSIENT,
        "finish the demo",
        "the torrents did not seed within "
            + LIMIT.toSeconds()
            + " s; the daemon said:\n"
            + stage.daemonOutput());
  }

  /** Asks qBittorrent itself, not the queue. */
  private void prove(DemoStage stage, List<QueueItem> items) {
    Qbittorrent client = stage.client();
    for (QueueItem item : items) {
      InfoHash hash = item.siteHash().orElseThrow();
      boolean seeds =
          client.find(hash).filter(torrent -> torrent.state() == ClientState.SEED).isPresent();
      boolean works =
          client.trackers(hash).stream().anyMatch(row -> row.status() == TrackerRow.Status.WORKING);
      if (!seeds || !works) {
        throw new FailureException(
            FailureKind.REJECTED,
            "prove the seed on " + item.tracker(),
            "qBittorrent says " + client.find(hash) + ", trackers " + client.trackers(hash));
      }
      step(
          item.tracker()
              + ": qBittorrent itself says complete, seeding, tracker working ("
              + hash
              + ")");
    }
    for (var site : List.of(stage.red(), stage.ops())) {
      if (site.received() != 1) {
        throw new FailureException(
            FailureKind.BUG, "count uploads", site.url() + " received " + site.received());
      }
    }
    step("each site received exactly one upload");
  }

  private void times(UploadQueue queue, List<QueueItem> items, Instant dropped) {
    say.accept("");
    say.accept("How long each step took, in seconds since the drop:");
    for (QueueItem item : items) {
      StringBuilder line = new StringBuilder(String.format("  %-4s", item.tracker()));
      for (Transition step : queue.history(item.id())) {
        if (step.from().filter(step.to()::equals).isEmpty()) {
          line.append(
              String.format("  %s %.1f", step.to(), seconds(Duration.between(dropped, step.at()))));
        }
      }
      say.accept(line.toString());
    }
    Instant last = items.stream().map(QueueItem::changedAt).max(Instant::compareTo).orElse(dropped);
    say.accept(
        String.format(
            "From drop to seeding on both sites: %.1f s",
            seconds(Duration.between(dropped, last))));
  }

  private void step(String what) {
    say.accept(
        String.format("[%5.1f s] %s", seconds(Duration.between(start, clock.instant())), what));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
