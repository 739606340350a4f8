package dev.seedpost.intake;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.queue.Change;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.torrent.HashProgress;
import dev.seedpost.tracker.TrackerId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

  /**
   * Arrivals that some tracker still has to get, whose definition has a mistake. They are not
   * remembered: with the next start definitions are read anew, and what is still wanted is queued.
   */
  private final Set<Origin> waiting = new HashSet<>();

  /**
   * What came of an arrival.
   *
   * @param what empty if nothing was done
   * @param disabled trackers that it waits for
   */
  private record Judged(Optional<String> what, Map<TrackerId, String> disabled) {}

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
  public void receive(List<Arrival> arrivals) {
    receive(arrivals, arrival -> true);
  }

  /**
   * The same.
   *
   * @param unchanged whether an arrival is still as it was found; asked right before it is judged
   */
  public synchronized void receive(List<Arrival> arrivals, Predicate<Arrival> unchanged) {
    for (Arrival arrival : arrivals) {
      if (!waiting.contains(arrival.origin()) && unchanged.test(arrival)) {
        receive(arrival, unchanged);
      }
    }
  }

  private void receive(Arrival arrival, Predicate<Arrival> unchanged) {
    String name = Texts.printable(arrival.content().toString());
    try {
      Judged judged = judge(arrival);
      judged.what().ifPresent(what -> log.info("{}: {}", name, what));
      if (!judged.disabled().isEmpty()) {
        judged.disabled().forEach((tracker, why) -> await(arrival, name, tracker, why));
      } else if (judged.what().isEmpty()) {
        tell(name, "it is too young for every rule and is looked at again");
      } else {
        remember(arrival, judged.what().get());
        troubles.remove(name);
      }
    } catch (FailureException e) {
      tell(name, e.failure().message());
      // A torrent of the client may be out of reach for a wrong path mapping: that is looked at
      // again.
      if (e.kind() == FailureKind.INVALID_CONTENT
          && arrival.origin() instanceof Origin.WatchFolder
          && unchanged.test(arrival)) {
        remember(arrival, "cannot be used: " + e.failure().detail());
      }
    } catch (RuntimeException e) {
      // It must not keep the others from being judged.
      if (tell(name, "a fault in this program; it is looked at again")) {
        log.error("The fault was", e);
      }
    }
  }

  private void await(Arrival arrival, String name, TrackerId tracker, String why) {
    waiting.add(arrival.origin());
    log.warn(
        "{}: it waits for {}, which is disabled: {}; mend it and restart, and it goes on by itself",
        name,
        tracker,
        why);
  }

  /** The same trouble is told once, not with every look. */
  private boolean tell(String name, String trouble) {
    boolean news = !trouble.equals(troubles.put(name, trouble));
    if (news) {
      log.warn("{}: {}", name, trouble);
    }
    return news;
  }

  private Judged judge(Arrival arrival) {
    Proposal proposal = intake.propose(arrival);
    if (proposal.trackers().isEmpty()) {
      boolean later = !proposal.disabled().isEmpty() || intake.tooYoung(arrival);
      return new Judged(
          later
              ? Optional.empty()
              : Optional.of("ignored: " + proposal.ignored().orElse("no tracker")),
          proposal.disabled());
    }
    List<QueueItem> items =
        intake.enqueue(withoutOutdated(arrival, proposal), false, HashProgress.NONE);
    String what =
        items.stream()
            .map(item -> item.tracker() + " is item " + item.id() + " (" + item.reason() + ")")
            .collect(Collectors.joining(", "));
    return new Judged(Optional.of("rule '" + proposal.rule() + "': " + what), proposal.disabled());
  }

  /**
   * Once no earlier form can be sent any more, it is decided again: one may have been sent since
   * the first time, and then a person has to agree.
   */
  private Proposal withoutOutdated(Arrival arrival, Proposal proposal) {
    if (!intake.reshaped(proposal)) {
      return proposal;
    }
    for (QueueItem old : intake.outdated(proposal)) {
      if (queue.cancel(old.id()) instanceof Change.Done) {
        log.info(
            "{} changed; its item {} gives way to a new one",
            Texts.printable(old.name()),
            old.id());
      }
    }
    return intake.propose(arrival);
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
            completed.fingerprint(),
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
