package dev.seedpost.cli;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.queue.Change;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Transition;
import dev.seedpost.queue.Turn;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looking at the queue and changing it. */
@Command(
    name = "queue",
    description = "Look at the queue and change it; works beside a running daemon.")
final class QueueCommands extends Group {
  static CommandLine tree(Context context) {
    return new CommandLine(new QueueCommands())
        .addSubcommand(new ListCommand(context))
        .addSubcommand(new Show(context))
        .addSubcommand(new Cancel(context))
        .addSubcommand(new DoneCommand(context))
        .addSubcommand(new CrossSeedCommand(context))
        .addSubcommand(new Move(context))
        .addSubcommand(new Pause(context))
        .addSubcommand(new Resume(context))
        .addSubcommand(new Drain(context));
  }

  static ExitCode changed(String doing, Change change, Output output) {
    return switch (change) {
      case Change.Done done -> {
        output.text(ItemText.sentence(done.item()));
        output.item(done.item());
        output.summary(ExitCode.DONE, Map.of());
        yield ExitCode.DONE;
      }
      case Change.Impossible impossible -> {
        output.failure(Failure.of(FailureKind.REJECTED, doing, impossible.why()), ExitCode.FAILED);
        yield ExitCode.FAILED;
      }
    };
  }

  /** What an item waits for, its form and its whole story. */
  static void story(QueueItem item, Services services, Output output) {
    output.text(Texts.printable(item.name()));
    output.text("  tracker:     " + item.tracker());
    output.text("  state:       " + ItemText.state(item));
    Map<Long, Turn> turns = services.turns(List.of(item));
    if (turns.containsKey(item.id())) {
      output.text("  waits for:   " + ItemText.waitsFor(item, turns));
    }
    output.text("  payload:     " + Texts.printable(item.contentPath()));
    output.text(
        "  rule:        "
            + (item.rule().isEmpty() ? "chosen by hand" : Texts.printable(item.rule())));
    output.text("  info hash:   " + item.infoHash());
    item.siteHash().ifPresent(hash -> output.text("  on the site: " + hash));
    output.text("  form:");
    item.form()
        .forEach(
            field -> output.text("    " + field.name() + " = " + Texts.printable(field.value())));
    output.text("  story:");
    output.object("item", ItemText.fields(item, turns));
    Instant before = item.arrivedAt();
    for (Transition step : services.history(item.id())) {
      output.text(
          "    "
              + step.at().truncatedTo(ChronoUnit.SECONDS)
              + "  +"
              + ItemText.span(Duration.between(before, step.at()))
              + "  "
              + ItemText.word(step.to())
              + ": "
              + Texts.printable(step.reason()));
      before = step.at();
      output.object(
          "step",
          Map.of(
              "at", step.at().toString(),
              "from", step.from().map(Enum::name).orElse(""),
              "to", step.to().name(),
              "reason", step.reason()));
    }
  }

  @Command(
      name = "show",
      description = "One item: what it waits for, its form and its whole story.")
  private static final class Show extends Action {
    @Parameters(paramLabel = "ID", description = "as 'seedpost queue list' shows it")
    private long id;

    Show(Context context) {
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      Optional<QueueItem> found = services.item(id);
      if (found.isEmpty()) {
        return changed("show item " + id, new Change.Impossible("there is no item " + id), output);
      }
      story(found.get(), services, output);
      output.summary(ExitCode.DONE, Map.of());
      return ExitCode.DONE;
    }
  }

  @Command(name = "cancel", description = "Take an item back that was not sent.")
  private static final class Cancel extends Action {
    @Parameters(paramLabel = "ID", description = "as 'seedpost queue list' shows it")
    private long id;

    Cancel(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      return changed("cancel item " + id, services.cancel(id), output);
    }
  }

  @Command(name = "move", description = "Change the order of a tracker's items.")
  private static final class Move extends Action {
    @Parameters(paramLabel = "ID", description = "as 'seedpost queue list' shows it")
    private long id;

    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    private static final class Place {
      @Option(names = "--top", description = "in front of all others")
      private boolean top;

      @Option(names = "--before", paramLabel = "ID", description = "in front of this one")
      private @Nullable Long before;
    }

    Move(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      return changed(
          "move item " + id,
          place.top || place.before == null
              ? services.moveToTop(id)
              : services.moveBefore(id, place.before),
          output);
    }
  }

  @Command(
      name = "pause",
      description =
          "Start nothing more, for one tracker or for all; what is under way is finished.")
  private static final class Pause extends Action {
    @Parameters(
        arity = "0..1",
        paramLabel = "TRACKER",
        converter = TrackerIds.class,
        description = "this one; all of them without it")
    private @Nullable TrackerId tracker;

    Pause(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      services.pause(Optional.ofNullable(tracker));
      output.text((tracker == null ? "everything" : tracker.id()) + " is paused");
      output.summary(ExitCode.DONE, Map.of());
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "resume",
      description =
          "Go on after a pause; a tracker that is held after a refused login is tried again.")
  private static final class Resume extends Action {
    @Parameters(
        arity = "0..1",
        paramLabel = "TRACKER",
        converter = TrackerIds.class,
        description = "this one; all of them without it")
    private @Nullable TrackerId tracker;

    Resume(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      services.resume(Optional.ofNullable(tracker));
      output.text((tracker == null ? "everything" : tracker.id()) + " goes on");
      output.summary(ExitCode.DONE, Map.of());
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "drain",
      description = "Work until nothing is left to do: here, or by watching the daemon that runs.")
  private static final class Drain extends Action {
    Drain(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      List<QueueItem> open =
          services.items(Set.of(), Optional.empty()).stream()
              .filter(item -> item.state().active())
              .toList();
      List<QueueItem> items =
          open.isEmpty()
              ? List.of()
              : services.work(
                  open.stream().map(QueueItem::id).toList(),
                  Duration.ofDays(7),
                  item -> {
                    output.item(item);
                    output.text(ItemText.sentence(item));
                  });
      if (open.isEmpty()) {
        output.remark("Nothing waits to be worked on.");
      }
      ExitCode code = Outcome.of(items, true);
      output.summary(code, Map.of("items", items.size()));
      return code;
    }
  }
}
