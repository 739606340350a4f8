package dev.seedpost.app;

import dev.seedpost.practice.Lie;
import java.time.Duration;
import java.util.Optional;

/**
 * One fault that the bench makes.
 *
 * @param site which of the sites, where it is one of a site
 * @param at how long after the start of the program
 * @param lasts how long it goes on, where it is a state
 * @param lie how the next upload is treated, where it is a lie
 */
record FireFault(Kind kind, int site, Duration at, Duration lasts, Optional<Lie> lie) {
  /** What goes wrong. */
  enum Kind {
    /** The site treats an upload dishonestly. */
    LIE,
    /** The connection is reset when the head of an upload has come. */
    RESET_BEFORE_BODY,
    /** The connection is reset in the middle of an upload's body. */
    RESET_IN_BODY,
    /** The site has taken an upload whole, and its reply meets a reset. */
    RESET_AFTER_BODY,
    /** The reply to an upload is there and takes a second and a half to arrive. */
    LATE_REPLY,
    /** The reply to any other question is lost. */
    LOOK_LOST,
    /** Nobody listens at the site's address. */
    SITE_GONE,
    /** The site answers with a page for people. */
    SITE_DOWN,
    /** The announce server refuses some announces. */
    ANNOUNCES_REFUSED,
    /** qBittorrent does not answer. */
    CLIENT_DOWN,
    /** qBittorrent says yes to an add and does nothing. */
    CLIENT_IDLE,
    /** The disk of the state folder has no room. */
    DISK_FULL,
    /** Another process holds the database. */
    DATABASE_LOCKED
  }

  @Override
  public String toString() {
    return kind == Kind.LIE
        ? lie.orElseThrow() + " at site " + site
        : kind + " at site " + site + " from " + at.toMillis() + " ms for " + lasts.toMillis();
  }
}
