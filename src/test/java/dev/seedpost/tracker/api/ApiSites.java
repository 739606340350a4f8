package dev.seedpost.tracker.api;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.seedpost.http.Gate;
import dev.seedpost.http.Http;
import dev.seedpost.http.Timeouts;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.DefinitionReader;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.Families;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.TrackerFamily;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.yaml.YamlFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sites of the families api and webhook at test addresses. */
final class ApiSites {
  static final Timeouts PATIENT = Timeouts.USUAL;

  /** For sites that do not answer at all. */
  static final Timeouts HASTY =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofMillis(300),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20));

  static final Families FAMILIES = new Families(List.of(new ApiFamily()), new WebhookFamily());

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

  private ApiSites() {}

  static WireMockServer wire() {
    return new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  }

  static Definition shipped(String id) {
    return Definitions.shipped().get(new TrackerId(id)).orElseThrow();
  }

  /** A sound definition. */
  static Definition read(String yaml) {
    YamlFile file = YamlFile.of("site.yaml", yaml);
    return DefinitionReader.read(file, FAMILIES)
        .orElseThrow(() -> new IllegalStateException(file.problems().toString()))
        .definition();
  }

  /** What a user has stored for a site, each value told from the others. */
  static Map<String, Secret> credentials(Definition definition) {
    Map<String, Secret> credentials = new HashMap<>();
    definition
        .needs()
        .forEach(need ->
            credentials.put(need.credential(), Secret.of("the-stored-" + need.credential())));
    return credentials;
  }

  static TrackerClient client(Definition definition, URI url) {
    return client(definition, url, credentials(definition), PATIENT);
  }

  static TrackerClient client(
      Definition definition, URI url, Map<String, Secret> credentials, Timeouts timeouts) {
    Http http = new Http("Seedpost/test", new SecretMask(), CLOCK, timeouts, Thread::sleep);
    Definition there = definition.at(url, Set.of("127.0.0.1"));
    TrackerFamily family = FAMILIES.of(definition);
    return family.client(there, credentials, http, Gate.OPEN);
  }

  static UploadRequest request(String name, FormField... fields) {
    TorrentFile torrent = SampleTorrents.album(name, "MINE");
    return new UploadRequest(torrent, List.of(fields), SampleTorrents.payload(torrent));
  }
}
