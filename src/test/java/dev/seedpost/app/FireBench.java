package dev.seedpost.app;

import dev.seedpost.LeakSearch;
import dev.seedpost.database.Database;
import dev.seedpost.failure.FailureException;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.upload.Waypoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The queue under fire: the real program is killed again and again while sites, client, disk, clock
 * and database fail, all by one seed. In the end the sites count. The seed gives the order of kills
 * and faults again; their exact moments no seed can give.
 */
final class FireBench {
  private static final Duration LOOK = Duration.ofMillis(300);
  private static final Duration LITTLE = Duration.ofMillis(10);

  private static final Duration RESTART = Duration.ofSeconds(1);
  private static final int TRIES = 10;
  private static final Duration USUAL_START = Duration.ofMillis(600);

  private final FirePlan plan;
  private final FireStage stage;
  private final FireFaults faults;
  private final Map<Waypoint, Integer> named = new EnumMap<>(Waypoint.class);
  private long slowness = 100;
  private int random;
  private int jumps;
  private int doubles;
  private int gaveWay;
  private int endedAlone;
  private final Instant start = Instant.now();

  private FireBench(FirePlan plan, FireStage stage) {
    this.plan = plan;
    this.stage = stage;
    this.faults = new FireFaults(List.of(stage.node), stage.smallDisk);
  }

  /**
   * What came of it.
   *
   * @param mistakes every figure that is not as it has to be, with its story
   */
  record Result(String table, int kills, List<String> mistakes) {}

  /** Runs it from outside of a test: seed and number of kills. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Folders.temporary("seedpost-fire-");
    FirePlan plan = FirePlan.of(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
    Result result = run(plan, folder);
    System.out.println(result.table());
    result.mistakes().forEach(System.out::println);
    System.exit(result.mistakes().isEmpty() ? 0 : 1);
  }

  static Result run(FirePlan plan, Path folder) throws IOException, InterruptedException {
    System.out.println("FireBench: seed " + plan.seed() + ", " + plan.lives().size() + " kills");
    try (FireStage stage = new FireStage(folder)) {
      return new FireBench(plan, stage).run();
    }
  }

  private Result run() throws IOException, InterruptedException {
    measure();
    for (FirePlan.Life life : plan.lives()) {
      if (kills() > 0 && kills() % 100 == 0) {
        System.out.println(Instant.now() + ": " + kills() + " kills");
      }
      for (int number : life.drops()) {
        stage.node.drop(number);
      }
      faults.make(stage.node, life.faults());
      int tries = 0;
      while (!live(life)) {
        // It may refuse to run on a full disk, as a service that is started again.
        endedAlone++;
        if (++tries == TRIES) {
          throw new AssertionError("it does not stay alive: " + stage.node.said(0));
        }
        Pauses.sleep(RESTART, "start the program again");
      }
      if (life.hurried()) {
        timePasses();
      }
    }
    faults.stop();
    return settle(Duration.ofSeconds(120 + plan.lives().size() / 4));
  }

  /**
   * Lets the program learn to start quickly, with an upload of each kind, and finds out how slow
   * this machine is today: most kills have to hit real work.
   */
  private void measure() throws IOException, InterruptedException {
    stage.node.drop(plan.drops());
    stage.node.drop(plan.drops() + 1);
    Process learning = stage.node.startLearning();
    stage.node.awaitReady(List.of(learning), 0);
    Pauses.sleep(Duration.ofSeconds(3), "wait for an upload of each kind");
    learning.destroy();
    learning.waitFor();
    long before = stage.node.saidSoFar();
    Instant began = Instant.now();
    Process process = stage.node.start(Map.of());
    stage.node.awaitReady(List.of(process), before);
    process.destroyForcibly().waitFor();
    Duration took = Duration.between(began, Instant.now());
    slowness = Math.clamp(took.dividedBy(USUAL_START.dividedBy(100)), 100, 250);
  }

  private long scaled(Duration time) {
    return time.toMillis() * slowness / 100;
  }

