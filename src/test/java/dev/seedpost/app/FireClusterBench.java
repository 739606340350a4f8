package dev.seedpost.app;

import dev.seedpost.app.FireClusterPlan.Kind;
import dev.seedpost.app.FireClusterPlan.Turn;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.upload.Waypoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;

/**
 * Three nodes on one database under fire: each is killed, paused and cut off, by one seed, while
 * the others go on or suffer something themselves. In the end the sites count.
 */
final class FireClusterBench {
  private static final Duration LOOK = Duration.ofMillis(300);
  private static final Duration LONGEST_INTAKE = Duration.ofSeconds(60);
  private static final Duration LITTLE = Duration.ofMillis(20);

  private final FireClusterPlan plan;
  private final FireCluster cluster;
  private final FireFaults faults;
  private final ReadWriteLock time = new ReentrantReadWriteLock(true);
  private final Instant start = Instant.now();
  private long leftByDead;

  private FireClusterBench(FireClusterPlan plan, FireCluster cluster) {
    this.plan = plan;
    this.cluster = cluster;
    this.faults = new FireFaults(cluster.nodes(), false);
  }

  /** Runs it from outside of a test: seed and number of disturbances. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Folders.temporary("seedpost-fire-");
    FireClusterPlan plan =
        FireClusterPlan.of(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
    FireBench.Result result = run(plan, folder);
    System.out.println(result.table());
    result.mistakes().forEach(System.out::println);
    System.exit(result.mistakes().isEmpty() ? 0 : 1);
  }

  static FireBench.Result run(FireClusterPlan plan, Path folder) throws Exception {
    System.out.println(
        "FireClusterBench: seed " + plan.seed() + ", " + plan.turns().size() + " disturbances");
    try (FireCluster cluster = new FireCluster(folder)) {
      return new FireClusterBench(plan, cluster).run();
    }
  }

  private FireBench.Result run() throws Exception {
    learn();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> lives = new ArrayList<>();
      for (int i = 0; i < FireClusterPlan.NODES; i++) {
        int number = i;
        lives.add(threads.submit((Callable<Void>) () -> live(number)));
      }
      for (Future<?> life : lives) {
        while (life.state() == Future.State.RUNNING) {
          cluster.hurry();
          Pauses.sleep(LOOK, "let another try be due");
        }
        life.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
    faults.stop();
    return settle(Duration.ofSeconds(120 + plan.turns().size()));
  }

  /** The programs learn to start quickly, with an upload of each kind. */
  private void learn() throws IOException, InterruptedException {
    FireNode first = cluster.nodes().getFirst();
    first.drop(plan.drops());
    first.drop(plan.drops() + 1);
    Process learning = first.startLearning();
    first.awaitReady(List.of(learning), 0);
    Pauses.sleep(Duration.ofSeconds(3), "wait for an upload of each kind");
    learning.destroy();
    learning.waitFor();
  }

  private Void live(int number) throws IOException, InterruptedException {
    FireMember member = cluster.members.get(number);
    member.start();
    for (Turn turn : plan.turns()) {
      if (turn.node() == number) {
        faults.make(member.node, turn.faults());
        if (turn.hurried()) {
          timePasses();
        }
        suffer(member, turn);
      }
    }
    return null;
  }

  /** What is paused holds time up: its request may still be on its way. */
  private void suffer(FireMember member, Turn turn) throws IOException, InterruptedException {
    if (turn.kind() == Kind.PAUSE || turn.kind() == Kind.PAUSE_AT) {
      time.readLock().lock();
      try {
        member.suffer(turn);
      } finally {
        time.readLock().unlock();
      }
    } else {
      member.suffer(turn);
    }
  }

  private void timePasses() {
    time.writeLock().lock();
    try {
      cluster.timePasses();
    } finally {
      time.writeLock().unlock();
    }
  }

  private FireBench.Result settle(Duration limit) throws IOException, InterruptedException {
    cluster.members.forEach(FireMember::reconnect);
    List<FireMember> alive = new ArrayList<>(cluster.members);
    for (FireMember member : alive) {
      member.start();
    }
    try (FirePerson person = new FirePerson(alive.get(1).node);
        FirePerson third = new FirePerson(alive.getLast().node)) {
      if (plan.firstDies()) {
        dieForGood(alive.removeFirst(), person);
      }
      Instant end = Instant.now().plus(limit);
      while (!person.sees(cluster.dropped()) && Instant.now().isBefore(end)) {
        person.help();
        third.help();
        timePasses();
        Pauses.sleep(LOOK, "wait for the end");
      }
      for (FireMember member : alive) {
        member.kill();
      }
      FireCount count = FireCount.of(cluster.sites, cluster.dropped(), person);
      List<String> mistakes = new ArrayList<>(count.mistakes());
      cluster.members.forEach(member -> mistakes.addAll(member.mistakes));
      cluster.sites.stream()
          .filter(site -> site.again() > 0)
          .map(site -> site.id + ": " + site.again() + " uploads that it had already\n")
          .forEach(mistakes::add);
      return new FireBench.Result(
          table(count, List.of(person, third)), plan.turns().size(), mistakes);
    }
  }

  /** It dies with work under way; what it was given has been taken in. */
  private void dieForGood(FireMember first, FirePerson person)
      throws IOException, InterruptedException {
    first.node.drop(plan.drops() + 2);
    first.node.drop(plan.drops() + 3);
    Set<String> names =
        first.node.dropped().stream().map(FireNode.FireRelease::name).collect(Collectors.toSet());
    Instant end = Instant.now().plus(LONGEST_INTAKE);
    while (!taken(person).containsAll(names)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("it does not take all in: " + first.node.said(0));
      }
      Pauses.sleep(LITTLE, "wait until it has taken all in");
    }
    first.kill();
    leftByDead =
        person.items().stream()
            .filter(item -> names.contains(item.name()) && item.state() != ItemState.SEEDING)
            .count();
  }

  private static Set<String> taken(FirePerson person) {
    return person.items().stream().map(QueueItem::name).collect(Collectors.toSet());
  }

  private int leasesLost() throws IOException {
    int lost = 0;
    for (FireNode node : cluster.nodes()) {
      lost += node.said(0).split("silent for too long", -1).length - 1;
    }
    return lost;
  }

  private String table(FireCount count, List<FirePerson> persons) throws IOException {
    Map<Kind, Integer> made = new EnumMap<>(Kind.class);
    Map<Waypoint, Integer> reached = new EnumMap<>(Waypoint.class);
    for (FireMember member : cluster.members) {
      member.made.forEach((kind, times) -> made.merge(kind, times, Integer::sum));
      member.reached.forEach((at, times) -> reached.merge(at, times, Integer::sum));
    }
    return "seed "
        + plan.seed()
        + ": three nodes on PostgreSQL, "
        + plan.turns().size()
        + " disturbances "
        + made
        + ", at named steps "
        + reached
        + (plan.firstDies()
            ? ", the first node dead for good with " + leftByDead + " uploads unfinished"
            : "")
        + "\nfaults "
        + faults
        + "\nleases lost "
        + leasesLost()
        + ", commits lost "
        + cluster.members.stream().mapToInt(member -> member.line.lost()).sum()
        + ", ended by itself "
        + cluster.members.stream().mapToInt(member -> member.endedAlone).sum()
        + ", helped by a person "
        + persons
        + ", "
        + Duration.between(start, Instant.now()).toSeconds()
        + " s\n"
        + count;
  }
}
