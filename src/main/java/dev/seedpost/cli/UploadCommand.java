package dev.seedpost.cli;

import dev.seedpost.intake.Order;
import dev.seedpost.intake.Proposal;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.tracker.Question;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    requireOneThing();
    if (queue) {
      return ListCommand.list(services, output, Optional.empty(), ListCommand.MOST);
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
    requireWord("TARGET", target);
    List<TrackerId> chosen = trackers.stream().distinct().toList();
    return upload(services, output, new Order(Targets.of(target), chosen));
  }

  private void requireOneThing() {
    long things =
        Stream.of(target != null, queue, status, retry != null).filter(given -> given).count();
    if (things > 1) {
      throw usage("give one of TARGET, --queue, --status and --retry");
    }
    if (target == null && things == 1 && (dryRun || wait || yes || !trackers.isEmpty())) {
      throw usage("--dry-run, --trackers, --wait and --yes go with a TARGET");
    }
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
      output.summary(
          ExitCode.NOTHING_TO_DO, Map.of("why", proposal.ignored().orElse("no tracker is chosen")));
      return ExitCode.NOTHING_TO_DO;
    }
    if (dryRun) {
      ExitCode code = Proposals.foreseen(proposal);
      output.text("Dry run: nothing was done.");
      output.summary(code, Map.of("dry_run", true));
      return code;
    }
    if (mayAsk() && !Proposals.open(proposal).isEmpty()) {
      Prompter prompter = new Prompter(output.console());
      proposal = completed(services, prompter, proposal);
      Proposals.form(proposal, output);
      if (!yes) {
        if (!prompter.confirm("Upload to " + names(proposal) + "? [y/N]")) {
          output.remark("Nothing was done.");
          return ExitCode.NOTHING_TO_DO;
        }
        proposal = Proposals.agreed(proposal);
      }
    }
    return queue(services, output, proposal);
  }

  /** Asks until every answer is one that the forms take; what is left empty is not asked again. */
  private static Proposal completed(Services services, Prompter prompter, Proposal proposal) {
    Proposal now = proposal;
    Set<FactName> left = EnumSet.noneOf(FactName.class);
    while (true) {
      List<Question> open =
          Prompter.questions(Proposals.open(now)).stream()
              .filter(question -> !left.contains(question.fact()))
              .toList();
      if (open.isEmpty()) {
        return now;
      }
      Map<FactName, Fact> answers = prompter.answers(open);
      open.stream()
          .map(Question::fact)
          .filter(fact -> !answers.containsKey(fact))
          .forEach(left::add);
      now = services.answered(now, answers);
    }
  }

  private static String names(Proposal proposal) {
    return Proposals.open(proposal).stream()
        .map(row -> row.tracker().id())
        .collect(Collectors.joining(", "));
  }

  private ExitCode queue(Services services, Output output, Proposal proposal) {
    List<QueueItem> items = services.enqueue(proposal, new Progress(output, "hashing")::hashed);
    boolean nothingNew =
        Proposals.open(proposal).isEmpty() && Outcome.of(items, wait) == ExitCode.DONE;
    if (wait) {
      items = waited(services, output, items);
    } else {
      items.forEach(item -> output.text(ItemText.sentence(item)));
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
    ExitCode code =
        Proposals.lessDisabled(
            proposal, nothingNew ? ExitCode.NOTHING_TO_DO : Outcome.of(items, wait));
    output.summary(code, Map.of("items", items.size()));
    return code;
  }

  private static List<QueueItem> waited(Services services, Output output, List<QueueItem> items) {
    List<QueueItem> ended =
        services.work(
            items.stream().map(QueueItem::id).toList(),
            LONGEST,
            item -> {
              output.item(item);
              if (item.state().active()) {
                output.remark(ItemText.sentence(item));
              }
            });
    ended.forEach(item -> output.text(ItemText.sentence(item)));
    return ended;
  }
}
