package dev.seedpost.report;

import dev.seedpost.queue.NodeStatus;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.TrackerStatus;
import dev.seedpost.queue.Turn;
import dev.seedpost.tracker.TrackerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How things stand right now.
 *
 * @param daemon who holds this state folder, if a daemon runs: "pid 1234 since …"
 * @param paused whether everything is paused by a person
 * @param counts items by state word
 * @param trackers a row per tracker
 * @param turns when the next upload to each of them may leave
 * @param nodes the nodes that share the queue; none where a program is alone
 * @param needYou items that wait for a person
 */
public record Status(
    Instant at,
    Optional<String> daemon,
    boolean paused,
    Map<String, Integer> counts,
    List<TrackerStatus> trackers,
    Map<TrackerId, Turn> turns,
    List<NodeStatus> nodes,
    List<QueueItem> needYou) {
  public Status {
    counts = Map.copyOf(counts);
    trackers = List.copyOf(trackers);
    turns = Map.copyOf(turns);
    nodes = List.copyOf(nodes);
    needYou = List.copyOf(needYou);
  }
}
