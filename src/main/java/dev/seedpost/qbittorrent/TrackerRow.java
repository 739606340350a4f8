package dev.seedpost.qbittorrent;

/**
 * A tracker of a torrent as qBittorrent sees it.
 *
 * @param host of the announce URL
 * @param status what the last announce led to
 * @param message the tracker's own text, made printable and masked; may be empty
 */
public record TrackerRow(String host, Status status, String message) {
  /** The outcome of the last announce. */
  public enum Status {
    DISABLED,
    NOT_CONTACTED,
    UPDATING,
    WORKING,
    /** Any failure; 4.5 to 5.1 do not say which. */
    FAILED
  }
}
