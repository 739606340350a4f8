package dev.seedpost.qbittorrent;

/** What came of adding a torrent. */
public sealed interface AddResult {
  /** It was not there and now is, seen by its hash. */
  record Added(ClientTorrent torrent) implements AddResult {}

  /** It was there already. */
  record AlreadyPresent(ClientTorrent torrent) implements AddResult {}

  /** It was not taken. */
  record Refused(String reason) implements AddResult {}
}
