package dev.seedpost.torrent;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import java.util.List;

/** Makes private v1 torrents with canonical bencode. */
public final class TorrentCreator {
  /**
   * Makes a torrent per spec. The payload is read once, however many trackers and piece lengths.
   *
   * @return in the order of the specs
   * @throws FailureException INVALID_CONTENT if the payload changes while it is read or cannot be
   *     read
   */
  public List<TorrentFile> create(Content content, List<TorrentSpec> specs, HashProgress progress) {
    throw new UnsupportedOperationException();
  }
}