  /** Whether it was killed; else it ended by itself. */
  private boolean live(FirePlan.Life life) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    life.waypoint()
        .ifPresent(at -> {
          environment.put(CrashProgram.AT, at.name());
          environment.put(CrashProgram.TIME, Integer.toString(life.time()));
        });
    if (!life.jump().isZero()) {
      jumps++;
      environment.put(FireProgram.JUMP, life.jump().toString());
      environment.put(FireProgram.JUMP_AFTER, life.jumpAfter().toString());
    }
    List<Process> processes = new ArrayList<>();
    long before = stage.node.saidSoFar();
    for (int i = 0; i < (life.twice() ? 2 : 1); i++) {
      processes.add(stage.node.start(environment));
    }
    if (life.killedAfterReady()) {
      stage.node.awaitReady(processes, before);
    }
    boolean diedThere = diesWithin(scaled(life.killedAfter()), processes);
    boolean killed = false;
    for (Process process : processes) {
      killed |= process.destroyForcibly().waitFor() == FireNode.KILLED;
    }
    if (life.twice()) {
      doubles++;
      gaveWay +=
          processes.stream().anyMatch(process -> process.exitValue() != FireNode.KILLED) ? 1 : 0;
    }
    if (diedThere) {
      named.merge(life.waypoint().orElseThrow(), 1, Integer::sum);
    } else if (killed) {
      random++;
    }
    return killed;
  }

  /** Whether one of them has died at its waypoint; returns early when none is left. */
  private static boolean diesWithin(long millis, List<Process> processes) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      if (processes.stream().anyMatch(FireNode::wasKilled)) {
        return true;
      }
      if (processes.stream().noneMatch(Process::isAlive)) {
        return false;
      }
      Pauses.sleep(LITTLE, "wait for a death");
    }
    return false;
  }

  /** Whatever waits for another try is due when the program starts again. */
  private void timePasses() {
    try (Database database = Database.open(stage.node.database())) {
      timePasses(database);
    } catch (FailureException faulty) {
      // The disk is full or the database locked: time passes later.
    }
  }

  static void timePasses(Database database) {
    InstantSource clock = InstantSource.system();
    UploadQueue queue = new UploadQueue(database, clock);
    queue.hurry();
    queue.list(Set.of(ItemState.UNCERTAIN, ItemState.ACCEPTED), Optional.empty()).stream()
        .filter(item -> item.dueAt().isAfter(clock.instant().plus(LOOK)))
        .forEach(item -> queue.retry(item.id()));
  }

  private Result settle(Duration limit) throws IOException {
    Process process = stage.node.startWell();
    try (FirePerson person = new FirePerson(stage.node)) {
      Instant end = Instant.now().plus(limit);
      while (!person.sees(stage.node.dropped()) && Instant.now().isBefore(end)) {
        if (!process.isAlive()) {
          throw new AssertionError("the program ended: " + stage.node.said(0));
        }
        person.help();
        Pauses.sleep(LOOK, "wait for the end");
      }
      OwnProgram.end(process);
      FireCount count = FireCount.of(stage.sites, stage.node.dropped(), person);
      OwnProgram.end(process);
      LeakSearch leaks = FireLeaks.of(stage.folder, stage.node);
      List<String> mistakes = new ArrayList<>(count.mistakes());
      mistakes.addAll(leaks.hits());
      String trail = person.trail(stage.sites);
      if (!trail.startsWith("audit trail whole")) {
        mistakes.add(trail);
      }
      FireLeaks.unheard(leaks)
          .forEach(
              name -> mistakes.add(name + " was told nobody: the search is for the wrong one"));
      return new Result(table(count, person) + leaks + "\n" + trail + "\n", kills(), mistakes);
    } finally {
      OwnProgram.end(process);
    }
  }

  private int kills() {
    return random + named.values().stream().mapToInt(Integer::intValue).sum();
  }

  private String table(FireCount count, FirePerson person) {
    return "seed "
        + plan.seed()
        + (slowness == 100 ? "" : " (times stretched to " + slowness + " %)")
        + ": "
        + kills()
        + " kills, "
        + random
        + " at random moments, at named steps "
        + named
        + "\nfaults "
        + faults
        + (stage.smallDisk ? "" : ", NOT COVERED: a full disk (no tmpfs may be mounted here)")
        + "\nclock jumps "
        + jumps
        + ", two at once "
        + doubles
        + " ("
        + gaveWay
        + " gave way), ended by itself "
        + endedAlone
        + ", helped by a person "
        + person
        + ", "
        + Duration.between(start, Instant.now()).toSeconds()
        + " s\n"
        + count;
  }
}
