package dev.seedpost.app;

import dev.seedpost.app.FireFault.Kind;
import dev.seedpost.practice.Lie;
import dev.seedpost.upload.Waypoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** All that one seed decides: what is dropped when, what goes wrong, and how the program dies. */
record FirePlan(long seed, List<Life> lives) {
  static final int SITES = 3;
  static final int UNIT3D = 2;

  /** How many releases a life that is killed by the clock begins with. */
  private static final int[] DROPS = {1, 1, 1, 2, 0};

  private static final List<Kind> STATES =
      Arrays.stream(Kind.values()).filter(kind -> kind != Kind.LIE).toList();

  /**
   * One life of the program.
   *
   * @param drops the numbers of the releases that are dropped at its start; even ones are albums
   * @param waypoint where it dies by itself; empty for a kill by the clock
   * @param time at which pass of the waypoint
   * @param killedAfterReady whether that time begins when it is ready, not with its start
   * @param killedAfter when it is killed, unless it died before
   * @param jump by how much its clock jumps
   * @param jumpAfter when it does
   * @param hurried whether time has passed since the life before: what waits is due
   * @param twice whether two are started at once
   */
  record Life(
      List<Integer> drops,
      Optional<Waypoint> waypoint,
      int time,
      boolean killedAfterReady,
      Duration killedAfter,
      Duration jump,
      Duration jumpAfter,
      boolean hurried,
      boolean twice,
      List<FireFault> faults) {}

  static FirePlan of(long seed, int kills) {
    Random random = new Random(seed);
    List<Life> lives = new ArrayList<>();
    List<Waypoint> waypoints = new ArrayList<>();
    int dropped = 0;
    for (int i = 0; i < kills; i++) {
      if (waypoints.isEmpty()) {
        waypoints.addAll(List.of(Waypoint.values()));
        Collections.shuffle(waypoints, random);
      }
      boolean named = i % 2 == 0;
      List<Integer> drops = new ArrayList<>();
      for (int n = named ? 1 : DROPS[random.nextInt(DROPS.length)]; n > 0; n--) {
        drops.add(dropped++);
      }
      boolean jumps = random.nextInt(6) == 0;
      lives.add(
          new Life(
              List.copyOf(drops),
              named ? Optional.of(waypoints.removeLast()) : Optional.empty(),
              random.nextInt(4) == 0 ? 2 : 1,
              named || random.nextInt(4) > 0,
              Duration.ofMillis(named ? 1800 : random.nextInt(1500)),
              jumps ? Duration.ofHours(random.nextBoolean() ? 1 : -1) : Duration.ZERO,
              Duration.ofMillis(random.nextBoolean() ? 0 : 800 + random.nextInt(1500)),
              random.nextInt(3) > 0,
              random.nextInt(8) == 0,
              faults(random)));
    }
    return new FirePlan(seed, List.copyOf(lives));
  }

  static List<FireFault> faults(Random random) {
    List<FireFault> faults = new ArrayList<>();
    for (int n = random.nextInt(3); n > 0; n--) {
      int site = random.nextInt(SITES);
      List<Lie> lies =
          Arrays.stream(Lie.values())
              .filter(lie -> site == UNIT3D || !lie.name().startsWith("HOLD_BACK"))
              .toList();
      faults.add(
          new FireFault(
              Kind.LIE,
              site,
              Duration.ZERO,
              Duration.ZERO,
              Optional.of(lies.get(random.nextInt(lies.size())))));
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      faults.add(
          new FireFault(
              STATES.get(random.nextInt(STATES.size())),
              random.nextInt(SITES),
              Duration.ofMillis(random.nextInt(2500)),
              Duration.ofMillis(500 + random.nextInt(2500)),
              Optional.empty()));
    }
    return List.copyOf(faults);
  }

  int drops() {
    return lives.stream().mapToInt(life -> life.drops().size()).sum();
  }
}
