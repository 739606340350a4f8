package dev.seedpost.intake;

import dev.seedpost.content.Content;
import dev.seedpost.release.Release;
import java.util.List;
import java.util.Optional;

/**
 * What would be uploaded, before anything is done.
 *
 * @param rule the rule that decided; empty for a person's own choice
 * @param trackers a row per tracker; empty if nothing is to be done
 * @param ignored why nothing is to be done, if so
 */
public record Proposal(
    Content content,
    Release release,
    String rule,
    List<TrackerProposal> trackers,
    Optional<String> ignored) {
  public Proposal {
    trackers = List.copyOf(trackers);
  }
}
