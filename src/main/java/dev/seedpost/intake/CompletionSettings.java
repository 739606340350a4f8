package dev.seedpost.intake;

import java.time.Duration;
import java.util.Set;

/**
 * How completed torrents are found in the client.
 *
 * @param every time between two polls
 * @param categories torrents of any of these; with {@code tags} also empty, the poll is off
 * @param tags torrents with any of these
 */
public record CompletionSettings(Duration every, Set<String> categories, Set<String> tags) {
  public CompletionSettings {
    categories = Set.copyOf(categories);
    tags = Set.copyOf(tags);
  }

  /** Whether there is anything to poll for. */
  public boolean polls() {
    return !categories.isEmpty() || !tags.isEmpty();
  }
}
