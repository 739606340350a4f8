package dev.seedpost.cli;

import dev.seedpost.intake.Order;
import dev.seedpost.intake.Proposal;
import dev.seedpost.intake.TrackerProposal;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads one thing by hand. */
@Command(
    name = "upload",
    description = {
      "Upload a file or folder, a .torrent with its payload, or a torrent of qBittorrent by its"
          + " info hash.",
      "The rules choose the trackers unless --trackers does. On a terminal it asks for what is"
          + " missing, shows the filled form and asks once more; without one, what lacks an answer"
          + " is held."
    },
    footer = {
      "%nExamples:",
      "  seedpost upload ~/music/'Artist - Album (2020) [WEB FLAC]' --dry-run",
      "  seedpost upload album.torrent --trackers red,ops --wait",
      "  seedpost upload 0123456789abcdef0123456789abcdef01234567"
    })
final class UploadCommand extends Action {
  private static final Duration LONGEST = Duration.ofDays(7);

  @Parameters(
      arity = "0..1",
      paramLabel = "TARGET",
      description = "a path, a .torrent, or an info hash")
  private @Nullable String target;

  @Option(
      names = {"-t", "--trackers"},
      split = ",",
      paramLabel = "TRACKER",
      converter = TrackerIds.class,
      description = "to these instead of those the rules choose")
  private List<TrackerId> trackers = List.of();

  @Option(
      names = {"-n", "--dry-run"},
      description = "only show what would be done; no effect at all")
  private boolean dryRun;

  @Option(names = "--wait", description = "stay until every upload seeds or rests")
  private boolean wait;

  @Option(names = "--yes", description = "do not ask whether to go on once the form is complete")
  private boolean yes;

  @Option(names = "--queue", description = "the same as 'seedpost queue list'")
  private boolean queue;

  @Option(names = "--status", description = "the same as 'seedpost status'")
  private boolean status;

  @Option(names = "--retry", paramLabel = "ID", description = "the same as 'seedpost retry ID'")
  private @Nullable Long retry;

  UploadCommand(Context context) {
    super(context);
  }

  @Override
  GlobalOptions.Use use() {
    return dryRun || queue || status ? GlobalOptions.Use.LOOK : super.use();
  }

  @Override
  ExitCode run(Services services, Output output) {
    if (queue) {
      return QueueCommands.list(services, output, Optional.empty());
    }
    if (status) {
      return StatusCommand.show(services, output, Optional.empty());
    }
    if (retry != null) {
      return new Retrying(services, output, mayAsk()).one(retry);
    }
    if (target == null) {
      throw usage("'upload' needs a path, a .torrent or an info hash");
    }
    return upload(services, output, new Order(Targets.of(target), trackers));
  }

  private ExitCode upload(Services services, Output output, Order order) {
    Proposal proposal = services.propose(order);
    if (proposal.trackers().isEmpty() && mayAsk() && !dryRun) {
      output.remark("No rule takes it: " + proposal.ignored().orElse(""));
      List<TrackerId> chosen = new Prompter(output.console()).trackers(services.status());
      if (!chosen.isEmpty()) {
        proposal = services.propose(new Order(order.what(), chosen));
      }
    }
    Proposals.show(proposal, output);
    if (proposal.trackers().isEmpty()) {
      output.summary(ExitCode.NOTHING_TO_DO, Map.of());
      return ExitCode.NOTHING_TO_DO;
    }
    if (dryRun) {
      ExitCode code = Proposals.foreseen(proposal);
      output.text("Dry run: nothing was done.");
      output.summary(code, Map.of("dry_run", true));
      return code;
    }
    if (mayAsk() && !isDone(proposal)) {
      Prompter prompter = new Prompter(output.console());
      Proposal answered = services.answered(proposal, prompter.answers(proposal));
      Proposals.form(answered, output);
      if (!yes && !prompter.confirm("Upload to " + names(answered) + "? [y/N]")) {
        output.remark("Nothing was done.");
        return ExitCode.NOTHING_TO_DO;
      }
      proposal = answered;
    }
    return queue(services, output, proposal);
  }

  private static boolean isDone(Proposal proposal) {
    return proposal.trackers().stream()
        .allMatch(row ->
            row.existing().filter(item -> item.state() != ItemState.NEEDS_ANSWER).isPresent());
  }

  private static String names(Proposal proposal) {
    return String.join(
        ", ",
        proposal.trackers().stream().map(TrackerProposal::tracker).map(TrackerId::id).toList());
  }

  private ExitCode queue(Services services, Output output, Proposal proposal) {
    boolean old = isDone(proposal);
    List<QueueItem> items = services.enqueue(proposal, new Progress(output, "hashing")::hashed);
    for (QueueItem item : items) {
      output.text(
          "item "
              + item.id()
              + " "
              + item.tracker()
              + ": "
              + ItemText.word(item.state())
              + ", "
              + item.reason());
    }
    if (wait) {
      items =
          services.work(
              items.stream().map(QueueItem::id).toList(),
              LONGEST,
              item -> {
                output.item(item);
                output.remark(
                    item.tracker() + ": " + ItemText.word(item.state()) + ", " + item.reason());
              });
    } else {
      items.forEach(output::item);
      if (items.stream().anyMatch(item -> item.state().active())) {
        output.remark(
            services
                .daemon()
                .map(daemon -> "The daemon (" + daemon + ") takes it from here.")
                .orElse(
                    "No daemon is running: 'seedpost serve' or 'seedpost queue drain' goes on."));
      }
    }
    ExitCode code = old && !wait ? ExitCode.NOTHING_TO_DO : Outcome.of(items, wait);
    output.summary(code, Map.of("items", items.size()));
    return code;
  }
}
