package dev.seedpost.upload;

import dev.seedpost.failure.Failure;
import dev.seedpost.queue.ItemState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One table: what a kind of failure means for the next move. */
final class RetryPolicy {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15));

  /** A site that says "slow down" without a time. */
  private static final Duration LIMITED = Duration.ofSeconds(60);

  /** How often a "no" to what was accepted is taken for a passing one (a bot wall, a 404). */
  private static final int PASSING = 8;

  private RetryPolicy() {}

  /**
   * The next move.
   *
   * @param state the state in which it failed
   * @param attempts failed tries of this state before this one
   * @param firstLook how long to wait before the first look
   */
  static Next after(
      Failure failure, ItemState state, int attempts, Duration firstLook, Instant now) {
    return switch (failure.kind()) {
      case TRANSIENT -> new Next.RetryAt(later(failure, now.plus(pause(state, attempts))));
      case RATE_LIMITED ->
          new Next.RetryAt(
              failure.notBefore().isPresent()
                  ? later(failure, now.plus(pause(state, attempts)))
                  : now.plus(LIMITED));
      case UNCERTAIN -> new Next.Reconcile(now.plus(firstLook));
      case AUTH ->
          switch (state) {
            // These steps speak to qBittorrent, not to the tracker.
            case FETCHED, INJECTED, PENDING -> new Next.RetryAt(now.plus(wait(WAITS.size())));
            // So did a step that knows when its login may be tried again.
            default ->
                failure.notBefore().<Next>map(Next.RetryAt::new).orElseGet(Next.HoldTracker::new);
          };
      case BUG ->
          state == ItemState.SENDING ? new Next.Reconcile(now.plus(firstLook)) : new Next.Park();
      case REJECTED ->
          switch (state) {
            case UNCERTAIN -> new Next.RetryAt(now.plus(pause(state, attempts)));
            case ACCEPTED ->
                attempts < PASSING
                    ? new Next.RetryAt(now.plus(pause(state, attempts)))
                    : new Next.Park();
            default -> new Next.Park();
          };
      case INVALID_CONTENT, CONFIG -> new Next.Park();
    };
  }

  /** Failed looks are not counted, so a site that is down is given time from the start. */
  private static Duration pause(ItemState state, int attempts) {
    return wait(state == ItemState.UNCERTAIN ? Math.max(attempts, 2) : attempts);
  }

  private static Instant later(Failure failure, Instant earliest) {
    return failure.notBefore().filter(earliest::isBefore).orElse(earliest);
  }

  static Duration wait(int attempts) {
    return WAITS.get(Math.min(attempts, WAITS.size() - 1));
  }
}
