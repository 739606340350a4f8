package dev.seedpost.cli;

import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.QueueItem;
import java.util.Collection;
import java.util.List;

/** One exit code for what became of several items. */
final class Outcome {
  private Outcome() {}

  /**
   * The code.
   *
   * @param waited whether the items were waited for; else being queued is enough
   */
  static ExitCode of(Collection<QueueItem> items, boolean waited) {
    return ofAll(items.stream().map(item -> of(item, waited)).toList());
  }

  /** One code for all. */
  static ExitCode ofAll(List<ExitCode> all) {
    List<ExitCode> codes = all.stream().distinct().toList();
    if (codes.isEmpty()) {
      return ExitCode.NOTHING_TO_DO;
    }
    return codes.size() == 1
        ? codes.getFirst()
        : codes.contains(ExitCode.DONE) ? ExitCode.PARTLY : worst(codes);
  }

  private static ExitCode worst(List<ExitCode> codes) {
    for (ExitCode code :
        List.of(
            ExitCode.UNCERTAIN,
            ExitCode.FAILED,
            ExitCode.CREDENTIALS,
            ExitCode.HELD,
            ExitCode.RETRIED_LATER)) {
      if (codes.contains(code)) {
        return code;
      }
    }
    return codes.getFirst();
  }

  static ExitCode of(QueueItem item, boolean waited) {
    return switch (item.state()) {
      case SEEDING -> ExitCode.DONE;
      case NEEDS_ANSWER, DUPLICATE, HANDED_OVER -> ExitCode.HELD;
      case REFUSED, PARKED, CANCELLED -> ExitCode.FAILED;
      case UNCERTAIN -> ExitCode.UNCERTAIN;
      case PREPARED, SENDING, ACCEPTED, FETCHED, INJECTED, PENDING ->
          !waited
              ? ExitCode.DONE
              : item.failureKind().filter(FailureKind.AUTH.name()::equals).isPresent()
                  ? ExitCode.of(FailureKind.AUTH)
                  : ExitCode.RETRIED_LATER;
    };
  }
}
