package dev.seedpost.queue;

import dev.seedpost.failure.FailureKind;
import dev.seedpost.torrent.InfoHash;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of an item, as the worker decides it.
 *
 * @param to the next state; the present one for a try that failed and will be repeated
 * @param reason one sentence for a person, no secrets
 * @param dueAt when to look again
 * @param attempts failed tries of the state that is entered
 * @param torrentId the site's number, if it became known
 * @param siteHash info hash of the site's torrent, if it became known
 */
public record Step(
    ItemState to,
    String reason,
    Optional<FailureKind> failureKind,
    Instant dueAt,
    int attempts,
    Optional<String> torrentId,
    Optional<InfoHash> siteHash) {

  /** On to a state that is worked on at once. */
  public static Step to(ItemState state, String reason, Instant now) {
    return new Step(state, reason, Optional.empty(), now, 0, Optional.empty(), Optional.empty());
  }

  /** A state with the failure that led there. */
  public static Step after(
      FailureKind kind, ItemState state, String reason, Instant dueAt, int attempts) {
    return new Step(
        state, reason, Optional.of(kind), dueAt, attempts, Optional.empty(), Optional.empty());
  }

  Step dueAt(Instant later) {
    return new Step(to, reason, failureKind, later, attempts, torrentId, siteHash);
  }

  public Step withReason(String text) {
    return new Step(to, text, failureKind, dueAt, attempts, torrentId, siteHash);
  }

  public Step withTorrentId(String id) {
    return new Step(to, reason, failureKind, dueAt, attempts, Optional.of(id), siteHash);
  }

  public Step withSiteHash(InfoHash hash) {
    return new Step(to, reason, failureKind, dueAt, attempts, torrentId, Optional.of(hash));
  }
}
