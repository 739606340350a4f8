package dev.seedpost.rule;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.tracker.TrackerId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Subjects without files, and rules from texts. */
final class Subjects {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  static final TrackerId RED = new TrackerId("red");
  static final TrackerId OPS = new TrackerId("ops");
  static final Set<TrackerId> KNOWN = Set.of(RED, OPS);

  private Subjects() {}

  /** A payload of one file from the watch folder "drop". */
  static Subject named(String name) {
    return of(name, List.of(new ContentFile("01.flac", 1000, NOW.toEpochMilli())));
  }

  static Subject of(String name, List<ContentFile> files) {
    Content content = new Content(Path.of("/music").resolve(name), files, List.of());
    Release release = new Release(name, Map.of(), List.of());
    return new Subject("drop", content, release, "", Set.of(), Set.of(), Optional.empty(), NOW);
  }

  static Subject sized(long size) {
    return of("x", List.of(new ContentFile("01.flac", size, NOW.toEpochMilli())));
  }

  static Subject from(Subject one, String source) {
    return new Subject(
        source,
        one.content(),
        one.release(),
        one.category(),
        one.tags(),
        one.trackerHosts(),
        one.completed(),
        one.now());
  }

  static Subject completed(Subject one, Instant when) {
    return new Subject(
        one.source(),
        one.content(),
        one.release(),
        one.category(),
        one.tags(),
        one.trackerHosts(),
        Optional.of(when),
        one.now());
  }

  /** The same as a torrent in the client. */
  static Subject torrent(Subject one, String category, Set<String> tags, Set<String> hosts) {
    return new Subject(
        one.source(),
        one.content(),
        one.release(),
        category,
        tags,
        hosts,
        one.completed(),
        one.now());
  }

  static Subject tagged(String... tags) {
    return torrent(named("x"), "", Set.of(tags), Set.of());
  }

  static Subject knowing(Subject one, FactName name, String... values) {
    Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
    facts.put(name, new Fact(List.of(values), "tags"));
    return new Subject(
        one.source(),
        one.content(),
        one.release().with(facts),
        one.category(),
        one.tags(),
        one.trackerHosts(),
        one.completed(),
        one.now());
  }

  /** Rules from texts, named r1.yaml, r2.yaml and so on. */
  static RuleBook book(String... texts) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String text : texts) {
      files.put("r" + (files.size() + 1) + ".yaml", text);
    }
    return RulesReader.read(files, KNOWN, List.of());
  }

  /** One rule that uploads to red, with these lines of its own. */
  static RuleBook rule(String lines) {
    return book(
        "version: 1\nrules:\n  - name: one\n    do: {upload: {to: red}}\n" + lines.indent(4));
  }
}
