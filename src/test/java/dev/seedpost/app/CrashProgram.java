package dev.seedpost.app;

import dev.seedpost.upload.Waypoint;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real program, except that it dies without a word when it reaches a waypoint for the n-th
 * time.
 */
final class CrashProgram {
  static final String AT = "SEEDPOST_TEST_CRASH_AT";
  static final String TIME = "SEEDPOST_TEST_CRASH_TIME";

  private CrashProgram() {}

  public static void main(String[] arguments) {
    System.exit(Main.run(arguments, listener()));
  }

  /** As the environment says; of no waypoint if it says none. */
  static Waypoint.Listener listener() {
    if (System.getenv(AT) == null) {
      return Waypoint.Listener.NONE;
    }
    Waypoint deadly = Waypoint.valueOf(System.getenv(AT));
    int time = Integer.parseInt(System.getenv(TIME));
    AtomicInteger reached = new AtomicInteger();
    return waypoint -> {
      if (waypoint == deadly && reached.incrementAndGet() == time) {
        // As kill -9: no shutdown hook, no finally, nothing flushed.
        Runtime.getRuntime().halt(137);
      }
    };
  }
}
