package dev.seedpost.intake;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.queue.Change;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.torrent.HashProgress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges arrivals one after the other and remembers what became of each. Used by one thread at a
 * time.
 */
public final class Reception {
  private static final Logger log = LoggerFactory.getLogger(Reception.class);

  private final Intake intake;
  private final UploadQueue queue;
  private final Handled handled;
  private final Completions completions;
  private final InstantSource clock;
  private final Map<String, String> troubles = new HashMap<>();

  public Reception(
      Intake intake,
      UploadQueue queue,
      Handled handled,
      Completions completions,
      InstantSource clock) {
    this.intake = intake;
    this.queue = queue;
    this.handled = handled;
    this.completions = completions;
    this.clock = clock;
  }

  /** Judges each arrival; what cannot be judged now comes again with the next look. */
  public synchronized void receive(List<Arrival> arrivals) {
    arrivals.forEach(this::receive);
  }

  private void receive(Arrival arrival) {
    String name = Texts.printable(arrival.content().toString());
    try {
      String outcome = judge(arrival);
      log.info("{}: {}", name, outcome);
      remember(arrival, outcome);
      troubles.remove(name);
    } catch (FailureException e) {
      // The same trouble is told once, not with every look.
      String trouble = e.failure().message();
      if (!trouble.equals(troubles.put(name, trouble))) {
        log.warn("{}: {}", name, trouble);
      }
      // A torrent of the client may be out of reach for a wrong path mapping: that is looked at
      // again.
      if (e.kind() == FailureKind.INVALID_CONTENT
          && arrival.origin() instanceof Origin.WatchFolder) {
        remember(arrival, "cannot be used: " + e.failure().detail());
      }
    }
  }

  private String judge(Arrival arrival) {
    Proposal proposal = intake.propose(arrival);
    if (proposal.trackers().isEmpty()) {
      return "ignored: " + proposal.ignored().orElse("no tracker");
    }
    for (QueueItem old : intake.outdated(proposal)) {
      if (queue.cancel(old.id()) instanceof Change.Done) {
        log.info("{} grew; its item {} gives way to a new one", old.name(), old.id());
      }
    }
    List<QueueItem> items = intake.enqueue(proposal, false, HashProgress.NONE);
    return "rule '"
        + proposal.rule()
        + "': "
        + items.stream()
            .map(item -> item.tracker() + " is item " + item.id() + " (" + item.reason() + ")")
            .collect(Collectors.joining(", "));
  }

  private void remember(Arrival arrival, String outcome) {
    switch (arrival.origin()) {
      case Origin.WatchFolder folder ->
          handled.remember(
              folder.name(), folder.child(), folder.fingerprint(), clock.instant(), outcome);
      case Origin.Completed completed -> {
        handled.remember(
            Payloads.CLIENT,
            completed.hash().hex(),
            completed.hash().hex(),
            clock.instant(),
            outcome);
        completions.done(completed.hash());
      }
      case Origin.Command command -> {
        // A person's order is not remembered: it may be given again.
      }
    }
  }
}
