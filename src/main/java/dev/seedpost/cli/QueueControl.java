package dev.seedpost.cli;

import dev.seedpost.queue.Change;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Transition;
import dev.seedpost.queue.Turn;
import dev.seedpost.report.Status;
import dev.seedpost.report.TrackerFigures;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looking at the queue and changing it; works beside a running daemon. */
public interface QueueControl {
  /**
   * Items in the order in which they will be worked on, finished ones last; no states means all.
   */
  List<QueueItem> items(Set<ItemState> states, Optional<TrackerId> tracker);

  /** The first of them, so many at most. */
  List<QueueItem> first(int most, Optional<TrackerId> tracker);

  Optional<QueueItem> item(long id);

  List<Transition> history(long id);

  /** When the next step of each item may be taken, of those that go on by themselves. */
  Map<Long, Turn> turns(List<QueueItem> items);

  Change cancel(long id);

  /** Lets an accepted item go on: ACCEPTED to fetch, FETCHED to inject, INJECTED to confirm. */
  Change retryFrom(long id, ItemState from);

  Change moveToTop(long id);

  Change moveBefore(long id, long other);

  void pause(Optional<TrackerId> tracker);

  void resume(Optional<TrackerId> tracker);

  Status status();

  List<TrackerFigures> figures(Optional<Duration> since);

  /** Notes that qBittorrent finished a torrent; the daemon looks at it. */
  void finished(InfoHash hash);

  /** Who runs a daemon on this state folder, if one runs: "pid 1234 since …". */
  Optional<String> daemon();
}
