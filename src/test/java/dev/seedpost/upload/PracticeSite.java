package dev.seedpost.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.content.Content;
import dev.seedpost.http.Gate;
import dev.seedpost.http.Http;
import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.NewItem;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.HashProgress;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.torrent.TorrentCreator;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.torrent.TorrentSpec;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerFamily;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.btn.BtnFamily;
import dev.seedpost.tracker.gazelle.GazelleFamily;
import dev.seedpost.tracker.unit3d.Unit3dFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A practice tracker with the shipped definition and the real client of its software. */
final class PracticeSite implements AutoCloseable {
  private static final Map<FactName, String> ALBUM =
      Map.of(
          FactName.KIND, "music",
          FactName.ARTIST, "Artist",
          FactName.TITLE, "Album",
          FactName.YEAR, "2020",
          FactName.RELEASE_TYPE, "Album",
          FactName.FORMAT, "FLAC",
          FactName.BITRATE, "Lossless",
          FactName.MEDIA, "WEB",
          FactName.TAGS, "electronic");

  private static final Map<FactName, String> FILM =
      Map.of(
          FactName.KIND, "video",
          FactName.CATEGORY, "movie",
          FactName.TYPE, "web-dl",
          FactName.RESOLUTION, "1080p",
          FactName.TMDB, "1000",
          FactName.IMDB, "tt0001000",
          FactName.MEDIAINFO, "General");

  private static final Map<FactName, String> EPISODE =
      Map.ofEntries(
          Map.entry(FactName.KIND, "video"),
          Map.entry(FactName.CATEGORY, "tv"),
          Map.entry(FactName.SEASON, "5"),
          Map.entry(FactName.EPISODE, "4"),
          Map.entry(FactName.TVDB, "332700"),
          Map.entry(FactName.ORIGIN, "p2p"),
          Map.entry(FactName.CONTAINER, "MKV"),
          Map.entry(FactName.VIDEO_CODEC, "H.264"),
          Map.entry(FactName.RESOLUTION, "1080p"),
          Map.entry(FactName.TYPE, "web-dl"),
          Map.entry(FactName.MEDIAINFO, "General"));

  private static final Definitions SHIPPED = Definitions.shipped();

  final Dialect dialect;
  final PracticeTracker tracker;
  final Definition definition;
  private final InstantSource clock;

  PracticeSite(Dialect dialect, InstantSource clock, InstantSource siteClock) {
    this(dialect, clock, siteClock, UnaryOperator.identity());
  }

  /** A site whose definition a person has changed. */
  PracticeSite(
      Dialect dialect,
      InstantSource clock,
      InstantSource siteClock,
      UnaryOperator<Definition> changed) {
    this.dialect = dialect;
    this.clock = clock;
    this.tracker = new PracticeTracker(dialect, 0, siteClock);
    String id = dialect == Dialect.UNIT3D ? "ulcx" : dialect.name().toLowerCase(Locale.ROOT);
    this.definition =
        SHIPPED
            .get(new TrackerId(id))
            .map(changed)
            .orElseThrow()
            .at(tracker.url(), Set.of(tracker.announceHost()));
    somebodyElses();
  }

  /** Of no site is it the first upload. */
  private void somebodyElses() {
    tracker.placeForeign(
        SampleTorrents.album("Another", definition.sourceFlag()),
        Map.of("name", List.of("Another Film 2019"), "category_id", List.of("1")));
  }

  private TrackerFamily family() {
    return switch (dialect) {
      case RED, OPS -> new GazelleFamily();
      case UNIT3D -> new Unit3dFamily();
      case BTN -> new BtnFamily();
    };
  }

  /** With a client that knows nothing from before. */
  Site open() {
    Map<String, Secret> credentials =
        dialect == Dialect.BTN
            ? Map.of("api-key", tracker.apiKey(), "cookie", tracker.apiKey().prefixed("session="))
            : Map.of("api-key", tracker.apiKey());
    Http http = new Http("Seedpost/test", new SecretMask(), clock);
    return new Site(definition, family().client(definition, credentials, http, Gate.OPEN));
  }

  /** The release that is uploaded, on disk. */
  Content payload(Path folder) {
    return switch (dialect) {
      case RED, OPS -> Items.payload(folder, "Album");
      case UNIT3D -> file(folder, "Some.Film.2020.1080p.WEB-DL.H.264-GRP.mkv");
      case BTN -> file(folder, "Practice.Show.S05E04.1080p.WEB-DL.H.264-GRP.mkv");
    };
  }

  private static Content file(Path folder, String name) {
    try {
      return Content.read(Files.writeString(folder.resolve(name), "all of " + name, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same album in several encodings, each in a folder of its own; Gazelle alone. */
  List<Content> encodings(Path folder) {
    return List.of(
        Items.payload(folder, "Album [FLAC]"),
        mp3(folder, "Album [320]"),
        mp3(folder, "Album [V0]"));
  }

  private static Content mp3(Path parent, String name) {
    try {
      Path folder = Files.createDirectories(parent.resolve(name));
      Files.writeString(folder.resolve("01 - One.mp3"), "one of " + name, UTF_8);
      return Content.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The release made ready as intake does it.
   *
   * @param agreed whether a person has looked at the form where the site is assisted
   */
  NewItem ready(Content content, boolean agreed) {
    FormDraft draft = family().draft(definition, release(content), content);
    boolean asks = definition.policy().automation() == Definition.Automation.ASSISTED && !agreed;
    return new NewItem(
        definition.id(),
        content,
        new Placement(content.parent().toString(), "", List.of("seedpost")),
        "a rule",
        torrent(content),
        draft,
        asks ? Optional.of("a person looks at the form first") : Optional.empty(),
        Map.of());
  }

  private Release release(Content content) {
    Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
    facts().forEach((name, value) -> facts.put(name, new Fact(List.of(value), "test")));
    if (content.name().endsWith("[320]")) {
      facts.put(FactName.FORMAT, new Fact(List.of("MP3"), "test"));
      facts.put(FactName.BITRATE, new Fact(List.of("320"), "test"));
    } else if (content.name().endsWith("[V0]")) {
      facts.put(FactName.FORMAT, new Fact(List.of("MP3"), "test"));
      facts.put(FactName.BITRATE, new Fact(List.of("V0 (VBR)"), "test"));
      facts.put(FactName.RELEASE_DESCRIPTION, new Fact(List.of("made by LAME"), "test"));
    }
    return new Release(content.name().replaceFirst("\\.mkv$", ""), facts, List.of());
  }

  private Map<FactName, String> facts() {
    return switch (dialect) {
      case RED, OPS -> ALBUM;
      case UNIT3D -> FILM;
      case BTN -> EPISODE;
    };
  }

  private TorrentFile torrent(Content content) {
    return new TorrentCreator()
        .create(
            content,
            List.of(
                new TorrentSpec(
                    PieceLength.ofExponent(15),
                    definition.sourceFlag(),
                    Optional.of(AnnounceUrl.of(tracker.announceUrl())))),
            HashProgress.NONE)
        .getFirst();
  }

  /** What the site has of this payload, from anybody. */
  List<StoredUpload> stored(String payload) {
    return tracker.uploads().stream().filter(one -> one.name().equals(payload)).toList();
  }

  /** What it has of it from us. */
  List<StoredUpload> ours(String payload) {
    return stored(payload).stream().filter(StoredUpload::isOurs).toList();
  }

  @Override
  public void close() {
    tracker.close();
  }
}
