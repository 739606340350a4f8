package dev.seedpost.cli;

import dev.seedpost.failure.Texts;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.NodeStatus;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.TrackerStatus;
import dev.seedpost.queue.Turn;
import dev.seedpost.report.Status;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How things stand. */
@Command(
    name = "status",
    description = "Say how things stand: what moves, what waits, what needs you.")
final class StatusCommand extends Action {
  @Option(
      names = "--tracker",
      paramLabel = "TRACKER",
      converter = TrackerIds.class,
      description = "of the trackers and of what needs you, this one alone")
  private @Nullable TrackerId tracker;

  StatusCommand(Context context) {
    super(context, GlobalOptions.Use.LOOK);
  }

  @Override
  ExitCode run(Services services, Output output) {
    if (tracker != null) {
      requireKnown(tracker, services.status());
    }
    return show(services, output, Optional.ofNullable(tracker));
  }

  static ExitCode show(Services services, Output output, Optional<TrackerId> tracker) {
    Status status = services.status();
    output.text(
        status.daemon().map(daemon -> "daemon: " + daemon).orElse("daemon: none is running"));
    if (status.paused()) {
      output.text("everything is paused; 'seedpost queue resume' goes on");
    }
    Map<ItemState, Integer> counts = new EnumMap<>(ItemState.class);
    status.counts().forEach((state, count) -> counts.put(ItemState.valueOf(state), count));
    output.text(
        "items: "
            + (counts.isEmpty()
                ? "none yet"
                : counts.entrySet().stream()
                    .map(e -> e.getValue() + " " + ItemText.word(e.getKey()))
                    .collect(Collectors.joining(", "))));
    nodes(status, output);
    trackers(status, output, tracker);
    List<QueueItem> needing = needing(status, tracker);
    needYou(needing, output);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("daemon", status.daemon().orElse(""));
    fields.put("paused", status.paused());
    fields.put("items", counts);
    fields.put("need_you", needing.size());
    output.summary(ExitCode.DONE, fields);
    return ExitCode.DONE;
  }

  private static void nodes(Status status, Output output) {
    Table table = new Table("NODE", "STATE", "HOST", "CLIENT", "READS TOO");
    for (NodeStatus node : status.nodes()) {
      table.row(
          node.name(),
          node.alive()
              ? "working"
              : "silent for "
                  + ItemText.span(Duration.between(node.leaseUntil(), status.at()).abs()),
          Texts.printable(node.host()),
          node.client(),
          node.content().isEmpty() ? "-" : Texts.printable(String.join(", ", node.content())));
      output.object(
          "node",
          Map.of(
              "node", node.name(),
              "working", node.alive(),
              "host", node.host(),
              "client", node.client(),
              "content", node.content()));
    }
    if (!status.nodes().isEmpty()) {
      table.lines().forEach(output::text);
    }
  }

  private static void trackers(Status status, Output output, Optional<TrackerId> tracker) {
    Table table = new Table("TRACKER", "STATE", "NEXT UPLOAD", "WAITS FOR");
    List<TrackerStatus> rows =
        status.trackers().stream()
            .filter(row -> tracker.isEmpty() || tracker.get().equals(row.tracker()))
            .toList();
    for (TrackerStatus row : rows) {
      String state =
          row.paused()
              ? "paused"
              : row.held()
                  .map(why -> "held: " + Texts.printable(why))
                  .or(() -> trouble(row, status.at()))
                  .orElse("working");
      Turn turn = status.turns().getOrDefault(row.tracker(), new Turn.Now());
      table.row(
          row.tracker().id(),
          state,
          switch (turn) {
            case Turn.Now _, Turn.Behind _ -> "any time";
            case Turn.At(Instant moment, _) ->
                "in " + ItemText.span(Duration.between(status.at(), moment));
            case Turn.Unknown _ -> "not yet";
          },
          turn instanceof Turn.Now ? "-" : Texts.printable(turn.why()));
      output.object(
          "tracker",
          Map.of(
              "tracker", row.tracker().id(),
              "paused", row.paused(),
              "held", row.held().orElse(""),
              "left_alone_until",
                  row.leftAlone(status.at()) ? row.trouble().orElseThrow().until().toString() : "",
              "next_upload", ItemText.slot(turn).orElse(row.nextUpload()).toString(),
              "waits_for", turn instanceof Turn.Now ? "" : turn.why()));
    }
    if (!rows.isEmpty()) {
      table.lines().forEach(output::text);
    }
  }

  private static Optional<String> trouble(TrackerStatus row, Instant now) {
    return row.trouble()
        .filter(trouble -> row.leftAlone(now))
        .map(trouble ->
            "left alone for "
                + ItemText.span(Duration.between(now, trouble.until()))
                + ": "
                + Texts.printable(trouble.why()));
  }

  private static List<QueueItem> needing(Status status, Optional<TrackerId> tracker) {
    return status.needYou().stream()
        .filter(item -> tracker.isEmpty() || tracker.get().equals(item.tracker()))
        .toList();
  }

  private static void needYou(List<QueueItem> items, Output output) {
    if (!items.isEmpty()) {
      output.text("needs you:");
    }
    for (QueueItem item : items) {
      output.text(
          "  "
              + item.id()
              + " "
              + item.tracker()
              + " "
              + ItemText.name(item, 60)
              + ": "
              + ItemText.reason(item));
      output.item(item);
    }
  }
}
