package dev.seedpost.tracker.btn;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.http.Gate;
import dev.seedpost.http.Http;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.TrackerId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** BTN at a test address. */
final class Sites {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

  /** A file of its own. */
  static final String EPISODE = "Example.Show.S05E04.1080p.WEB-DL.H.264-GRP.mkv";

  private Sites() {}

  static Definition shipped() {
    return Definitions.shipped().get(new TrackerId("btn")).orElseThrow();
  }

  static Definition definition(URI url) {
    return shipped().at(url, Set.of("127.0.0.1"));
  }

  static TrackerClient client(Definition definition, Map<String, Secret> credentials) {
    return client(definition, credentials, new SecretMask());
  }

  static TrackerClient client(
      Definition definition, Map<String, Secret> credentials, SecretMask mask) {
    Http http = new Http("Seedpost/test", mask, CLOCK);
    return new BtnFamily().client(definition, credentials, http, Gate.OPEN);
  }

  /** A complete form of an episode. */
  static List<FormField> form(Definition definition) {
    FormDraft draft = new BtnFamily().draft(definition, release(Map.of()), content(EPISODE));
    if (!draft.complete()) {
      throw new IllegalStateException(draft.toString());
    }
    return draft.fields();
  }

  /** An episode with some facts changed. */
  static Release release(Map<FactName, List<String>> changes) {
    return release(EPISODE, changes);
  }

  static Release release(String name, Map<FactName, List<String>> changes) {
    Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
    put(facts, FactName.KIND, "video");
    put(facts, FactName.CATEGORY, "tv");
    put(facts, FactName.SEASON, "5");
    put(facts, FactName.EPISODE, "4");
    put(facts, FactName.TVDB, "332700");
    put(facts, FactName.ORIGIN, "p2p");
    put(facts, FactName.CONTAINER, "MKV");
    put(facts, FactName.VIDEO_CODEC, "H.264");
    put(facts, FactName.RESOLUTION, "1080p");
    put(facts, FactName.TYPE, "web-dl");
    put(facts, FactName.MEDIAINFO, "General");
    changes.forEach((fact, values) -> {
      if (values.isEmpty()) {
        facts.remove(fact);
      } else {
        facts.put(fact, new Fact(values, "test"));
      }
    });
    return new Release(name, facts, List.of());
  }

  private static void put(Map<FactName, Fact> facts, FactName name, String value) {
    facts.put(name, new Fact(List.of(value), "test"));
  }

  /** The first path names a file of its own if it stands alone. */
  static Content content(String... paths) {
    return new Content(
        Path.of("/example").resolve(paths.length == 1 ? paths[0] : "Example.Show.S05"),
        List.of(paths).stream().map(path -> new ContentFile(path, 100, 0)).toList(),
        List.of());
  }

  /** Files in a folder. */
  static Content folder(String... paths) {
    return new Content(Path.of("/example/Example.Show.S05"), content(paths).files(), List.of());
  }
}
