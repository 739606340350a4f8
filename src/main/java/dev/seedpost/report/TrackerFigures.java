package dev.seedpost.report;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the uploads to one tracker.
 *
 * @param uploads items that were accepted by the site
 * @param seeding of those, proven to seed
 * @param open items still on their way
 * @param failed items refused, parked or cancelled after a failure
 * @param successRate seeding of all finished items, 0 to 1; empty before the first is finished
 * @param failures count by failure kind
 * @param arrivalToSeeding median time from arrival to seeding; empty before the first
 */
public record TrackerFigures(
    String tracker,
    int uploads,
    int seeding,
    int open,
    int failed,
    Optional<Double> successRate,
    Map<String, Integer> failures,
    Optional<Duration> arrivalToSeeding) {
  public TrackerFigures {
    failures = Map.copyOf(failures);
  }
}
