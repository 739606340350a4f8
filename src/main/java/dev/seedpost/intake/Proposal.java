package dev.seedpost.intake;

import dev.seedpost.content.Content;
import dev.seedpost.release.Release;
import dev.seedpost.tracker.TrackerId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What would be uploaded, before anything is done.
 *
 * @param rule the rule that decided; empty for a person's own choice
 * @param trackers a row per tracker; empty if nothing is to be done
 * @param ignored why nothing is to be done, if so
 * @param disabled trackers that the rules want as well and that cannot be used before their
 *     definition is mended, each with its mistake
 */
public record Proposal(
    Content content,
    Release release,
    String rule,
    List<TrackerProposal> trackers,
    Optional<String> ignored,
    Map<TrackerId, String> disabled) {
  public Proposal {
    trackers = List.copyOf(trackers);
    disabled = Collections.unmodifiableMap(new TreeMap<>(disabled));
  }
}
