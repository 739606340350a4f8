package dev.seedpost.queue;

import java.time.Instant;
import java.util.List;

/**
 * One of the programs that work on a shared queue.
 *
 * @param content folders that it can read beside what it took in itself
 * @param alive whether it works on the queue now
 * @param leaseUntil until when its word counts or counted, by the clock of the database
 */
public record NodeStatus(
    String name,
    String host,
    String client,
    List<String> content,
    boolean alive,
    Instant leaseUntil) {
  public NodeStatus {
    content = List.copyOf(content);
  }

  /** Whether it can take an item's next step. */
  boolean reaches(QueueItem item) {
    return switch (item.state()) {
      case SENDING, UNCERTAIN -> true;
      case INJECTED, PENDING -> client.equals(item.client());
      default -> client.equals(item.client()) && (name.equals(item.node()) || reads(item));
    };
  }

  private boolean reads(QueueItem item) {
    String path = item.contentPath() + "/";
    return content.stream().anyMatch(folder -> path.startsWith(folder + "/"));
  }
}
