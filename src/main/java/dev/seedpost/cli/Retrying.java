package dev.seedpost.cli;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.Change;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets resting items go on. */
final class Retrying {
  private final Services services;
  private final Output output;
  private final boolean ask;

  Retrying(Services services, Output output, boolean ask) {
    this.services = services;
    this.output = output;
    this.ask = ask;
  }

  ExitCode one(long id) {
    Optional<QueueItem> item = services.item(id);
    if (item.isEmpty()) {
      output.failure(
          Failure.of(FailureKind.REJECTED, "retry item " + id, "there is no item " + id),
          ExitCode.FAILED);
      return ExitCode.FAILED;
    }
    return all(List.of(item.get()));
  }

  /** One item that the site has accepted, from a step after that. */
  ExitCode from(long id, ItemState state) {
    return switch (services.retryFrom(id, state)) {
      case Change.Done done -> said(List.of(done.item()), 0);
      case Change.Impossible impossible -> {
        output.failure(
            Failure.of(FailureKind.REJECTED, "retry item " + id, impossible.why()),
            ExitCode.FAILED);
        yield ExitCode.FAILED;
      }
    };
  }

  /** What cannot go on says so and keeps nobody else back. */
  ExitCode all(List<QueueItem> items) {
    List<QueueItem> now = new ArrayList<>();
    List<FailureException> failures = new ArrayList<>();
    for (QueueItem item : items) {
      try {
        now.add(services.retry(item, answers(item)));
      } catch (FailureException e) {
        if (items.size() == 1) {
          throw e;
        }
        failures.add(e);
      }
    }
    if (items.isEmpty()) {
      output.remark("Nothing is refused or stopped.");
    }
    failures.forEach(e -> output.failure(e.failure(), ExitCode.of(e.kind())));
    return said(now, failures.size());
  }

  private ExitCode said(List<QueueItem> items, int failures) {
    for (QueueItem item : items) {
      output.text(ItemText.sentence(item));
      output.item(item);
    }
    ExitCode code =
        failures == 0
            ? Outcome.of(items, false)
            : items.isEmpty() ? ExitCode.FAILED : ExitCode.PARTLY;
    output.summary(code, Map.of("items", items.size(), "failed", failures));
    return code;
  }

  private Map<FactName, Fact> answers(QueueItem item) {
    return ask && item.state() == ItemState.NEEDS_ANSWER
        ? new Prompter(output.console()).answers(item.questions())
        : Map.of();
  }
}
