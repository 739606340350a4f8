package dev.seedpost.inject;

/** What a look at an injected torrent shows. */
public sealed interface Seeding {
  /**
   * It seeds and its tracker took the announce.
   *
   * @param summary one sentence
   */
  record Proven(String summary) implements Seeding {}

  /**
   * Not yet; look again later.
   *
   * @param reason one sentence
   */
  record Waiting(String reason) implements Seeding {}

  /**
   * The announce failed and has been asked for again; whoever waits decides when to give up.
   *
   * @param message the tracker's host and words, printable
   */
  record TrackerSays(String message) implements Seeding {}

  /** It is not in qBittorrent any more. */
  record Gone() implements Seeding {}

  /**
   * It does not seed and will not by itself.
   *
   * @param reason one sentence with what to do
   */
  record Broken(String reason) implements Seeding {}
}
