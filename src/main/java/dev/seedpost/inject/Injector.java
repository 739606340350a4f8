package dev.seedpost.inject;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.qbittorrent.AddResult;
import dev.seedpost.qbittorrent.ClientState;
import dev.seedpost.qbittorrent.ClientTorrent;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.qbittorrent.Qbittorrent;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentEntry;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a tracker's torrent into qBittorrent over the payload that it was made of, and looks whether
 * it seeds. Nothing below 100 % is ever left running: it would download into the user's files.
 */
public final class Injector {
  private static final Logger LOG = LoggerFactory.getLogger(Injector.class);
  private static final String HINT =
      "check that qBittorrent sees the payload there (path mapping, permissions)";

  private final Qbittorrent client;

  public Injector(Qbittorrent client) {
    this.client = client;
  }

  /**
   * Proves, before anything is uploaded, that it could be seeded: qBittorrent answers, and the
   * payload lies where the placement says.
   *
   * @throws FailureException TRANSIENT or AUTH; INVALID_CONTENT if the payload is not there
   */
  public void ready(TorrentFile prepared, Content content, Placement placement) {
    checkFiles(prepared, content, placement, "seed " + Texts.printable(prepared.name()));
    LOG.debug("qBittorrent {} answers", client.version());
  }

  /**
   * Adds the site's torrent. Only a torrent with the name, files, piece length and pieces of the
   * prepared one is added, so its payload has been hashed by us: it is always added as trusted
   * (seed mode, started), and qBittorrent reads nothing until a peer asks.
   *
   * @param prepared what was made from the payload
   * @param site what the tracker gave back
   * @param content the payload, for messages
   * @param placement its save path holds the payload's root
   * @throws FailureException INVALID_CONTENT if the torrents differ or the payload is not there;
   *     REJECTED if qBittorrent refuses the torrent; or as {@link Qbittorrent} says
   */
  public Injected inject(
      TorrentFile prepared, TorrentFile site, Content content, Placement placement) {
    String doing = "seed " + Texts.printable(site.name());
    site.differenceTo(prepared)
        .ifPresent(difference -> {
          throw invalid(
              doing, "the tracker's torrent is not of the uploaded payload: " + difference);
        });
    checkFiles(site, content, placement, doing);
    return switch (client.add(site, placement, true)) {
      case AddResult.Added(ClientTorrent torrent) -> {
        checkState(torrent, doing);
        yield new Injected(site.infoHash(), true);
      }
      case AddResult.AlreadyPresent(ClientTorrent torrent) -> {
        compare(torrent, expected(site, placement), doing);
        checkState(torrent, doing);
        // The user's own category stays.
        client.label(
            torrent.hash(),
            torrent.category().isEmpty() ? placement.category() : "",
            placement.tags());
        yield new Injected(site.infoHash(), false);
      }
      case AddResult.Refused(String reason) ->
          throw new FailureException(FailureKind.REJECTED, doing, reason);
    };
  }

  private static Path expected(TorrentFile site, Placement placement) {
    return Path.of(placement.savePath()).resolve(site.name());
  }

