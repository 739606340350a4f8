package dev.seedpost.qbittorrent;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import dev.seedpost.torrent.InfoHash;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One add, believed only when the torrent is seen. The reply comes before the torrent exists, and
 * reports of slow disks speak of seconds in between.
 */
final class Addition {
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final Duration LOOK_AFTER_REFUSAL = Duration.ofSeconds(10);
  private static final Duration SETTLE = Duration.ofSeconds(20);

  private final InfoHash hash;
  private final Supplier<Reply> post;
  private final Function<InfoHash, Optional<ClientTorrent>> find;
  private final WebApiAnswers answers;
  private final Pause pause;
  private final String doing;

  Addition(
      InfoHash hash,
      Supplier<Reply> post,
      Function<InfoHash, Optional<ClientTorrent>> find,
      WebApiAnswers answers,
      Pause pause,
      String doing) {
    this.hash = hash;
    this.post = post;
    this.find = find;
    this.answers = answers;
    this.pause = pause;
    this.doing = doing;
  }

  /** Adds; a yes without a torrent is tried once more. */
  AddResult run() {
    Optional<ClientTorrent> before = find.apply(hash);
    if (before.isPresent()) {
      return new AddResult.AlreadyPresent(before.get());
    }
    for (int attempt = 1; attempt <= 2; attempt++) {
      Optional<AddResult> result = once();
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw WebApiAnswers.transientFailure(
        doing,
        answers.called()
            + " said yes twice and the torrent never appeared; look at its log or restart it");
  }

  private Optional<AddResult> once() {
    Reply reply;
    try {
      reply = post.get();
    } catch (FailureException e) {
      if (e.kind() != FailureKind.TRANSIENT) {
        throw e;
      }
      // The connection broke: whether the torrent arrived is seen only by looking.
      return Optional.of(look(LOOK).<AddResult>map(this::added).orElseThrow(() -> e));
    }
    return switch (answers.addition(reply)) {
      case TAKEN -> look(LOOK).map(this::added);
      case NOT_TAKEN ->
          Optional.of(
              look(LOOK_AFTER_REFUSAL)
                  .<AddResult>map(AddResult.AlreadyPresent::new)
                  .orElseGet(
                      () -> new AddResult.Refused(answers.called() + " refused the torrent")));
      case NOT_A_TORRENT ->
          Optional.of(
              new AddResult.Refused(answers.called() + " does not take the file as a torrent"));
      case UNCLEAR ->
          Optional.of(
              look(LOOK)
                  .<AddResult>map(this::added)
                  .orElseThrow(() -> answers.unexpected(reply, doing)));
    };
  }

  /** The torrent after its first check, if that ends soon. */
  private AddResult added(ClientTorrent first) {
    Waits waits = new Waits(SETTLE);
    ClientTorrent torrent = first;
    while (unsettled(torrent) && waits.next()) {
      Optional<ClientTorrent> again = find.apply(hash);
      if (again.isEmpty()) {
        break;
      }
      torrent = again.get();
    }
    return new AddResult.Added(torrent);
  }

  private static boolean unsettled(ClientTorrent torrent) {
    return torrent.state() == ClientState.CHECKING || torrent.state() == ClientState.MOVING;
  }

  private Optional<ClientTorrent> look(Duration atMost) {
    Waits waits = new Waits(atMost);
    Optional<ClientTorrent> seen = find.apply(hash);
    while (seen.isEmpty() && waits.next()) {
      seen = find.apply(hash);
    }
    return seen;
  }

  /** Waits that double up to a second, until their sum reaches the limit. */
  private final class Waits {
    private final Duration limit;
    private Duration sum = Duration.ZERO;
    private Duration wait = FIRST_WAIT;

    Waits(Duration limit) {
      this.limit = limit;
    }

    boolean next() {
      if (sum.compareTo(limit) >= 0) {
        return false;
      }
      pause.of(wait, doing);
      sum = sum.plus(wait);
      Duration doubled = wait.multipliedBy(2);
      wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
      return true;
    }
  }
}
