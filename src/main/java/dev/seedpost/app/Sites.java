package dev.seedpost.app;

import dev.seedpost.config.Settings;
import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Gate;
import dev.seedpost.http.Http;
import dev.seedpost.intake.TrackerDesk;
import dev.seedpost.release.Release;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.Families;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.Need;
import dev.seedpost.tracker.TrackerFamily;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.upload.Site;
import dev.seedpost.yaml.Problem;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The configured trackers, each with its definition, family, credentials and client. Safe for use
 * by many threads.
 */
final class Sites implements TrackerDesk, Site.Finder {
  private static final String ANNOUNCE_URL = "announce-url";

  private final Map<TrackerId, Definition> configured = new LinkedHashMap<>();
  private final Map<TrackerId, String> disabled = new TreeMap<>();
  private final Families families;
  private final Auditor auditor;
  private final Http http;
  private final Supplier<Gate> gate;
  private final Map<TrackerId, Open> open = new HashMap<>();

  /** A client with the credentials it was made with. */
  private record Open(Map<String, Secret> credentials, Site site) {}

  Sites(
      Definitions definitions,
      Settings settings,
      Families families,
      Auditor auditor,
      Http http,
      Supplier<Gate> gate) {
    this.families = families;
    settings.trackers().entrySet().stream()
        .filter(entry -> entry.getValue().enabled())
        .forEach(entry -> {
          TrackerId id = entry.getKey();
          definitions
              .get(id)
              .ifPresentOrElse(
                  definition -> configure(entry.getValue().applyTo(definition)),
                  () -> mistake(definitions, id).ifPresent(why -> disabled.put(id, why)));
        });
    this.auditor = auditor;
    this.http = http;
    this.gate = gate;
  }

  /** What the configuration changes has to be right for the tracker's family too. */
  private void configure(Definition definition) {
    List<String> problems = families.problems(definition);
    if (problems.isEmpty()) {
      configured.put(definition.id(), definition);
    } else {
      disabled.put(
          definition.id(),
          "its part of the configuration is wrong: " + String.join("; ", problems));
    }
  }

  /** A tracker that nobody defines may stand in a file that cannot be read. */
  private static Optional<String> mistake(Definitions definitions, TrackerId id) {
    return Optional.ofNullable(definitions.broken().get(id))
        .map(Sites::mistake)
        .or(() ->
            definitions.unclear().stream()
                .findFirst()
                .map(problem -> "its definition is in no file that can be read: " + problem));
  }

  static String mistake(Problem problem) {
    return "its definition has a mistake: " + problem;
  }

  @Override
  public Map<TrackerId, String> disabled() {
    return Collections.unmodifiableMap(disabled);
  }

  @Override
  public List<Definition> all() {
    return List.copyOf(configured.values());
  }

  @Override
  public Definition definition(TrackerId tracker) {
    Definition definition = configured.get(tracker);
    String mistake = disabled.get(tracker);
    if (mistake != null) {
      throw new FailureException(FailureKind.CONFIG, "use the tracker " + tracker, mistake);
    }
    if (definition == null) {
      throw new FailureException(
          FailureKind.CONFIG,
          "use the tracker " + tracker,
          "it is not configured; add it under 'trackers:' ("
              + (configured.isEmpty() ? "none is configured" : "configured: " + configured.keySet())
              + ")");
    }
    return definition;
  }

  private TrackerFamily family(Definition definition) {
    return families.of(definition);
  }

  /** Where programs may not upload, a person does, whatever software the site runs. */
  private TrackerFamily caller(Definition definition) {
    TrackerFamily family = family(definition);
    return definition.byHand() ? families.manual() : family;
  }

  @Override
  public FormDraft draft(Definition definition, Release release, Content content) {
    return family(definition).draft(definition, release, content);
  }

  @Override
  public Optional<AnnounceUrl> announce(TrackerId tracker) {
    Definition definition = definition(tracker);
    if (definition.needs().stream().noneMatch(need -> need.credential().equals(ANNOUNCE_URL))) {
      return Optional.empty();
    }
    String name = definition.credentialName(ANNOUNCE_URL);
    try {
      return Optional.of(AnnounceUrl.of(credential(tracker, ANNOUNCE_URL, "its upload page")));
    } catch (IllegalArgumentException e) {
      throw new FailureException(
          FailureKind.AUTH,
          "use the tracker " + tracker,
          "the secret " + name + " is no announce URL: " + e.getMessage(),
          e);
    }
  }

  private Secret credential(TrackerId tracker, String credential, String where) {
    String name = definition(tracker).credentialName(credential);
    return auditor
        .credential(name, tracker.id())
        .orElseThrow(() ->
            new FailureException(
                FailureKind.AUTH,
                "use the tracker " + tracker,
                "the secret "
                    + name
                    + " is not set; find it at "
                    + where
                    + " and run 'seedpost secret set "
                    + name
                    + "'"));
  }

  /**
   * Who a tracker takes us for with another value of a credential.
   *
   * @throws FailureException AUTH if it lets nobody in with it
   */
  Account login(Definition definition, Need need, Secret value) {
    Map<String, Secret> credentials = new HashMap<>(credentials(definition));
    credentials.put(need.credential(), value);
    return caller(definition).client(definition, credentials, http, gate.get()).account();
  }

  @Override
  public synchronized Site of(TrackerId tracker) {
    Definition definition = definition(tracker);
    Map<String, Secret> credentials = credentials(definition);
    Open there = open.get(tracker);
    if (there != null && there.credentials().equals(credentials)) {
      return there.site();
    }
    Site site =
        new Site(definition, caller(definition).client(definition, credentials, http, gate.get()));
    open.put(tracker, new Open(Map.copyOf(credentials), site));
    return site;
  }

  private Map<String, Secret> credentials(Definition definition) {
    Map<String, Secret> credentials = new HashMap<>();
    for (Need need : definition.needs()) {
      if (need.optional() || definition.byHand()) {
        auditor
            .credential(definition.credentialName(need.credential()), definition.id().id())
            .ifPresent(value -> credentials.put(need.credential(), value));
      } else {
        credentials.put(
            need.credential(), credential(definition.id(), need.credential(), need.where()));
      }
    }
    return credentials;
  }
}
