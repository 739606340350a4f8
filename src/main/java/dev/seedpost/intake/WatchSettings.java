package dev.seedpost.intake;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A folder whose children are payloads.
 *
 * @param name what rules call it
 * @param path absolute
 * @param settle how long nothing may change before a child counts as complete
 * @param rescan the longest time between two looks
 * @param existing what happens to children that were there before the first start
 * @param mostPerScan at most so many arrivals per look
 */
public record WatchSettings(
    String name, Path path, Duration settle, Duration rescan, Existing existing, int mostPerScan) {

  /** What happens to children that were there before the first start. */
  public enum Existing {
    /** They are left until a person uploads them by name; the log says so. */
    HOLD,
    /** They are arrivals like any other. */
    PROCESS,
    /** They are left alone without a word. */
    IGNORE
  }
}
