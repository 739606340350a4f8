package dev.seedpost.tracker.unit3d;

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

/** Shipped UNIT3D sites at test addresses. */
final class Unit3dSites {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

  private Unit3dSites() {}

  static Definition definition(String id, URI url) {
    return Definitions.shipped().get(new TrackerId(id)).orElseThrow().at(url, Set.of("127.0.0.1"));
  }

  static TrackerClient client(Definition definition, Map<String, Secret> credentials) {
    return client(definition, credentials, new SecretMask());
  }

  static TrackerClient client(
      Definition definition, Map<String, Secret> credentials, SecretMask mask) {
    Http http = new Http("Seedpost/test", mask, CLOCK);
    return new Unit3dFamily().client(definition, credentials, http, Gate.OPEN);
  }

  /** A complete form of a film. */
  static List<FormField> form(Definition definition, Map<FactName, List<String>> changes) {
    FormDraft draft = new Unit3dFamily().draft(definition, film(changes), content());
    if (!draft.complete()) {
      throw new IllegalStateException(draft.toString());
    }
    return draft.fields();
  }

  /** A film with some facts changed. */
  static Release film(Map<FactName, List<String>> changes) {
    Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
    put(facts, FactName.KIND, "video");
    put(facts, FactName.CATEGORY, "movie");
    put(facts, FactName.TYPE, "web-dl");
    put(facts, FactName.RESOLUTION, "1080p");
    put(facts, FactName.TMDB, "1000");
    put(facts, FactName.IMDB, "tt0001000");
    put(facts, FactName.MEDIAINFO, "General\nComplete name : Film.mkv");
    changes.forEach((name, values) -> {
      if (values.isEmpty()) {
        facts.remove(name);
      } else {
        facts.put(name, new Fact(values, "test"));
      }
    });
    return new Release("Some.Film.2020.1080p.WEB-DL.H.264-GRP", facts, List.of());
  }

  private static void put(Map<FactName, Fact> facts, FactName name, String value) {
    facts.put(name, new Fact(List.of(value), "test"));
  }

  static Content content() {
    return new Content(
        Path.of("/example/Album"), List.of(new ContentFile("01.flac", 100, 0)), List.of());
  }
}
