package dev.seedpost.app;

import dev.seedpost.intake.Completions;
import dev.seedpost.intake.Reception;
import dev.seedpost.intake.WatchFolders;
import dev.seedpost.intake.WatchSettings;
import dev.seedpost.queue.ItemState;
import dev.seedpost.schedule.Clockwork;
import dev.seedpost.schedule.Task;
import dev.seedpost.tracker.Definition;
import dev.seedpost.upload.Uploader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service: watches, polls, drains, until it is told to stop. */
final class Daemon {
  private static final Logger log = LoggerFactory.getLogger(Daemon.class);

  /** How long running work may finish by itself after SIGTERM; systemd gives 20 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  private static final String WATCH = "watch";

  private final Stores stores;
  private final Engine engine;
  private final SystemdNotify systemd;

  Daemon(Stores stores, Engine engine, SystemdNotify systemd) {
    this.stores = stores;
    this.engine = engine;
    this.systemd = systemd;
  }

  /** Runs until the JVM is told to end. The caller holds the instance lock. */
  void run() {
    // Everything that can be wrong with the configuration is said before anything starts.
    engine
        .definitions()
        .problems()
        .forEach(problem -> log.error("A tracker is left out until this is mended: {}", problem));
    engine
        .sites()
        .disabled()
        .forEach((id, why) -> log.error("{} is disabled, the others go on: {}", id, why));
    engine.rules();
    stores.vault();
    stores.database();
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    Thread stop =
        new Thread(
            () -> {
              told.countDown();
              awaitQuietly(ended);
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try (WatchFolders folders = firstLook();
        Clockwork clockwork = Clockwork.start(tasks(folders))) {
      folders.onChange(() -> clockwork.wake(WATCH));
      log.info("Seedpost is ready: {}", summary());
      systemd.ready(summary());
      awaitQuietly(told);
      systemd.stopping();
      log.info("Seedpost is stopping");
      if (!clockwork.stop(PATIENCE)) {
        log.warn("Work was interrupted; what it was about is settled with the next start");
      }
    } finally {
      stores.close();
      log.info("Seedpost has stopped");
      ended.countDown();
    }
  }

  /** What lies there before this moment was there before the first start; what comes is new. */
  private WatchFolders firstLook() {
    WatchFolders folders = engine.watchFolders();
    folders.scan();
    return folders;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String summary() {
    return "watching "
        + stores.settings().watches().size()
        + " folders, trackers "
        + String.join(", ", engine.sites().all().stream().map(d -> d.id().id()).toList())
        + (engine.sites().disabled().isEmpty()
            ? ""
            : ", disabled " + engine.sites().disabled().keySet())
        + ", "
        + engine.rules().ruleNames().size()
        + " rules";
  }

  private List<Task> tasks(WatchFolders folders) {
    List<Task> tasks = new ArrayList<>(drains(engine));
    Completions completions = engine.completions();
    Reception reception = engine.reception(completions);
    if (!stores.settings().watches().isEmpty()) {
      Duration rescan =
          stores.settings().watches().stream()
              .map(WatchSettings::rescan)
              .min(Duration::compareTo)
              .orElseThrow();
      tasks.add(
          new Task(WATCH, rescan, () -> reception.receive(folders.scan(), folders::unchanged)));
    }
    tasks.add(
        new Task(
            "completed",
            stores.settings().completed().every(),
            () -> reception.receive(completions.poll())));
    tasks.add(
        new Task("finished", Duration.ofSeconds(1), () -> reception.receive(completions.hooked())));
    tasks.add(new Task("heartbeat", heartbeat(), this::beat));
    return tasks;
  }

  private Duration heartbeat() {
    return systemd.watchdogTime().map(time -> time.dividedBy(2)).orElse(Duration.ofSeconds(10));
  }

  private void beat() {
    systemd.watchdog();
    Map<ItemState, Integer> counts = stores.queue().counts();
    systemd.status(counts.isEmpty() ? summary() : "items: " + counts);
  }

  /** A drain per tracker: they never wait for each other. */
  static List<Task> drains(Engine engine) {
    Uploader uploader = engine.uploader();
    return engine.sites().all().stream()
        .map(Definition::id)
        .map(id ->
            new Task(
                "drain-" + id,
                Duration.ofMillis(500),
                () -> {
                  while (!Thread.currentThread().isInterrupted() && uploader.advance(id)) {
                    // On to the next step or item.
                  }
                }))
        .toList();
  }
}
