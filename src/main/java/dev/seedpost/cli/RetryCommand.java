package dev.seedpost.cli;

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
  }

  RetryCommand(Context context) {
    super(context);
  }

  @Override
  ExitCode run(Services services, Output output) {
    Retrying retrying = new Retrying(services, output, mayAsk());
    if (which.id != null) {
      return retrying.one(which.id);
    }
    if (which.tracker != null) {
      requireKnown(which.tracker, services.status());
    }
    Optional<TrackerId> tracker =
        which.failed ? Optional.empty() : Optional.ofNullable(which.tracker);
    return retrying.all(services.items(Set.of(ItemState.REFUSED, ItemState.PARKED), tracker));
  }
}
