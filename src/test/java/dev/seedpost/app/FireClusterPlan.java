package dev.seedpost.app;

import dev.seedpost.practice.Lie;
import dev.seedpost.upload.Waypoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All that one seed decides for three nodes on one database.
 *
 * @param firstDies whether the first node is dead for good in the end
 */
record FireClusterPlan(long seed, List<Turn> turns, boolean firstDies) {
  static final int NODES = 3;

  /** What befalls a file on this machine befalls no server. */
  private static final Set<FireFault.Kind> OF_A_FILE =
      EnumSet.of(FireFault.Kind.DISK_FULL, FireFault.Kind.DATABASE_LOCKED);

  /** After these nobody can see that an upload has arrived: then a second one is no mistake. */
  private static final Set<Lie> HIDING = EnumSet.of(Lie.HOLD_BACK, Lie.HOLD_BACK_THEN_CLOSE);

  /** What is done to a node. */
  enum Kind {
    /** SIGKILL at any moment. */
    KILL,
    /** It dies at a waypoint. */
    KILL_AT,
    /** SIGSTOP at any moment, SIGCONT later. */
    PAUSE,
    /** It stops itself at a waypoint, SIGCONT later. */
    PAUSE_AT,
    /** The database does not answer it. */
    DATABASE_SILENT,
    /** The database cannot be reached from it. */
    DATABASE_GONE,
    /** No site can be reached from it. */
    SITES_GONE,
    /** Neither the database nor a site can be reached from it. */
    ALL_GONE,
    /** Its clock jumps by an hour. */
    CLOCK,
    /** Another program starts with its name. */
    TWIN,
    /** A commit does not arrive. */
    COMMIT_LOST,
    /** A commit is done, and its answer is lost. */
    COMMIT_ANSWER_LOST
  }

  /**
   * What is done to one node while the others run, or suffer something themselves.
   *
   * @param at the waypoint, where it is one at a waypoint
   * @param time at which pass of the waypoint, or which of the next commits
   * @param after how long after the node was ready, where it is one at any moment
   * @param lasts how long it goes on
   * @param jump of its clock
   * @param drops the numbers of the releases that are dropped before; even ones are albums
   * @param hurried whether what waits for another try is due
   */
  record Turn(
      int node,
      Kind kind,
      Optional<Waypoint> at,
      int time,
      Duration after,
      Duration lasts,
      Duration jump,
      List<Integer> drops,
      boolean hurried,
      List<FireFault> faults) {}

  static FireClusterPlan of(long seed, int disturbances) {
    Random random = new Random(seed);
    Supplier<Kind> kinds = bag(random, List.of(Kind.values()));
    Supplier<Integer> nodes = bag(random, List.of(0, 1, 2));
    List<Waypoint> waypoints = new ArrayList<>(List.of(Waypoint.values()));
    // Where a second request is nearest.
    waypoints.add(Waypoint.BEFORE_SEND);
    waypoints.add(Waypoint.ANSWERED);
    Supplier<Waypoint> deaths = bag(random, waypoints);
    Supplier<Waypoint> pauses = bag(random, waypoints);
    List<Turn> turns = new ArrayList<>();
    int dropped = 0;
    for (int i = 0; i < disturbances; i++) {
      Kind kind = kinds.get();
      List<Integer> drops = new ArrayList<>();
      for (int n = 1 + random.nextInt(2); n > 0; n--) {
        drops.add(dropped++);
      }
      turns.add(
          new Turn(
              nodes.get(),
              kind,
              kind == Kind.KILL_AT
                  ? Optional.of(deaths.get())
                  : kind == Kind.PAUSE_AT ? Optional.of(pauses.get()) : Optional.empty(),
              commit(kind) ? 1 + random.nextInt(12) : random.nextInt(4) == 0 ? 2 : 1,
              Duration.ofMillis(random.nextInt(2500)),
              // Long enough for another node to take it over, look, and send it.
              kind == Kind.PAUSE_AT ? lasts(random).plusSeconds(4) : lasts(random),
              Duration.ofHours(random.nextBoolean() ? 1 : -1),
              List.copyOf(drops),
              random.nextInt(3) > 0,
              FirePlan.faults(random).stream()
                  .filter(fault -> !OF_A_FILE.contains(fault.kind()))
                  .filter(fault -> fault.lie().filter(HIDING::contains).isEmpty())
                  .toList()));
    }
    return new FireClusterPlan(seed, List.copyOf(turns), random.nextBoolean());
  }

  private static boolean commit(Kind kind) {
    return kind == Kind.COMMIT_LOST || kind == Kind.COMMIT_ANSWER_LOST;
  }

  /** Mostly longer than the lease. */
  private static Duration lasts(Random random) {
    return random.nextInt(4) == 0
        ? Duration.ofMillis(random.nextInt(1000))
        : FireCluster.LEASE.plusMillis(1500 + random.nextInt(3500));
  }

  /** Each of them in any order, then each of them again. */
  private static <T> Supplier<T> bag(Random random, List<T> all) {
    List<T> left = new ArrayList<>();
    return () -> {
      if (left.isEmpty()) {
        left.addAll(all);
        Collections.shuffle(left, random);
      }
      return left.removeLast();
    };
  }

  int drops() {
    return turns.stream().mapToInt(turn -> turn.drops().size()).sum();
  }
}
