package dev.seedpost.cli;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.content.ContentKey;
import dev.seedpost.intake.Proposal;
import dev.seedpost.intake.TrackerProposal;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import dev.seedpost.tracker.TrackerId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Items and proposals of a made-up album. */
final class Samples {
  static final TrackerId RED = new TrackerId("red");
  static final TrackerId OPS = new TrackerId("ops");
  static final Instant ARRIVED = Instant.parse("2026-11-24T11:59:00Z");
  static final String HASH = "0123456789abcdef0123456789abcdef01234567";
  static final Question MEDIA =
      new Question(FactName.MEDIA, "Which media?", List.of("CD", "WEB", "Vinyl"));
  static final Question YEAR = new Question(FactName.YEAR, "Which year?", List.of());
  static final Question TAGS = new Question(FactName.TAGS, "Which tags?", List.of());

  private Samples() {}

  static QueueItem item(long id, TrackerId tracker, ItemState state) {
    return item(id, tracker, state, "Artist - Album", "because of " + state, List.of());
  }

  static QueueItem item(
      long id,
      TrackerId tracker,
      ItemState state,
      String name,
      String reason,
      List<Question> questions) {
    return new QueueItem(
        id,
        tracker,
        new ContentKey("ab".repeat(32)),
        name,
        "/music/" + name,
        "fingerprint",
        placement(),
        state,
        reason,
        state == ItemState.REFUSED ? Optional.of("REJECTED") : Optional.empty(),
        Instant.parse("2026-11-24T12:00:00Z"),
        0,
        InfoHash.of(HASH),
        Optional.empty(),
        Optional.empty(),
        "lossless albums",
        List.of(new FormField("title", "Album")),
        questions,
        ARRIVED,
        Instant.parse("2026-11-24T12:00:00Z"),
        "main",
        "main",
        Optional.empty(),
        1);
  }

  static QueueItem in(QueueItem item, ItemState state, String reason) {
    return item(item.id(), item.tracker(), state, item.name(), reason, item.questions());
  }

  static Placement placement() {
    return new Placement("/music", "music", List.of("seedpost"));
  }

  static Content content(String name) {
    return new Content(
        Path.of("/music").resolve(name), List.of(new ContentFile("01.flac", 100, 0)), List.of());
  }

  static Proposal proposal(TrackerProposal... rows) {
    return proposal("Artist - Album", rows);
  }

  static Proposal proposal(String name, TrackerProposal... rows) {
    return new Proposal(
        content(name),
        new Release(
            name,
            Map.of(FactName.ARTIST, new Fact(List.of("Artist"), "tags")),
            List.of("the folder says 2020, the tags say 2019")),
        "lossless albums",
        List.of(rows),
        Optional.empty(),
        Map.of());
  }

  static Proposal ignored(String why) {
    return new Proposal(
        content("Artist - Album"),
        new Release("Artist - Album", Map.of(), List.of()),
        "",
        List.of(),
        Optional.of(why),
        Map.of());
  }

  static TrackerProposal row(TrackerId tracker, Question... questions) {
    return row(tracker, List.of(questions), List.of(), Optional.empty(), Optional.empty());
  }

  static TrackerProposal held(TrackerId tracker, String why) {
    return row(tracker, List.of(), List.of(), Optional.empty(), Optional.of(why));
  }

  static TrackerProposal refused(TrackerId tracker, String why) {
    return row(tracker, List.of(), List.of(why), Optional.empty(), Optional.empty());
  }

  static TrackerProposal existing(QueueItem item, Question... questions) {
    return row(item.tracker(), List.of(questions), List.of(), Optional.of(item), Optional.empty());
  }

  static TrackerProposal row(
      TrackerId tracker,
      List<Question> questions,
      List<String> refusals,
      Optional<QueueItem> existing,
      Optional<String> hold) {
    return new TrackerProposal(
        tracker,
        placement(),
        PieceLength.ofExponent(18),
        new FormDraft(List.of(new FormField("title", "Album")), questions, refusals),
        existing,
        hold);
  }
}
