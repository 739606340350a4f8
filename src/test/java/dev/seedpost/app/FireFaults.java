package dev.seedpost.app;

import dev.seedpost.practice.PracticeTracker;
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

  private final List<FireNode> nodes;
  private final boolean smallDisk;
  private final Map<FireFault.Kind, Integer> made = new EnumMap<>(FireFault.Kind.class);
  private final List<Future<?>> running = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger ballasts = new AtomicInteger();

  FireFaults(List<FireNode> nodes, boolean smallDisk) {
    this.nodes = nodes;
    this.smallDisk = smallDisk;
  }

  /** Lets faults happen to a node from now on; they may outlive its program. */
  synchronized void make(FireNode node, List<FireFault> faults) {
    for (FireFault fault : faults) {
      if (fault.kind() == FireFault.Kind.DISK_FULL && !smallDisk) {
        continue;
      }
      made.merge(fault.kind(), 1, Integer::sum);
      running.add(
          threads.submit(() -> {
            Pauses.sleep(fault.at(), DOING);
            happen(node, fault);
            return fault;
          }));
    }
  }

  private void happen(FireNode node, FireFault fault) throws IOException {
    PracticeTracker site = node.sites.get(fault.site()).tracker;
    FireProxy way = node.ways.get(fault.site());
    switch (fault.kind()) {
      case LIE -> site.lie(fault.lie().orElseThrow());
      case RESET_BEFORE_BODY, RESET_IN_BODY, RESET_AFTER_BODY, LATE_REPLY, LOOK_LOST ->
          way.next(fault.kind());
      case SITE_GONE -> during(fault.lasts(), way::gone);
      case SITE_DOWN -> during(fault.lasts(), site::down);
      case ANNOUNCES_REFUSED -> site.refuseAnnounces(2);
      case CLIENT_DOWN -> during(fault.lasts(), node.client::down);
      case CLIENT_IDLE -> node.client.idle(2);
      case DISK_FULL -> fill(node, fault.lasts());
      case DATABASE_LOCKED -> lock(node, fault.lasts());
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

  private void fill(FireNode node, Duration time) throws IOException {
    Path ballast = node.state().resolve("ballast-" + ballasts.incrementAndGet());
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

  private static void lock(FireNode node, Duration time) {
    String url = "jdbc:sqlite:" + node.database() + "?busy_timeout=5000";
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
    nodes.forEach(FireNode::honest);
    nodes.getFirst().sites.forEach(FireSite::honest);
  }

  @Override
  public String toString() {
    return made.toString();
  }
}
