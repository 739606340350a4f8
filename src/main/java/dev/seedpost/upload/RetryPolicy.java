package dev.seedpost.upload;

import dev.seedpost.failure.Failure;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
  static final Duration LIMITED = Duration.ofSeconds(60);

  /** How often a "no" to what was accepted is taken for a passing one (a bot wall, a 404). */
  private static final int PASSING = 8;

  /** Between tries of a login that qBittorrent refused. */
  private static final Duration LOGIN = Duration.ofMinutes(15);

  /** What was not accepted is tried for so long, and so often. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final int MOST = 300;

  /**
   * What was accepted is tried for so long in one state: it is safe, and it is owed to the site.
   */
  static final Duration SAFE = Duration.ofDays(30);

  private RetryPolicy() {}

  /**
   * The next move.
   *
   * @param item as it was when it failed
   * @param client whether it was qBittorrent that failed
   * @param firstLook how long to wait before the first look
   */
  static Next after(
      Failure failure, QueueItem item, boolean client, Duration firstLook, Instant now) {
    Next next = move(failure, item, client, firstLook, now);
    return next instanceof Next.RetryAt ? giveUp(item, now).orElse(next) : next;
  }

  private static Next move(
      Failure failure, QueueItem item, boolean client, Duration firstLook, Instant now) {
    ItemState state = item.state();
    return switch (failure.kind()) {
      case TRANSIENT -> new Next.RetryAt(later(failure, now.plus(pause(item))));
      case RATE_LIMITED ->
          new Next.RetryAt(
              failure.notBefore().isPresent()
                  ? later(failure, now.plus(pause(item)))
                  : now.plus(LIMITED));
      case UNCERTAIN -> new Next.Reconcile(now.plus(firstLook));
      // qBittorrent's refused login is no reason to hold the tracker.
      case AUTH -> client ? new Next.RetryAt(now.plus(LOGIN)) : new Next.HoldTracker();
      case BUG ->
          state == ItemState.SENDING ? new Next.Reconcile(now.plus(firstLook)) : new Next.Park("");
      case REJECTED ->
          switch (state) {
            case UNCERTAIN -> new Next.RetryAt(now.plus(pause(item)));
            case ACCEPTED ->
                item.attempts() < PASSING
                    ? new Next.RetryAt(now.plus(pause(item)))
                    : new Next.Park("");
            default -> new Next.Park("");
          };
      case INVALID_CONTENT, CONFIG -> new Next.Park("");
    };
  }

  /** What never gets better is told to a person in the end. */
  private static Optional<Next> giveUp(QueueItem item, Instant now) {
    Duration age = Duration.between(item.changedAt(), now);
    boolean over =
        switch (item.state()) {
          case ACCEPTED, FETCHED, INJECTED, PENDING -> age.compareTo(SAFE) > 0;
          default -> age.compareTo(LONGEST) > 0 || item.attempts() >= MOST;
        };
    return over
        ? Optional.of(
            new Next.Park(
                "given up after "
                    + age.toDays()
                    + " days and "
                    + (item.attempts() + 1)
                    + " tries; 'seedpost retry "
                    + item.id()
                    + "' goes on; the last one: "))
        : Optional.empty();
  }

  /** Failed looks are not counted, so a site that is down is given time from the start. */
  private static Duration pause(QueueItem item) {
    int attempts =
        item.state() == ItemState.UNCERTAIN ? Math.max(item.attempts(), 2) : item.attempts();
    // Spread by a fifth either way, so that what failed together is not tried together.
    long mixed = ((item.id() * 31 + attempts) * 0x9E3779B97F4A7C15L) >>> 40;
    return wait(attempts).multipliedBy(80 + mixed % 41).dividedBy(100);
  }

  private static Instant later(Failure failure, Instant earliest) {
    return failure.notBefore().filter(earliest::isBefore).orElse(earliest);
  }

  static Duration wait(int attempts) {
    return WAITS.get(Math.min(attempts, WAITS.size() - 1));
  }
}
