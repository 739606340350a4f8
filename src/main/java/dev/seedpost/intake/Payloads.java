package dev.seedpost.intake;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.qbittorrent.ClientTorrent;
import dev.seedpost.qbittorrent.Qbittorrent;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.release.Release;
import dev.seedpost.release.ReleaseReader;
import dev.seedpost.rule.Subject;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentEntry;
import dev.seedpost.torrent.TorrentFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds the payload that an arrival or an order means, and what the rules may look at. */
public final class Payloads {
  /** What rules call the source of a torrent in qBittorrent. */
  public static final String CLIENT = "qbittorrent";

  /** What rules call the source of a person's order. */
  public static final String COMMAND = "command";

  private final Supplier<Qbittorrent> client;
  private final ReleaseReader reader;
  private final InstantSource clock;

  /** The client is asked for only when it is needed. */
  public Payloads(Supplier<Qbittorrent> client, ReleaseReader reader, InstantSource clock) {
    this.client = client;
    this.reader = reader;
    this.clock = clock;
  }

  Release release(Content content) {
    return reader.read(content);
  }

  Subject of(Arrival arrival) {
    return switch (arrival.origin()) {
      case Origin.WatchFolder folder -> onDisk(arrival.content(), folder.name());
      case Origin.Completed completed -> inClient(completed.hash());
      case Origin.Command command -> onDisk(arrival.content(), COMMAND);
    };
  }

  Subject of(Order.What what) {
    return switch (what) {
      case Order.What.Payload payload -> onDisk(payload.path(), COMMAND);
      case Order.What.InClient torrent -> inClient(torrent.hash());
      case Order.What.Torrent torrent -> torrent(torrent.file());
    };
  }

  private Subject onDisk(Path path, String source) {
    Content content = Content.read(path);
    return new Subject(
        source,
        content,
        reader.read(content),
        "",
        Set.of(),
        Set.of(),
        Optional.empty(),
        clock.instant());
  }

  private Subject inClient(InfoHash hash) {
    ClientTorrent torrent =
        client
            .get()
            .find(hash)
            .orElseThrow(() ->
                new FailureException(
                    FailureKind.INVALID_CONTENT,
                    "look at the torrent " + hash,
                    "qBittorrent does not have it"));
    return subject(torrent);
  }

  private Subject subject(ClientTorrent torrent) {
    if (!torrent.state().complete() || torrent.amountLeft() > 0) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          "look at " + Texts.printable(torrent.name()),
          "it is not complete in qBittorrent, with all its files selected");
    }
    if (torrent.content().equals(torrent.savePath())) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          "look at " + Texts.printable(torrent.name()),
          "its files lie loose among others in "
              + Texts.printable(torrent.savePath().toString())
              + "; give them a folder of their own in qBittorrent");
    }
    Content content = Content.read(torrent.content());
    Set<String> hosts =
        client.get().trackers(torrent.hash()).stream()
            .map(TrackerRow::host)
            .collect(Collectors.toSet());
    return new Subject(
        CLIENT,
        content,
        reader.read(content),
        torrent.category(),
        torrent.tags(),
        hosts,
        torrent.completed(),
        clock.instant());
  }

  private Subject torrent(Path file) {
    TorrentFile torrent = TorrentFile.read(file);
    Optional<ClientTorrent> known =
        reachable().flatMap(reached -> reached.find(torrent.infoHash()));
    Path beside = file.toAbsolutePath().resolveSibling(torrent.name());
    if (known.isEmpty() && !Files.exists(beside)) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          "find the payload of " + Texts.printable(file.toString()),
          "qBittorrent does not have this torrent and "
              + Texts.printable(torrent.name())
              + " does not lie beside it");
    }
    Subject subject = known.map(this::subject).orElseGet(() -> onDisk(beside, COMMAND));
    mustMatch(torrent, subject.content(), file);
    return subject;
  }

  private Optional<Qbittorrent> reachable() {
    try {
      Qbittorrent reached = client.get();
      reached.version();
      return Optional.of(reached);
    } catch (FailureException e) {
      if (e.kind() == FailureKind.TRANSIENT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void mustMatch(TorrentFile torrent, Content content, Path file) {
    List<TorrentEntry> here =
        content.files().stream().map(f -> new TorrentEntry(f.path(), f.size())).toList();
    List<TorrentEntry> wanted =
        torrent.files().stream().filter(entry -> !here.contains(entry)).toList();
    if (!wanted.isEmpty()) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          "hold " + Texts.printable(file.toString()) + " against its payload",
          Texts.printable(wanted.getFirst().path())
              + " is absent or of another size in "
              + Texts.printable(content.root().toString()));
    }
  }
}
