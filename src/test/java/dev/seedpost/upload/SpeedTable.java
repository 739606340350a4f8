package dev.seedpost.upload;

import dev.seedpost.queue.TrackerStates;
import dev.seedpost.queue.Turns;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.report.Reports;
import dev.seedpost.tracker.UploadTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Measures the queue at two sizes in one run and prints a table: {@code mvn -Pspeed verify}. What
 * stands behind the seams is fake except where the table says HTTP.
 */
final class SpeedTable {
  private static final int SMALL = 1_000;
  private static final int LARGE = 100_000;

  private final List<String> rows = new ArrayList<>();

  private SpeedTable() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("seedpost-speed");
    try {
      new SpeedTable().measure(folder);
    } finally {
      try (var files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(SpeedTable::delete);
      }
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
  }

  private void measure(Path folder) throws Exception {
    try (SpeedBench small = new SpeedBench(folder.resolve("small"), SMALL);
        SpeedBench large = new SpeedBench(folder.resolve("large"), LARGE)) {
      claims(small, large);
      views(large);
      row("database per item that waits", "%.0f bytes", large.bytesPerItem());
      transitions(large);
    }
    http(folder.resolve("http"));
    System.out.printf("%n%-58s %s%n", "figure", "measured");
    rows.forEach(System.out::println);
  }

  private void row(String name, String format, Object... values) {
    String row = String.format(Locale.ROOT, "%-58s " + format, prepend(name, values));
    rows.add(row);
    System.err.println(row);
  }

  private static Object[] prepend(String name, Object... values) {
    Object[] all = new Object[values.length + 1];
    all[0] = name;
    System.arraycopy(values, 0, all, 1, values.length);
    return all;
  }

  /** Turn by turn, so that both sizes meet the same machine. */
  private void claims(SpeedBench small, SpeedBench large) {
    int calls = 400;
    List<Long> few = new ArrayList<>();
    List<Long> many = new ArrayList<>();
    for (int round = 0; round < calls * 2; round++) {
      long s = small.nanosOfClaim();
      long l = large.nanosOfClaim();
      if (round >= calls) {
        few.add(s);
        many.add(l);
      }
    }
    double small_ = median(few) / 1e3;
    double large_ = median(many) / 1e3;
    row("claim of the next item, 1,000 items", "%.0f us", small_);
    row("claim of the next item, 100,000 items", "%.0f us, ratio %.2f", large_, large_ / small_);
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private void views(SpeedBench large) {
    UploadQueue queue = new UploadQueue(large.database, InstantSource.system());
    Turns turns = new Turns(large.database, InstantSource.system(), id -> UploadTimes.ANY_TIME);
    Reports reports =
        new Reports(
            large.database,
            queue,
            new TrackerStates(large.database),
            turns,
            InstantSource.system());
    row("status, 100,000 items", "%.0f ms", best(() -> reports.status(Optional.empty(), Set.of())));
    row(
        "queue list with its turns, 100,000 items, first 200",
        "%.0f ms",
        best(() -> turns.of(queue.first(200, Optional.empty()))));
    row(
        "queue list with its turns, 100,000 items, all",
        "%.0f ms",
        best(() -> turns.of(queue.list(Set.of(), Optional.empty()))));
  }

  private static double best(Runnable work) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }

  /** The median of three runs once the compiler has seen enough, and the first one without. */
  private void transitions(SpeedBench bench) throws Exception {
    SpeedBench.Figures cold = bench.run(3_000);
    bench.run(3_000);
    List<SpeedBench.Figures> warm = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      warm.add(bench.run(3_000));
    }
    warm.sort(Comparator.comparingDouble(SpeedBench.Figures::transitionsPerSecond));
    row(
        "transitions, 100,000 items, two trackers, fakes",
        "%.0f /s (%.0f to %.0f; %.0f just after the start; %.0f uploads/s)",
        warm.get(1).transitionsPerSecond(),
        warm.getFirst().transitionsPerSecond(),
        warm.getLast().transitionsPerSecond(),
        cold.transitionsPerSecond(),
        warm.get(1).uploadsPerSecond());
  }

  private void http(Path folder) throws Exception {
    try (SpeedOverHttp first = new SpeedOverHttp(folder.resolve("first"), 400);
        SpeedOverHttp http = new SpeedOverHttp(folder.resolve("then"), 1_000)) {
      first.run();
      SpeedBench.Figures figures = http.run();
      row("whole uploads over HTTP, two sites", "%.0f /s", figures.uploadsPerSecond());
      row("requests per upload", "%.1f", http.requestsPerUpload());
      row("database per whole upload with its history", "%.0f bytes", http.bytesPerItem());
    }
  }
}
