package dev.seedpost.app;

import dev.seedpost.audit.Deed;
import dev.seedpost.audit.Subject;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.intake.Completions;
import dev.seedpost.intake.Reception;
import dev.seedpost.intake.WatchFolders;
import dev.seedpost.intake.WatchSettings;
import dev.seedpost.queue.Housekeeping;
import dev.seedpost.schedule.Clockwork;
import dev.seedpost.schedule.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
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
  private final Consumer<String> logLevel;

  /** Empty to stop, else what to go on with. */
  private final BlockingQueue<Optional<Loaded>> told = new LinkedBlockingQueue<>();

  /**
   * A daemon that does nothing yet.
   *
   * @param files an engine over the configuration, rules and definitions as they are now
   * @param logLevel sets what the configuration says of the log
   */
  Daemon(Supplier<Engine> files, SystemdNotify systemd, Consumer<String> logLevel) {
    this.files = files;
    this.systemd = systemd;
    this.logLevel = logLevel;
  }

  /** Runs until the JVM is told to end. The caller holds the instance lock. */
  void run() {
    CountDownLatch ended = new CountDownLatch(1);
    Loaded loaded = Loaded.of(files.get());
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ended), "stop"));
      Optional<Loaded> next = serve(loaded);
      while (next.isPresent()) {
        loaded.close();
        loaded = next.get();
        next = serve(loaded);
      }
    } finally {
      loaded.close();
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

  /** Works until it is told what comes next. */
  private Optional<Loaded> serve(Loaded loaded) {
    Engine engine = loaded.engine();
    logLevel.accept(engine.stores().settings().logLevel());
    firstLook(loaded.folders());
    Drains drains = Drains.of(engine);
    try (Clockwork clockwork =
        Clockwork.start(
            tasks(loaded, drains),
            engine.stores().database().shared().map(SharedConnections::new))) {
      loaded.folders().onChange(() -> clockwork.wake(WATCH));
      drains.onWork(clockwork::wake);
      log.info("Seedpost is ready: {}", summary(engine));
      systemd.ready(summary(engine));
      Optional<Loaded> next = told.take();
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

  /**
   * What lies there before this moment was there before the first start; what comes is new. A
   * former set has stopped by now: of a folder that has moved each would take the other's first
   * look for its own.
   */
  private static void firstLook(WatchFolders folders) {
    try {
      folders.scan();
    } catch (FailureException e) {
      log.warn("{}; the watched folders are looked at again soon", e.failure().message());
    }
  }

  /**
   * Goes on with the files as they are now.
   *
   * @throws FailureException if they are wrong, and then this daemon goes on as before
   */
  private void takeUp(WatchFolders before) {
    Loaded next = Loaded.of(files.get());
    List<Path> unreadable = new ArrayList<>(next.folders().unreadable());
    // One that is away for now keeps nobody from changing something else.
    unreadable.removeAll(before.unreadable());
    if (!unreadable.isEmpty()) {
      next.close();
      throw new FailureException(
          FailureKind.CONFIG,
          "look at the watched folder " + unreadable.getFirst(),
          "it cannot be read; check that it is there and its permissions");
    }
    log.info("Seedpost takes up the new configuration");
    told.add(Optional.of(next));
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

  private List<Task> tasks(Loaded loaded, Drains drains) {
    Engine engine = loaded.engine();
    WatchFolders folders = loaded.folders();
    Stores stores = engine.stores();
    Reloads reloads = new Reloads(stores.database(), Installation.id(stores.places()));
    List<Task> tasks = new ArrayList<>(drains.tasks());
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
        new Task("finished", Duration.ofSeconds(2), () -> reception.receive(completions.hooked())));
    tasks.add(
        new Task("reload", Duration.ofSeconds(2), () -> reloads.attend(() -> takeUp(folders))));
    Housekeeping housekeeping = new Housekeeping(stores.database(), stores.clock());
    tasks.add(new Task("housekeeping", Duration.ofHours(1), housekeeping::tidyUp).forAllNodes());
    tasks.add(new Task("old credentials", Duration.ofHours(1), () -> forgetPrevious(stores)));
    Heartbeat heartbeat = new Heartbeat(stores, systemd, summary(engine));
    tasks.add(new Task("heartbeat", heartbeat(), heartbeat::beat));
    return tasks;
  }

  private static void forgetPrevious(Stores stores) {
    if (stores.vault().forgetPrevious()) {
      stores.auditor().changed(Deed.REMOVED, Subject.NONE, "kept for its undo time");
    }
  }

  private Duration heartbeat() {
    return systemd.watchdogTime().map(time -> time.dividedBy(2)).orElse(Duration.ofSeconds(10));
  }
}
