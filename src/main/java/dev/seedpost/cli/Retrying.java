package dev.seedpost.cli;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureKind;
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

  ExitCode all(List<QueueItem> items) {
    List<QueueItem> now = new ArrayList<>();
    for (QueueItem item : items) {
      QueueItem after = services.retry(item, answers(item));
      now.add(after);
      output.text(ItemText.sentence(after));
      output.item(after);
    }
    if (now.isEmpty()) {
      output.remark("Nothing is refused or stopped.");
    }
    ExitCode code = Outcome.of(now, false);
    output.summary(code, Map.of("items", now.size()));
    return code;
  }

  private Map<FactName, Fact> answers(QueueItem item) {
    return ask && item.state() == ItemState.NEEDS_ANSWER
        ? new Prompter(output.console()).answers(item.questions())
        : Map.of();
  }
}
