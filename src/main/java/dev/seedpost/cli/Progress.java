package dev.seedpost.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How far something has come: one line that changes on a terminal, a quiet line now and then
 * elsewhere.
 */
final class Progress {
  private static final Duration QUIET_PACE = Duration.ofSeconds(10);
  private static final Duration TERMINAL_PACE = Duration.ofMillis(200);

  private final Output output;
  private final String what;
  private final Instant start;
  private Instant last;

  Progress(Output output, String what) {
    this.output = output;
    this.what = what;
    start = output.clock().instant();
    last = start;
  }

  void hashed(long done, long total) {
    Instant now = output.clock().instant();
    boolean terminal = output.console().person() && !output.json();
    Duration pace = terminal ? TERMINAL_PACE : QUIET_PACE;
    if (output.quiet() || Duration.between(last, now).compareTo(pace) < 0 || total == 0) {
      return;
    }
    last = now;
    double seconds = Math.max(0.001, Duration.between(start, now).toMillis() / 1000.0);
    String line =
        String.format(
            Locale.ROOT,
            "%s %d %%, %.0f MiB/s",
            what,
            100 * done / total,
            done / seconds / (1 << 20));
    if (terminal) {
      output.console().progress(line);
    } else {
      output.remark(line);
      output.object("progress", java.util.Map.of("stage", what, "done", done, "total", total));
    }
  }
}
