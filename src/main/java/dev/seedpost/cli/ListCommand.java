package dev.seedpost.cli;

import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Turn;
import dev.seedpost.tracker.TrackerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the queue. */
@Command(
    name = "list",
    description =
        "The items and what each waits for, in the order of the work, finished ones last.")
final class ListCommand extends Action {
  /** More than anybody reads; scripts say how many they want. */
  static final int MOST = 200;

  @Option(
      names = "--tracker",
      paramLabel = "TRACKER",
      converter = TrackerIds.class,
      description = "those of this tracker alone")
  private @Nullable TrackerId tracker;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "" + MOST,
      description = "so many at most; 0 shows all (${DEFAULT-VALUE} unless given)")
  private int limit = MOST;

  ListCommand(Context context) {
    super(context, GlobalOptions.Use.LOOK);
  }

  @Override
  ExitCode run(Services services, Output output) {
    if (limit < 0) {
      throw usage("--limit takes a number from 0");
    }
    if (tracker != null) {
      requireKnown(tracker, services.status());
    }
    return list(services, output, Optional.ofNullable(tracker), limit);
  }

  static ExitCode list(Services services, Output output, Optional<TrackerId> tracker, int limit) {
    int most = limit == 0 ? Integer.MAX_VALUE - 1 : limit;
    List<QueueItem> found = services.first(most + 1, tracker);
    List<QueueItem> items = found.subList(0, Math.min(found.size(), most));
    Map<Long, Turn> turns = services.turns(items);
    Table table = new Table("ID", "TRACKER", "STATE", "WAITS FOR", "NAME", "WHY");
    for (QueueItem item : items) {
      String waits = ItemText.waitsFor(item, turns);
      table.row(
          Long.toString(item.id()),
          item.tracker().id(),
          ItemText.word(item.state()),
          waits.isEmpty() ? "-" : waits,
          ItemText.name(item, 48),
          ItemText.reason(item));
      output.object("item", ItemText.fields(item, turns));
    }
    if (items.isEmpty()) {
      output.text("The queue is empty.");
    } else {
      table.lines().forEach(output::text);
    }
    boolean more = found.size() > items.size();
    if (more) {
      output.remark("There are more; 'seedpost queue list --limit 0' shows all.");
    }
    output.summary(ExitCode.DONE, Map.of("items", items.size(), "more", more));
    return ExitCode.DONE;
  }
}
