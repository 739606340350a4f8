package dev.seedpost.intake;

import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.TrackerId;
import java.nio.file.Path;
import java.util.List;

/**
 * What a person asks to upload.
 *
 * @param trackers empty: the rules decide
 */
public record Order(What what, List<TrackerId> trackers) {
  public Order {
    trackers = List.copyOf(trackers);
  }

  /** The thing itself. */
  public sealed interface What {
    /** A file or folder on this machine. */
    record Payload(Path path) implements What {}

    /** A .torrent file whose payload qBittorrent has, or that lies beside it. */
    record Torrent(Path file) implements What {}

    /** A torrent in qBittorrent. */
    record InClient(InfoHash hash) implements What {}
  }
}
