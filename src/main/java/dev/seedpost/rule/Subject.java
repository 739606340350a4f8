package dev.seedpost.rule;

import dev.seedpost.content.Content;
import dev.seedpost.release.Release;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule looks at.
 *
 * @param source name of the watch folder, or the caller's word for another origin
 * @param category the torrent's category in the client; empty if it has none or there is no torrent
 * @param tags of the torrent in the client
 * @param trackerHosts of the torrent in the client, empty if none
 * @param completed when the client completed it; empty for a payload that is in no client
 * @param now the moment of the decision
 */
public record Subject(
    String source,
    Content content,
    Release release,
    String category,
    Set<String> tags,
    Set<String> trackerHosts,
    Optional<Instant> completed,
    Instant now) {
  public Subject {
    tags = Set.copyOf(tags);
    trackerHosts = Set.copyOf(trackerHosts);
  }
}
