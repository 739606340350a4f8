package dev.seedpost.app;

import dev.seedpost.upload.Waypoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real program by a clock that may jump while it runs, and that may die at a waypoint as {@link
 * CrashProgram} does, or stop there as by SIGSTOP until somebody lets it go on.
 */
final class FireProgram {
  /** The waypoint at which it stops itself, at the same pass as a crash. */
  static final String STOP_AT = "SEEDPOST_TEST_STOP_AT";

  /** By how much the clock is wrong after the jump, such as {@code PT-1H}. */
  static final String JUMP = "SEEDPOST_TEST_CLOCK_JUMP";

  /** How long after the start the clock jumps. */
  static final String JUMP_AFTER = "SEEDPOST_TEST_CLOCK_JUMP_AFTER";

  private FireProgram() {}

  public static void main(String[] arguments) {
    System.exit(Main.run(arguments, listener(), clock()));
  }

  private static Waypoint.Listener listener() {
    if (System.getenv(STOP_AT) == null) {
      return CrashProgram.listener();
    }
    Waypoint there = Waypoint.valueOf(System.getenv(STOP_AT));
    int time = Integer.parseInt(System.getenv(CrashProgram.TIME));
    AtomicInteger reached = new AtomicInteger();
    return waypoint -> {
      if (waypoint == there && reached.incrementAndGet() == time) {
        FireStage.run("kill", "-STOP", Long.toString(ProcessHandle.current().pid()));
      }
    };
  }

  private static InstantSource clock() {
    Duration jump = Duration.parse(System.getenv().getOrDefault(JUMP, "PT0S"));
    Duration after = Duration.parse(System.getenv().getOrDefault(JUMP_AFTER, "PT0S"));
    InstantSource right = InstantSource.system();
    long start = System.nanoTime();
    return () -> {
      Instant now = right.instant();
      return System.nanoTime() - start < after.toNanos() ? now : now.plus(jump);
    };
  }
}
