package dev.seedpost.tracker;

import dev.seedpost.http.Rate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a user changes about a tracker's definition.
 *
 * @param enabled whether it is used at all
 * @param url another address, such as a test site's
 * @param announceHosts empty: as defined
 * @param automation what may be done without a person; what a site forbids stays forbidden
 * @param encodings whether encodings of one edition leave {@code together} in one request or {@code
 *     apart}; only some families have the choice
 * @param pace a slower or faster pace
 * @param times when uploads may leave
 */
public record TrackerSettings(
    boolean enabled,
    Optional<URI> url,
    Set<String> announceHosts,
    Optional<Definition.Automation> automation,
    Optional<String> encodings,
    Pace pace,
    UploadTimes times) {

  public TrackerSettings {
    announceHosts = Set.copyOf(announceHosts);
  }

  /**
   * Changes of pace; what is absent stays as defined.
   *
   * @param requests at most so many
   * @param per in any stretch of this length
   * @param looks empty: as defined
   */
  public record Pace(
      Optional<Integer> requests,
      Optional<Duration> per,
      Optional<Duration> uploadSpacing,
      List<Duration> looks) {
    /** As defined. */
    public static final Pace AS_DEFINED =
        new Pace(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Pace {
      looks = List.copyOf(looks);
    }
  }

  /** Used exactly as it is defined. */
  public static final TrackerSettings AS_DEFINED =
      new TrackerSettings(
          true,
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Pace.AS_DEFINED,
          UploadTimes.ANY_TIME);

  /** The definition with these changes. */
  public Definition applyTo(Definition definition) {
    Definition.Pace defined = definition.pace();
    Definition.Automation own = definition.policy().automation();
    return encodings
        .map(word -> definition.with("encodings", word))
        .orElse(definition)
        .under(own == Definition.Automation.FORBIDDEN ? own : automation.orElse(own))
        .at(
            url.orElse(definition.url()),
            announceHosts.isEmpty() ? definition.announceHosts() : announceHosts)
        .at(
            new Definition.Pace(
                new Rate(
                    pace.requests().orElse(defined.rate().requests()),
                    pace.per().orElse(defined.rate().per())),
                pace.uploadSpacing().orElse(defined.uploadSpacing()),
                pace.looks().isEmpty() ? defined.looks() : pace.looks()));
  }
}
