package dev.seedpost.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.content.Content;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.release.FactName;
import dev.seedpost.torrent.HashProgress;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.torrent.TorrentCreator;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.torrent.TorrentSpec;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import dev.seedpost.tracker.TrackerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Payloads and items for the tests of the queue and of the uploader. */
public final class Items {
  public static final TrackerId RED = new TrackerId("red");
  public static final TrackerId OPS = new TrackerId("ops");

  private Items() {}

  /** A folder of two small files. */
  public static Content payload(Path parent, String name) {
    try {
      Path folder = Files.createDirectories(parent.resolve(name));
      Files.writeString(folder.resolve("01 - One.flac"), "one of " + name, UTF_8);
      Files.writeString(folder.resolve("02 - Two.flac"), "two of " + name + "!", UTF_8);
      return Content.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static TorrentFile torrent(Content content, TrackerId tracker) {
    return new TorrentCreator()
        .create(
            content,
            List.of(
                new TorrentSpec(
                    PieceLength.ofExponent(15),
                    tracker.id().toUpperCase(java.util.Locale.ROOT),
                    Optional.empty())),
            HashProgress.NONE)
        .getFirst();
  }

  public static NewItem ready(Content content, TrackerId tracker) {
    return item(
        content,
        tracker,
        new FormDraft(List.of(new FormField("title", content.name())), List.of(), List.of()),
        Optional.empty());
  }

  public static NewItem asking(Content content, TrackerId tracker) {
    return item(
        content,
        tracker,
        new FormDraft(
            List.of(),
            List.of(new Question(FactName.MEDIA, "Which media?", List.of("CD", "WEB"))),
            List.of()),
        Optional.empty());
  }

  public static NewItem item(
      Content content, TrackerId tracker, FormDraft draft, Optional<String> hold) {
    return new NewItem(
        tracker,
        content,
        new Placement(content.root().getParent().toString(), "music", List.of("seedpost")),
        "a rule",
        torrent(content, tracker),
        draft,
        hold,
        Map.of());
  }
}
