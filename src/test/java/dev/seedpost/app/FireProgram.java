package dev.seedpost.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The real program by a clock that may jump while it runs, and that may die at a waypoint as {@link
 * CrashProgram} does.
 */
final class FireProgram {
  /** By how much the clock is wrong after the jump, such as {@code PT-1H}. */
  static final String JUMP = "SEEDPOST_TEST_CLOCK_JUMP";

  /** How long after the start the clock jumps. */
  static final String JUMP_AFTER = "SEEDPOST_TEST_CLOCK_JUMP_AFTER";

  private FireProgram() {}

  public static void main(String[] arguments) {
    System.exit(Main.run(arguments, CrashProgram.listener(), clock()));
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
