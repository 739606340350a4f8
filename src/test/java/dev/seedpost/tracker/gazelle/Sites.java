package dev.seedpost.tracker.gazelle;

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

/** The shipped Gazelle sites at test addresses. */
final class Sites {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

  private Sites() {}

  static Definition definition(String id, URI url) {
    return Definitions.shipped().get(new TrackerId(id)).orElseThrow().at(url, Set.of("127.0.0.1"));
  }

  static TrackerClient client(Definition definition, Secret key) {
    Http http = new Http("Seedpost/test", new SecretMask(), CLOCK);
    return new GazelleFamily().client(definition, Map.of("api-key", key), http, Gate.OPEN);
  }

  /** A complete form of a web album. */
  static List<FormField> form(Definition definition) {
    return form(definition, Map.of());
  }

  /** The same with some facts changed. */
  static List<FormField> form(Definition definition, Map<FactName, String> changes) {
    Map<FactName, List<String>> lists = new EnumMap<>(FactName.class);
    changes.forEach((name, value) -> lists.put(name, List.of(value)));
    FormDraft draft = new GazelleFamily().draft(definition, release(lists), content("01.flac"));
    if (!draft.complete()) {
      throw new IllegalStateException(draft.toString());
    }
    return draft.fields();
  }

  /** A web album with some facts changed. */
  static Release release(Map<FactName, List<String>> changes) {
    Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
    put(facts, FactName.KIND, "music");
    put(facts, FactName.ARTIST, "Artist");
    put(facts, FactName.TITLE, "Album & more");
    put(facts, FactName.YEAR, "2020");
    put(facts, FactName.RELEASE_TYPE, "Album");
    put(facts, FactName.FORMAT, "FLAC");
    put(facts, FactName.BITRATE, "Lossless");
    put(facts, FactName.MEDIA, "WEB");
    put(facts, FactName.TAGS, "electronic");
    changes.forEach((name, values) -> {
      if (values.isEmpty()) {
        facts.remove(name);
      } else {
        facts.put(name, new Fact(values, "test"));
      }
    });
    return new Release("Album", facts, List.of());
  }

  private static void put(Map<FactName, Fact> facts, FactName name, String value) {
    facts.put(name, new Fact(List.of(value), "test"));
  }

  static Content content(String... paths) {
    return new Content(
        Path.of("/example/Album"),
        List.of(paths).stream().map(path -> new ContentFile(path, 100, 0)).toList(),
        List.of());
  }
}
