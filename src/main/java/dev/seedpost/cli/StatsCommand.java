package dev.seedpost.cli;

import dev.seedpost.report.TrackerFigures;
import dev.seedpost.yaml.Quantities;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Figures per tracker. */
@Command(
    name = "stats",
    description =
        "Print per tracker: uploads, success rate, failures by category, median time from arrival"
            + " to seeding.")
final class StatsCommand extends Action {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "how far to look back, such as 12h, 30d or 8w; everything without it")
  private @Nullable String since;

  StatsCommand(Context context) {
    super(context, GlobalOptions.Use.LOOK);
  }

  @Override
  ExitCode run(Services services, Output output) {
    List<TrackerFigures> figures = services.figures(Optional.ofNullable(since).map(this::span));
    Table table =
        new Table(
            "TRACKER",
            "UPLOADS",
            "SEEDING",
            "OPEN",
            "FAILED",
            "SUCCESS",
            "MEDIAN TO SEED",
            "FAILURES");
    for (TrackerFigures row : figures) {
      table.row(
          row.tracker(),
          Integer.toString(row.uploads()),
          Integer.toString(row.seeding()),
          Integer.toString(row.open()),
          Integer.toString(row.failed()),
          row.successRate().map(rate -> Math.round(rate * 100) + " %").orElse("-"),
          row.arrivalToSeeding().map(ItemText::span).orElse("-"),
          failures(row));
      output.object("tracker", fields(row));
    }
    if (figures.isEmpty()) {
      output.text("No uploads yet.");
    } else {
      table.lines().forEach(output::text);
    }
    output.summary(ExitCode.DONE, Map.of("trackers", figures.size()));
    return ExitCode.DONE;
  }

  private static String failures(TrackerFigures row) {
    String text =
        new TreeMap<>(row.failures())
            .entrySet().stream()
                .map(e -> e.getKey().toLowerCase(java.util.Locale.ROOT) + " " + e.getValue())
                .collect(Collectors.joining(", "));
    return text.isEmpty() ? "-" : text;
  }

  private static Map<String, Object> fields(TrackerFigures row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tracker", row.tracker());
    fields.put("uploads", row.uploads());
    fields.put("seeding", row.seeding());
    fields.put("open", row.open());
    fields.put("failed", row.failed());
    row.successRate().ifPresent(rate -> fields.put("success_rate", rate));
    fields.put("failures", new TreeMap<>(row.failures()));
    row.arrivalToSeeding()
        .ifPresent(time -> fields.put("median_arrival_to_seeding_ms", time.toMillis()));
    return fields;
  }

  private Duration span(String text) {
    try {
      return Quantities.duration(text);
    } catch (IllegalArgumentException e) {
      throw usage("--since " + e.getMessage() + ", not '" + text + "'");
    }
  }
}
