package dev.seedpost.app;

import dev.seedpost.failure.FailureException;
import dev.seedpost.intake.Completions;
import dev.seedpost.intake.Reception;
import dev.seedpost.intake.WatchFolders;
import dev.seedpost.intake.WatchSettings;
import dev.seedpost.queue.Housekeeping;
import dev.seedpost.queue.ItemState;
import dev.seedpost.schedule.Clockwork;
import dev.seedpost.schedule.Task;
import dev.seedpost.tracker.Definition;
import dev.seedpost.upload.Uploader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service: watches, polls, drains, until it is told to stop. */
final class Daemon {
  private static final Logger log = LoggerFactory.getLogger(Daemon.class);

  /** How long running work may finish by itself after SIGTERM; systemd gives 20 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  private static final String WATCH = "watch";

  private final Supplier<Engine> files;
  private final SystemdNotify systemd;

  /** Empty to stop, else what to go on with. */
  private final BlockingQueue<Optional<Engine>> told = new LinkedBlockingQueue<>();

  /**
   * A daemon that does nothing yet.
   *
   * @param files an engine over the configuration, rules and definitions as they are now
   */
  Daemon(Supplier<Engine> files, SystemdNotify systemd) {
    this.files = files;
    this.systemd = systemd;
  }

  /** Runs until the JVM is told to end. The caller holds the instance lock. */
  void run() {
    CountDownLatch ended = new CountDownLatch(1);
    Engine engine = files.get();
    try {
      check(engine);
    } catch (FailureException e) {
      engine.stores().close();
      throw e;
    }
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ended), "stop"));
      Optional<Engine> next = serve(engine);
      while (next.isPresent()) {
        engine.stores().close();
        engine = next.get();
        next = serve(engine);
      }
    } finally {
      engine.stores().close();
      log.info("Seedpost has stopped");
      ended.countDown();
    }
  }

  /** The first signal is obeyed in peace; the second ends the process at once. */
  private void stop(CountDownLatch ended) {
    told.add(Optional.empty());
    try {
      Libc.endAtNextSignal();
    } catch (IOException e) {
      log.warn("A second signal will not end the process sooner: {}", e.getMessage());
    }
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything that can be wrong with the configuration is said before anything starts. */
  private static void check(Engine engine) {
    engine
        .definitions()
        .problems()
        .forEach(problem -> log.error("A tracker is left out until this is mended: {}", problem));
    engine
        .sites()
        .disabled()
        .forEach((id, why) -> log.error("{} is disabled, the others go on: {}", id, why));
    engine.rules();
    engine.stores().vault();
    engine.stores().database();
  }

  /** Works until it is told what comes next. */
  private Optional<Engine> serve(Engine engine) {
    try (WatchFolders folders = firstLook(engine);
        Clockwork clockwork =
            Clockwork.start(
                tasks(engine, folders),
                engine.stores().database().shared().map(SharedConnections::new))) {
      folders.onChange(() -> clockwork.wake(WATCH));
      log.info("Seedpost is ready: {}", summary(engine));
      systemd.ready(summary(engine));
      Optional<Engine> next = told.take();
      if (next.isEmpty()) {
        systemd.stopping();
        log.info("Seedpost is stopping");
      }
      if (!clockwork.stop(PATIENCE)) {
        log.warn("Work was interrupted; what it was about is settled with the next start");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** A new set that is wrong is told of and not used. */
  private void reload(Reloads reloads) {
    Optional<String> asked = reloads.asked();
    if (asked.isEmpty()) {
      return;
    }
    Engine next = files.get();
    try {
      check(next);
    } catch (FailureException e) {
      next.stores().close();
      log.error("Seedpost goes on as before: {}", e.failure().message());
      reloads.answer(asked.get(), new Reloads.Answer(e.failure().message()));
      return;
    }
    log.info("Seedpost takes up the new configuration");
    reloads.answer(asked.get(), new Reloads.Answer(""));
    told.add(Optional.of(next));
  }

  /** What lies there before this moment was there before the first start; what comes is new. */
  private static WatchFolders firstLook(Engine engine) {
    WatchFolders folders = engine.watchFolders();
    folders.scan();
    return folders;
  }

  private static String summary(Engine engine) {
    return "watching "
        + engine.stores().settings().watches().size()
        + " folders, trackers "
        + String.join(", ", engine.sites().all().stream().map(d -> d.id().id()).toList())
        + (engine.sites().disabled().isEmpty()
            ? ""
            : ", disabled " + engine.sites().disabled().keySet())
        + ", "
        + engine.rules().ruleNames().size()
        + " rules";
  }

  private List<Task> tasks(Engine engine, WatchFolders folders) {
    Stores stores = engine.stores();
    Reloads reloads = new Reloads(stores.database());
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
    tasks.add(new Task("reload", Duration.ofSeconds(1), () -> reload(reloads)));
    Housekeeping housekeeping = new Housekeeping(stores.database(), stores.clock());
    tasks.add(new Task("housekeeping", Duration.ofHours(1), housekeeping::tidyUp).forAllNodes());
    tasks.add(new Task("heartbeat", heartbeat(), () -> beat(engine)));
    return tasks;
  }

  private Duration heartbeat() {
    return systemd.watchdogTime().map(time -> time.dividedBy(2)).orElse(Duration.ofSeconds(10));
  }

  private void beat(Engine engine) {
    systemd.watchdog();
    Map<ItemState, Integer> counts = engine.stores().queue().counts();
    systemd.status(counts.isEmpty() ? summary(engine) : "items: " + counts);
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