  private static void checkFiles(
      TorrentFile site, Content content, Placement placement, String doing) {
    try {
      Path root = expected(site, placement);
      for (TorrentEntry entry : site.files()) {
        Path file = site.singleFile() ? root : root.resolve(entry.path());
        if (!Files.isRegularFile(file)) {
          throw invalid(doing, shown(file) + " is not there" + elsewhere(root, content));
        }
        long size = Files.size(file);
        if (size != entry.length()) {
          throw invalid(
              doing,
              shown(file)
                  + " has "
                  + size
                  + " bytes, the torrent says "
                  + entry.length()
                  + elsewhere(root, content));
        }
      }
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          doing,
          "cannot look at the payload: " + Texts.printable(String.valueOf(e.getMessage())),
          e);
    } catch (InvalidPathException e) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          doing,
          "the payload has a name this machine cannot write",
          e);
    }
  }

  private static String elsewhere(Path root, Content content) {
    return root.toAbsolutePath().normalize().equals(content.root())
        ? ""
        : "; the payload was read at " + shown(content.root()) + ": check the save path";
  }

  /** Ends what must not go on. */
  private void checkState(ClientTorrent torrent, String doing) {
    switch (torrent.state()) {
      case SEED, QUEUED, COMPLETE_STOPPED, CHECKING, MOVING -> {}
      case INCOMPLETE -> {
        client.stop(torrent.hash());
        throw invalid(doing, incomplete(torrent));
      }
      case MISSING_FILES -> {
        client.stop(torrent.hash());
        throw invalid(doing, missing(torrent));
      }
      case ERROR -> throw new FailureException(FailureKind.TRANSIENT, doing, error(torrent));
    }
  }

  private static String incomplete(ClientTorrent torrent) {
    return "qBittorrent finds the payload at "
        + shown(torrent.content())
        + " incomplete; the torrent is stopped, so nothing is overwritten: restore the files and"
        + " recheck it";
  }

  private static String missing(ClientTorrent torrent) {
    return "qBittorrent finds no files at "
        + shown(torrent.content())
        + "; "
        + HINT
        + ", then remove the torrent there (keep the files) and try again";
  }

  private static String error(ClientTorrent torrent) {
    return "qBittorrent reports an error on "
        + shown(torrent.content())
        + "; look at its log for the reason, then stop and start the torrent there";
  }

  private static void compare(ClientTorrent torrent, Path expected, String doing) {
    if (!same(torrent.content(), expected)) {
      ClientState state = torrent.state();
      if (state == ClientState.INCOMPLETE || state == ClientState.MISSING_FILES) {
        throw invalid(
            doing,
            "it is in qBittorrent already, over "
                + shown(torrent.content())
                + ", and is not complete there; it is left as it is: let it finish or remove it"
                + " there (keep the files), then try again");
      }
      LOG.warn(
          "Torrent {} is in qBittorrent already, over {} instead of {}; it is left there",
          torrent.hash(),
          shown(torrent.content()),
          shown(expected));
    }
  }

  private static boolean same(Path one, Path other) {
    try {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
          || Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  private static FailureException invalid(String doing, String detail) {
    return new FailureException(FailureKind.INVALID_CONTENT, doing, detail);
  }

  private static String shown(Path path) {
    return Texts.printable(path.toString());
  }

  /**
   * Looks once, and nudges what can be nudged: a complete torrent that is stopped is started, a
   * failed announce is asked for again, an incomplete torrent is stopped.
   *
   * @param announceHosts the hosts whose tracker must have taken the announce
   */
  public Seeding confirm(InfoHash hash, Set<String> announceHosts) {
    Optional<ClientTorrent> found = client.find(hash);
    if (found.isEmpty()) {
      return new Seeding.Gone();
    }
    ClientTorrent torrent = found.get();
    return switch (torrent.state()) {
      case SEED -> announced(hash, announceHosts);
      case QUEUED ->
          new Seeding.Waiting(
              "complete, but in qBittorrent's queue; raise its number of active uploads");
      case COMPLETE_STOPPED -> started(torrent);
      case CHECKING -> new Seeding.Waiting("qBittorrent is checking the files");
      case MOVING -> new Seeding.Waiting("qBittorrent is moving the files");
      case INCOMPLETE -> stopped(torrent);
      case MISSING_FILES -> new Seeding.Broken(missing(torrent));
      case ERROR -> new Seeding.Broken(error(torrent));
    };
  }

  private Seeding started(ClientTorrent torrent) {
    if (torrent.amountLeft() > 0) {
      return new Seeding.Broken(incomplete(torrent));
    }
    client.start(torrent.hash());
    return new Seeding.Waiting("it was stopped in qBittorrent and has been started");
  }

  private Seeding stopped(ClientTorrent torrent) {
    client.stop(torrent.hash());
    return new Seeding.Broken(incomplete(torrent));
  }

  /** One working tracker of the site is proof; a second, dead one beside it is not. */
  private Seeding announced(InfoHash hash, Set<String> announceHosts) {
    Set<String> hosts =
        announceHosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    List<TrackerRow> rows =
        client.trackers(hash).stream()
            .filter(row -> hosts.contains(row.host().toLowerCase(Locale.ROOT)))
            .toList();
    Optional<TrackerRow> working = first(rows, TrackerRow.Status.WORKING);
    Optional<TrackerRow> failed = first(rows, TrackerRow.Status.FAILED);
    if (working.isPresent()) {
      return new Seeding.Proven("seeding, and " + working.get().host() + " took the announce");
    }
    if (first(rows, TrackerRow.Status.UPDATING).isPresent()) {
      return new Seeding.Waiting("the tracker is being contacted");
    }
    if (failed.isPresent()) {
      client.reannounce(hash);
      return new Seeding.TrackerSays(said(failed.get()));
    }
    return new Seeding.Waiting(
        rows.isEmpty()
            ? "qBittorrent lists no tracker of the site for it"
            : "the tracker was not contacted yet");
  }

  private static Optional<TrackerRow> first(List<TrackerRow> rows, TrackerRow.Status status) {
    return rows.stream().filter(row -> row.status() == status).findFirst();
  }

  private static String said(TrackerRow row) {
    return row.host() + ": " + (row.message().isEmpty() ? "the announce failed" : row.message());
  }
}
