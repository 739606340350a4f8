package dev.seedpost.qbittorrent;

/** The states of a torrent in qBittorrent, grouped by what they mean for seeding. */
public enum ClientState {
  /** Complete and announced: uploading, stalledUP, forcedUP. */
  SEED,
  /** Complete but not announced while its queue is full: queuedUP. */
  QUEUED,
  /** Complete and stopped: pausedUP, stoppedUP. */
  COMPLETE_STOPPED,
  /** Being checked, or unknown; progress means nothing. */
  CHECKING,
  MOVING,
  /** Downloading or stopped below 100 %. */
  INCOMPLETE,
  /** missingFiles: payload absent or of another size. */
  MISSING_FILES,
  /** A read or write failed. */
  ERROR;

  /** Whether the payload is whole in the client's eyes. */
  public boolean complete() {
    return this == SEED || this == QUEUED || this == COMPLETE_STOPPED;
  }
}
