package dev.seedpost.tracker;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Rate;
import dev.seedpost.release.FactName;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.torrent.PieceTable;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.yaml.YamlMap;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a tracker site wants, read from its YAML.
 *
 * @param name how people call the site
 * @param site where it is and what runs there
 * @param limits sizes and names
 * @param pace requests, uploads, looks
 * @param form what its upload form takes
 * @param policy what may be done without a person, and how sure all this is
 */
public record Definition(
    TrackerId id, String name, Site site, Limits limits, Pace pace, Form form, Policy policy) {

  /**
   * Where the site is and what runs there.
   *
   * @param family the software's client: {@code gazelle}
   * @param url its pages
   * @param announceHosts hosts of its announce URLs, lower case
   * @param sourceFlag exactly as the site writes it
   * @param needs credentials a user has to set
   * @param options switches of the family, such as {@code auth-scheme}
   * @param api the section {@code api:}, which the family {@code api} alone reads
   */
  public record Site(
      String family,
      URI url,
      Set<String> announceHosts,
      String sourceFlag,
      List<Need> needs,
      Map<String, String> options,
      Optional<YamlMap> api) {
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
   * @param names what a name may not be
   * @param extensions file name endings allowed, by kind of release; a kind without an entry may
   *     have any
   * @param cites where each limit is stated, by its key in the YAML
   */
  public record Limits(
      PieceTable pieces,
      long torrentBytes,
      int pathLength,
      NameLimits names,
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

    /** "8 requests in 10 s". */
    public String said() {
      return rate.requests() + " requests in " + rate.per().toSeconds() + " s";
    }
  }

  /**
   * What the upload form takes.
   *
   * @param tables name to the site's own id or word, by table: {@code release-type: {Album: 1}}
   * @param allowed words the site takes, by fact: {@code media: [CD, WEB]}
   * @param required facts without which the form is not complete
   * @param kinds kinds of release that the site takes; empty for all
   * @param recipe how each field is filled, for families whose form is data
   */
  public record Form(
      Map<String, Map<String, String>> tables,
      Map<FactName, List<String>> allowed,
      Set<FactName> required,
      List<String> kinds,
      FormRecipe recipe) {
    public Form {
      tables = Map.copyOf(tables);
      allowed = Map.copyOf(allowed);
      required = Set.copyOf(required);
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * What may be done without a person, and how sure all this is.
   *
   * @param confirmedBy who or what says so
   * @param sendsAgain whether an upload that was not found in all looks is sent once more by itself
   * @param confidence how well public sources show what stands here
   * @param unproven what no public source shows, one sentence each
   */
  public record Policy(
      Automation automation,
      String confirmedBy,
      boolean sendsAgain,
      Confidence confidence,
      List<String> unproven) {
    public Policy {
      unproven = List.copyOf(unproven);
    }
  }

  /** What a site allows a program to do. */
  public enum Automation {
    /** Uploads may leave by themselves. */
    ALLOWED,
    /** A person looks at each form and says yes. */
    ASSISTED,
    /** A person uploads; the program prepares and goes on afterwards. */
    FORBIDDEN;

    /** The word in a definition. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public String family() {
    return site.family();
  }

  public URI url() {
    return site.url();
  }

  /** The site's address with a slash at its end, to resolve paths against. */
  public URI base() {
    return slashed(site.url());
  }

  /** An address with a slash at its end. */
  public static URI slashed(URI url) {
    return url.toString().endsWith("/") ? url : URI.create(url + "/");
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

  /**
   * A credential that a client cannot do without.
   *
   * @throws FailureException CONFIG if it is absent
   */
  public Secret needed(Map<String, Secret> credentials, String credential) {
    Secret secret = credentials.get(credential);
    if (secret == null) {
      throw new FailureException(
          FailureKind.CONFIG,
          "log in to " + name,
          "there is no " + credentialName(credential) + "; store it first");
    }
    return secret;
  }

  /** The words that the site takes for a fact. */
  public SiteWords words(FactName fact) {
    return new SiteWords(
        name,
        fact,
        form.tables().getOrDefault(fact.word(), Map.of()),
        form.allowed().getOrDefault(fact, List.of()));
  }

  /**
   * The piece length for a payload: that of the site's table, or the next larger one with which the
   * .torrent stays below the site's cap.
   */
  public PieceLength pieceLength(Content content) {
    PieceLength length = limits.pieces().forSize(content.size());
    PieceLength largest = limits.pieces().above();
    while (length.compareTo(largest) < 0
        && TorrentSize.estimate(content, length) > limits.torrentBytes()) {
      length = new PieceLength(length.bytes() * 2);
    }
    return length;
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
    return of(otherUrl, otherAnnounceHosts, site.options());
  }

  /** The same definition with an option of its family set. */
  public Definition with(String option, String word) {
    Map<String, String> options = new HashMap<>(site.options());
    options.put(option, word);
    return of(site.url(), site.announceHosts(), options);
  }

  private Definition of(URI url, Set<String> announceHosts, Map<String, String> options) {
    Site other =
        new Site(
            site.family(),
            url,
            announceHosts,
            site.sourceFlag(),
            site.needs(),
            options,
            site.api());
    return new Definition(id, name, other, limits, pace, form, policy);
  }

  /** Whether a person uploads there, and the program prepares and goes on afterwards. */
  public boolean byHand() {
    return policy.automation() == Automation.FORBIDDEN || site.family().equals("manual");
  }

  /** Whether the torrent that was sent is the one to seed: the site keeps it, or serves none. */
  public boolean keepsOurTorrent() {
    return "true".equals(site.options().get("keeps-torrent"));
  }

  /** The same definition under another policy, such as a stricter one of the user's. */
  public Definition under(Automation automation) {
    Policy other =
        new Policy(
            automation, policy.confirmedBy, policy.sendsAgain, policy.confidence, policy.unproven);
    return new Definition(id, name, site, limits, pace, form, other);
  }

  /** The same definition at another pace. */
  public Definition at(Pace otherPace) {
    return new Definition(id, name, site, limits, otherPace, form, policy);
  }
}
