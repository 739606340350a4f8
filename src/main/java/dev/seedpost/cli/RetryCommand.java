package dev.seedpost.cli;

import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.tracker.TrackerId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets stopped items go on. */
@Command(
    name = "retry",
    description = {
      "Let an item go on that rests: refused, stopped, cancelled, or waiting for an answer (asked"
          + " for on a terminal).",
      "What may have been sent is looked up on the site first; nothing is sent twice."
    })
final class RetryCommand extends Action {
  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  private static final class Which {
    @Parameters(paramLabel = "ID", arity = "0..1", description = "this item")
    private @Nullable Long id;

    @Option(names = "--failed", description = "every refused or stopped item")
    private boolean failed;

    @Option(
        names = "--tracker",
        paramLabel = "TRACKER",
        converter = TrackerIds.class,
        description = "every refused or stopped item of this tracker")
    private @Nullable TrackerId tracker;

    @Option(
        names = "--kind",
        paramLabel = "KIND",
        converter = FailureKinds.class,
        description =
            "every refused or stopped item with this kind of failure: ${COMPLETION-CANDIDATES}",
        completionCandidates = FailureKinds.class)
    private @Nullable FailureKind kind;
  }

  @Option(
      names = "--from",
      paramLabel = "STEP",
      description =
          "with an ID that the site has accepted: go on from this step: fetch, inject, confirm")
  private @Nullable String from;

  RetryCommand(Context context) {
    super(context);
  }

  @Override
  ExitCode run(Services services, Output output) {
    Retrying retrying = new Retrying(services, output, mayAsk());
    if (from != null) {
      return from(retrying);
    }
    if (which.id != null) {
      return retrying.one(which.id);
    }
    if (which.tracker != null) {
      requireKnown(which.tracker, services.status());
    }
    Optional<TrackerId> tracker =
        which.failed ? Optional.empty() : Optional.ofNullable(which.tracker);
    return retrying.all(
        services.items(Set.of(ItemState.REFUSED, ItemState.PARKED), tracker).stream()
            .filter(item ->
                which.kind == null
                    || item.failureKind().filter(which.kind.name()::equals).isPresent())
            .toList());
  }

  private ExitCode from(Retrying retrying) {
    if (which.id == null) {
      throw usage("--from goes with the ID of one item");
    }
    ItemState state =
        switch (from) {
          case "fetch" -> ItemState.ACCEPTED;
          case "inject" -> ItemState.FETCHED;
          case "confirm" -> ItemState.INJECTED;
          case null, default -> throw usage("--from takes fetch, inject or confirm");
        };
    return retrying.from(which.id, state);
  }
}
