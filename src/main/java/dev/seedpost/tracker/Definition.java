package dev.seedpost.tracker;

import dev.seedpost.content.Content;
import dev.seedpost.http.Rate;
import dev.seedpost.release.FactName;
import dev.seedpost.torrent.PieceTable;
import dev.seedpost.torrent.TorrentFile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a tracker site wants, read from its YAML.
 *
 * @param name how people call the site
 * @param site where it is and what runs there
 * @param limits sizes and names
 * @param pace requests, uploads, looks
 * @param form what its upload form takes
 */
public record Definition(
    TrackerId id, String name, Site site, Limits limits, Pace pace, Form form) {

  /**
   * Where the site is and what runs there.
   *
   * @param family the software's client: {@code gazelle}
   * @param url its pages
   * @param announceHosts hosts of its announce URLs, lower case
   * @param sourceFlag exactly as the site writes it
   * @param needs credentials a user has to set
   * @param options switches of the family, such as {@code auth-scheme}
   */
  public record Site(
      String family,
      URI url,
      Set<String> announceHosts,
      String sourceFlag,
      List<Need> needs,
      Map<String, String> options) {
    public Site {
      announceHosts = Set.copyOf(announceHosts);
      needs = List.copyOf(needs);
      options = Map.copyOf(options);
    }
  }

  /**
   * What a torrent may be. Where a site is not known to have a limit, the largest number stands.
   *
   * @param pieces piece length by payload size
   * @param torrentBytes largest .torrent, bytes
   * @param pathLength longest path with the root folder, characters
   * @param forbidden characters refused in names
   * @param extensions file name endings allowed, by kind of release; a kind without an entry may
   *     have any
   * @param cites where each limit is stated, by its key in the YAML
   */
  public record Limits(
      PieceTable pieces,
      long torrentBytes,
      int pathLength,
      String forbidden,
      Map<String, Set<String>> extensions,
      Map<String, String> cites) {
    public Limits {
      extensions = Map.copyOf(extensions);
      cites = Map.copyOf(cites);
    }
  }

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
   * What the upload form takes.
   *
   * @param tables name to the site's own id or word, by table: {@code release-type: {Album: 1}}
   * @param allowed words the site takes, by fact: {@code media: [CD, WEB]}
   * @param required facts without which the form is not complete
   */
  public record Form(
      Map<String, Map<String, String>> tables,
      Map<FactName, List<String>> allowed,
      Set<FactName> required) {
    public Form {
      tables = Map.copyOf(tables);
      allowed = Map.copyOf(allowed);
      required = Set.copyOf(required);
    }
  }

  /**
   * A credential that a user has to set.
   *
   * @param credential name in the store without the tracker's prefix: {@code api-key}
   * @param where where a person finds it on the site
   */
  public record Need(String credential, String where) {}

  public String family() {
    return site.family();
  }

  public URI url() {
    return site.url();
  }

  public Set<String> announceHosts() {
    return site.announceHosts();
  }

  public String sourceFlag() {
    return site.sourceFlag();
  }

  public List<Need> needs() {
    return site.needs();
  }

  /** The name of a needed credential in the store: {@code red-api-key}. */
  public String credentialName(String credential) {
    return id.id() + "-" + credential;
  }

  /** The words that the site takes for a fact. */
  public SiteWords words(FactName fact) {
    return new SiteWords(
        name,
        fact,
        form.tables().getOrDefault(fact.word(), Map.of()),
        form.allowed().getOrDefault(fact, List.of()));
  }

  /** The site's limits that a torrent breaks, one sentence each. */
  public List<String> refusals(TorrentFile torrent) {
    return new LimitCheck(this).of(torrent);
  }

  /**
   * The site's limits that a payload breaks, one sentence each.
   *
   * @param kind of release, for the file types: {@code music}
   */
  public List<String> refusals(Content content, String kind) {
    return new LimitCheck(this).of(content, kind);
  }

  /** The same definition for another address, such as a test site's. */
  public Definition at(URI otherUrl, Set<String> otherAnnounceHosts) {
    Site other =
        new Site(
            site.family(),
            otherUrl,
            otherAnnounceHosts,
            site.sourceFlag(),
            site.needs(),
            site.options());
    return new Definition(id, name, other, limits, pace, form);
  }

  /** The same definition at another pace. */
  public Definition at(Pace otherPace) {
    return new Definition(id, name, site, limits, otherPace, form);
  }
}
