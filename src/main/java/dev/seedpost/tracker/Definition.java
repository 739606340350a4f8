package dev.seedpost.tracker;

import dev.seedpost.http.Rate;
import dev.seedpost.release.FactName;
import dev.seedpost.torrent.PieceTable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a tracker site wants, read from its YAML.
 *
 * @param family the software's client: {@code gazelle}
 * @param announceHosts hosts of its announce URLs
 * @param limits sizes and names
 * @param pace requests, uploads, looks
 * @param needs credentials a user has to set
 * @param tables name to the site's own id, by table: {@code release-type: {Album: 1}}
 * @param allowed words the site takes, by fact: {@code media: [CD, WEB]}
 * @param required facts without which the form is not complete, for music
 * @param options switches of the family, such as {@code auth-scheme}
 */
public record Definition(
    TrackerId id,
    String name,
    String family,
    URI url,
    Set<String> announceHosts,
    String sourceFlag,
    Limits limits,
    Pace pace,
    List<Need> needs,
    Map<String, Map<String, String>> tables,
    Map<FactName, List<String>> allowed,
    Set<FactName> required,
    Map<String, String> options) {

  /**
   * What a torrent may be.
   *
   * @param pieces piece length by payload size
   * @param torrentBytes largest .torrent, bytes
   * @param pathLength longest path with the root folder, characters
   * @param forbidden characters refused in names
   */
  public record Limits(PieceTable pieces, long torrentBytes, int pathLength, String forbidden) {}

  /**
   * How fast things may go.
   *
   * @param rate requests of any kind
   * @param uploadSpacing least time between two uploads
   * @param looks waits before each look for an upload whose answer was lost
   */
  public record Pace(Rate rate, Duration uploadSpacing, List<Duration> looks) {
    public Pace {
      looks = List.copyOf(looks);
    }
  }

  /**
   * A credential that a user has to set.
   *
   * @param credential name in the store without the tracker's prefix: {@code api-key}
   * @param where where a person finds it on the site
   */
  public record Need(String credential, String where) {}

  /** The name of a needed credential in the store: {@code red-api-key}. */
  public String credentialName(String credential) {
    return id.id() + "-" + credential;
  }

  /** The same definition for another address, such as a test site's. */
  public Definition at(URI otherUrl, Set<String> otherAnnounceHosts) {
    return new Definition(
        id,
        name,
        family,
        otherUrl,
        otherAnnounceHosts,
        sourceFlag,
        limits,
        pace,
        needs,
        tables,
        allowed,
        required,
        options);
  }

  /** The same definition at another pace. */
  public Definition at(Pace otherPace) {
    return new Definition(
        id,
        name,
        family,
        url,
        announceHosts,
        sourceFlag,
        limits,
        otherPace,
        needs,
        tables,
        allowed,
        required,
        options);
  }
}
