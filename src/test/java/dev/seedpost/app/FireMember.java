package dev.seedpost.app;

import dev.seedpost.app.FireClusterPlan.Kind;
import dev.seedpost.app.FireClusterPlan.Turn;
import dev.seedpost.upload.Waypoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One node of the cluster with its line to the database: what is done to it. One thread's. */
final class FireMember implements AutoCloseable {
  private static final Duration LITTLE = Duration.ofMillis(10);
  private static final Duration RESTART = Duration.ofSeconds(1);
  private static final int TRIES = 15;

  /** A node that never reaches its waypoint is disturbed all the same. */
  private static final Duration LONGEST_WAY = Duration.ofSeconds(10);

  /** What it does wrong after a disturbance it does soon. */
  private static final Duration AFTERWARDS = Duration.ofMillis(1500);

  final FireNode node;
  final FireLine line;
  final Map<Kind, Integer> made = new EnumMap<>(Kind.class);
  final Map<Waypoint, Integer> reached = new EnumMap<>(Waypoint.class);
  final List<String> mistakes = new ArrayList<>();
  int endedAlone;
  private final FireNode twin;
  private Optional<Process> process = Optional.empty();

  /**
   * A node that does not run yet.
   *
   * @param twin another installation with the same name
   */
  FireMember(FireNode node, FireNode twin, FireLine line) {
    this.node = node;
    this.twin = twin;
    this.line = line;
  }

  private boolean alive() {
    return process.filter(Process::isAlive).isPresent();
  }

  void kill() throws InterruptedException {
    if (process.isPresent()) {
      process.get().destroyForcibly().waitFor();
    }
  }

  /** Runs it until it is ready; it may give up before, as a service that is started again. */
  void start() throws IOException, InterruptedException {
    kill();
    for (int tries = 0; tries < TRIES; tries++) {
      long before = node.saidSoFar();
      process = Optional.of(node.start(Map.of()));
      node.awaitReady(List.of(process.get()), before);
      if (alive()) {
        return;
      }
      endedAlone++;
      Pauses.sleep(RESTART, "start the program again");
    }
    throw new AssertionError("it does not stay alive: " + node.said(0));
  }

  /** Runs it with what the turn wants of it. */
  private void start(Turn turn) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    turn.at()
        .ifPresent(at -> {
          String what = turn.kind() == Kind.KILL_AT ? CrashProgram.AT : FireProgram.STOP_AT;
          environment.put(what, at.name());
          environment.put(CrashProgram.TIME, Integer.toString(turn.time()));
        });
    if (turn.kind() == Kind.CLOCK) {
      environment.put(FireProgram.JUMP, turn.jump().toString());
      environment.put(FireProgram.JUMP_AFTER, turn.after().toString());
    }
    if (!environment.isEmpty()) {
      kill();
      process = Optional.of(node.start(environment));
    } else if (!alive()) {
      endedAlone += process.filter(ended -> !FireNode.wasKilled(ended)).isPresent() ? 1 : 0;
      start();
    }
  }

  void suffer(Turn turn) throws IOException, InterruptedException {
    start(turn);
    int lost = line.lost();
    lose(turn);
    for (int number : turn.drops()) {
      node.drop(number);
    }
    made.merge(turn.kind(), 1, Integer::sum);
    if (turn.at().isEmpty() && turn.kind() != Kind.CLOCK) {
      Pauses.sleep(turn.after(), "wait for any moment");
    }
    switch (turn.kind()) {
      case KILL_AT -> {
        reached(turn, () -> !alive());
        kill();
        Pauses.sleep(turn.lasts(), "leave it dead");
      }
      case KILL -> {
        kill();
        Pauses.sleep(turn.lasts(), "leave it dead");
      }
      case PAUSE_AT -> {
        reached(turn, () -> !alive() || stopped());
        pause(turn.lasts());
      }
      case PAUSE -> pause(turn.lasts());
      case DATABASE_SILENT -> during(turn, () -> line.become(FireLine.State.SILENT));
      case DATABASE_GONE -> during(turn, () -> line.become(FireLine.State.CUT));
      case SITES_GONE -> during(turn, () -> node.ways.forEach(way -> way.gone(true)));
      case ALL_GONE ->
          during(
              turn,
              () -> {
                line.become(FireLine.State.CUT);
                node.ways.forEach(way -> way.gone(true));
              });
      case CLOCK -> Pauses.sleep(turn.after().plus(turn.lasts()), "let it run by a wrong clock");
      case TWIN -> startTwin();
      case COMMIT_LOST, COMMIT_ANSWER_LOST -> within(LONGEST_WAY, () -> line.lost() > lost);
    }
    if (alive()) {
      Pauses.sleep(AFTERWARDS, "see what it does");
    }
  }

  private void reached(Turn turn, BooleanSupplier event) {
    within(LONGEST_WAY, event);
    if (event.getAsBoolean()) {
      reached.merge(turn.at().orElseThrow(), 1, Integer::sum);
    }
  }

  private void lose(Turn turn) {
    if (turn.kind() == Kind.COMMIT_LOST) {
      line.lose(FireLine.Loss.ORDER, turn.time());
    } else if (turn.kind() == Kind.COMMIT_ANSWER_LOST) {
      line.lose(FireLine.Loss.ANSWER, turn.time());
    }
  }

  private void during(Turn turn, Runnable cut) {
    cut.run();
    Pauses.sleep(turn.lasts(), "leave it cut off");
    reconnect();
  }

  void reconnect() {
    line.lose(FireLine.Loss.NONE, 0);
    line.become(FireLine.State.OPEN);
    node.ways.forEach(way -> way.gone(false));
  }

  private void pause(Duration lasts) {
    if (alive()) {
      signal("-STOP");
      Pauses.sleep(lasts, "leave it paused");
      signal("-CONT");
    }
  }

  private void signal(String signal) {
    FireStage.run("kill", signal, Long.toString(process.orElseThrow().pid()));
  }

  /** Whether the kernel says that it is stopped. */
  private boolean stopped() {
    try {
      String line = Files.readString(Path.of("/proc/" + process.orElseThrow().pid() + "/stat"));
      return line.charAt(line.lastIndexOf(')') + 2) == 'T';
    } catch (IOException ended) {
      return false;
    }
  }

  /** A second program with its name has to give way while the first lives. */
  private void startTwin() throws IOException, InterruptedException {
    Process second = twin.start(Map.of());
    within(FireNode.LONGEST_START, () -> !second.isAlive() || !alive());
    if (second.isAlive() && alive()) {
      mistakes.add("two programs ran with one name: " + twin.said(0));
    }
    second.destroyForcibly().waitFor();
  }

  private static void within(Duration limit, BooleanSupplier event) {
    long end = System.nanoTime() + limit.toNanos();
    while (!event.getAsBoolean() && System.nanoTime() < end) {
      Pauses.sleep(LITTLE, "wait for the program");
    }
  }

  @Override
  public void close() throws IOException {
    node.close();
    twin.close();
    line.close();
  }
}
