package dev.seedpost.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the faults of a plan, each at its time, and counts them. */
final class FireFaults {
  private static final String DOING = "make a fault";

  private final FireStage stage;
  private final Map<FireFault.Kind, Integer> made = new EnumMap<>(FireFault.Kind.class);
  private final List<Future<?>> running = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger ballasts = new AtomicInteger();

  FireFaults(FireStage stage) {
    this.stage = stage;
  }

  /** Lets faults happen from now on; they may outlive the program. */
  void make(List<FireFault> faults) {
    for (FireFault fault : faults) {
      if (fault.kind() == FireFault.Kind.DISK_FULL && !stage.smallDisk) {
        continue;
      }
      made.merge(fault.kind(), 1, Integer::sum);
      running.add(
          threads.submit(() -> {
            Pauses.sleep(fault.at(), DOING);
            happen(fault);
            return fault;
          }));
    }
  }

  private void happen(FireFault fault) throws IOException {
    FireSite site = stage.sites.get(fault.site());
    switch (fault.kind()) {
      case LIE -> site.tracker.lie(fault.lie().orElseThrow());
      case RESET_BEFORE_BODY, RESET_IN_BODY, RESET_AFTER_BODY, LATE_REPLY, LOOK_LOST ->
          site.proxy.next(fault.kind());
      case SITE_GONE -> during(fault.lasts(), site.proxy::gone);
      case SITE_DOWN -> during(fault.lasts(), site.tracker::down);
      case ANNOUNCES_REFUSED -> site.tracker.refuseAnnounces(2);
      case CLIENT_DOWN -> during(fault.lasts(), stage.client::down);
      case CLIENT_IDLE -> stage.client.idle(2);
      case DISK_FULL -> fill(fault.lasts());
      case DATABASE_LOCKED -> lock(fault.lasts());
    }
  }

  private interface Switch {
    void set(boolean on);
  }

  private static void during(Duration time, Switch fault) {
    fault.set(true);
    Pauses.sleep(time, DOING);
    fault.set(false);
  }

  private void fill(Duration time) throws IOException {
    Path ballast = stage.state().resolve("ballast-" + ballasts.incrementAndGet());
    try (OutputStream out = Files.newOutputStream(ballast)) {
      for (int size = 1 << 20; size > 0; size = size >> 1) {
        fillWith(new byte[size], out);
      }
    } finally {
      Pauses.sleep(time, DOING);
      Files.delete(ballast);
    }
  }

  private static void fillWith(byte[] some, OutputStream out) {
    try {
      while (true) {
        out.write(some);
      }
    } catch (IOException full) {
      // So it should be.
    }
  }

  private void lock(Duration time) {
    String url = "jdbc:sqlite:" + stage.database() + "?busy_timeout=5000";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("begin immediate");
      Pauses.sleep(time, DOING);
      statement.execute("rollback");
    } catch (SQLException fullOrLocked) {
      // Two faults at once: then the other one is there.
    }
  }

  /** Ends whatever goes on. */
  void stop() throws InterruptedException {
    for (Future<?> fault : running) {
      try {
        fault.get();
      } catch (ExecutionException e) {
        throw new AssertionError("the bench could not make a fault", e.getCause());
      }
    }
    running.clear();
    threads.close();
    stage.client.down(false);
    stage.client.idle(0);
    stage.sites.forEach(FireSite::honest);
  }

  @Override
  public String toString() {
    return made.toString();
  }
}
