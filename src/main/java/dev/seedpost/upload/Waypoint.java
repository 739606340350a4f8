package dev.seedpost.upload;

/** The moments of an upload between which the program may die. Tests kill it at each of them. */
public enum Waypoint {
  /** An item was taken up. */
  TAKEN,
  /** The site was asked and does not have it. */
  LOOKED,
  /** SENDING is committed; nothing has left. */
  BEFORE_SEND,
  /** The site's answer is here and not recorded. */
  ANSWERED,
  /** The acceptance is recorded. */
  ACCEPTED,
  /** The site's torrent is here and not recorded. */
  DOWNLOADED,
  /** The site's torrent is recorded. */
  FETCHED,
  /** qBittorrent has it and this is not recorded. */
  ADDED,
  /** The injection is recorded. */
  INJECTED,
  /** It seeds and this is not recorded. */
  PROVEN,
  /** All is recorded. */
  SEEDING;

  /** Hears of every waypoint as it is reached. */
  @FunctionalInterface
  public interface Listener {
    Listener NONE = waypoint -> {};

    void reached(Waypoint waypoint);
  }
}
