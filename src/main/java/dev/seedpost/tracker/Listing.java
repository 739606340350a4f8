package dev.seedpost.tracker;

/**
 * A torrent found on a site.
 *
 * @param torrentId the site's number of it; empty if it does not say, only for {@link
 *     Likeness#SIMILAR}
 * @param groupId the site's number of its group; empty if there is none
 * @param whose who uploaded it
 * @param likeness how much it is like the upload it was looked for
 * @param size bytes; -1 if the site does not say
 * @param title how the site shows it, printable
 */
public record Listing(
    String torrentId, String groupId, Whose whose, Likeness likeness, long size, String title) {
  /** Who uploaded a torrent. */
  public enum Whose {
    /** The logged-in user. */
    OURS,
    /** Another user. */
    THEIRS,
    /** The site does not say, as for an anonymous upload. */
    HIDDEN
  }

  /** How much a torrent is like ours, as far as the site's answer tells. */
  public enum Likeness {
    /** The same info hash. */
    SAME,
    /** The same name and size; only its .torrent can tell whether it is the same payload. */
    ALIKE,
    /** Another torrent of the same release in the same quality. */
    SIMILAR
  }

  public boolean ours() {
    return whose == Whose.OURS;
  }
}
