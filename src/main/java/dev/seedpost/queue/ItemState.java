package dev.seedpost.queue;

import java.util.Set;

/** Where an upload item stands. SENDING is committed before the request leaves. */
public enum ItemState {
  /** Torrent and form are ready; waits for its turn. */
  PREPARED,
  /** A person has to answer or agree first. */
  NEEDS_ANSWER,
  /** The upload is on its way; found like this after a crash it is UNCERTAIN. */
  SENDING,
  /** It may have landed: the tracker is asked before anything is sent again. */
  UNCERTAIN,
  /** The site has it. */
  ACCEPTED,
  /** The site's own torrent is here and is the same payload. */
  FETCHED,
  /** It is in qBittorrent. */
  INJECTED,
  /** It is in qBittorrent, but the site's staff has to approve it before it can seed. */
  PENDING,
  /** Proven: complete, seeding, and the tracker says it works. */
  SEEDING,
  /** The site said no. */
  REFUSED,
  /**
   * Others have uploaded this release: a person seeds theirs, sends it all the same, or gives up.
   */
  DUPLICATE,
  /** It lies ready for a person, who uploads it and says so. */
  HANDED_OVER,
  /** Stopped until a person decides. */
  PARKED,
  /** Taken back before anything was sent. */
  CANCELLED;

  /** The states that may follow this one. */
  public Set<ItemState> next() {
    return switch (this) {
      case PREPARED ->
          Set.of(SENDING, NEEDS_ANSWER, ACCEPTED, REFUSED, DUPLICATE, PARKED, CANCELLED);
      case NEEDS_ANSWER -> Set.of(PREPARED, ACCEPTED, REFUSED, PARKED, CANCELLED);
      case SENDING ->
          Set.of(ACCEPTED, REFUSED, UNCERTAIN, DUPLICATE, HANDED_OVER, PREPARED, PARKED);
      case UNCERTAIN -> Set.of(ACCEPTED, REFUSED, DUPLICATE, PREPARED, HANDED_OVER, PARKED);
      // A person may have any of the safe steps after the acceptance done again.
      case ACCEPTED -> Set.of(FETCHED, INJECTED, PARKED);
      case FETCHED -> Set.of(INJECTED, ACCEPTED, PARKED);
      case INJECTED -> Set.of(SEEDING, PENDING, FETCHED, ACCEPTED, PARKED);
      case PENDING -> Set.of(SEEDING, INJECTED, FETCHED, ACCEPTED, PARKED);
      case SEEDING -> Set.of(INJECTED, FETCHED, ACCEPTED);
      case REFUSED -> Set.of(PREPARED, NEEDS_ANSWER, ACCEPTED);
      case CANCELLED -> Set.of(PREPARED, NEEDS_ANSWER, ACCEPTED, FETCHED);
      case DUPLICATE -> Set.of(PREPARED, NEEDS_ANSWER, ACCEPTED, REFUSED, CANCELLED);
      case HANDED_OVER -> Set.of(UNCERTAIN, ACCEPTED, CANCELLED);
      case PARKED ->
          Set.of(PREPARED, NEEDS_ANSWER, UNCERTAIN, ACCEPTED, FETCHED, INJECTED, CANCELLED);
    };
  }

  public boolean mayBecome(ItemState other) {
    return next().contains(other);
  }

  /** Whether the next step speaks to the tracker; what is fetched speaks to qBittorrent alone. */
  public boolean asksTracker() {
    return this == PREPARED || this == UNCERTAIN || this == ACCEPTED;
  }

  /** Whether the worker has something to do for an item in this state. */
  public boolean active() {
    return switch (this) {
      case PREPARED, SENDING, UNCERTAIN, ACCEPTED, FETCHED, INJECTED, PENDING -> true;
      case NEEDS_ANSWER, SEEDING, REFUSED, DUPLICATE, HANDED_OVER, PARKED, CANCELLED -> false;
    };
  }
}
