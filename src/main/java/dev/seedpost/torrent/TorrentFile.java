package dev.seedpost.torrent;

import dev.seedpost.failure.FailureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A parsed v1 .torrent. Its info hash comes from the original bytes. Immutable. */
public final class TorrentFile {
  private TorrentFile() {}

  /**
   * Parses a .torrent.
   *
   * @param called how messages name it
   * @throws FailureException INVALID_CONTENT if it is truncated, foreign, v2-only or unsafe (a path
   *     with "..")
   */
  public static TorrentFile parse(byte[] bytes, String called) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads and parses a file of at most 64 MiB.
   *
   * @throws FailureException INVALID_CONTENT as {@link #parse}, or if it cannot be read
   */
  public static TorrentFile read(Path file) {
    throw new UnsupportedOperationException();
  }

  public String name() {
    throw new UnsupportedOperationException();
  }

  /** In bytes; foreign torrents may have any. */
  public long pieceLength() {
    throw new UnsupportedOperationException();
  }

  public int pieceCount() {
    throw new UnsupportedOperationException();
  }

  public List<TorrentEntry> files() {
    throw new UnsupportedOperationException();
  }

  public boolean singleFile() {
    throw new UnsupportedOperationException();
  }

  /** Total length in bytes. */
  public long size() {
    throw new UnsupportedOperationException();
  }

  public boolean isPrivate() {
    throw new UnsupportedOperationException();
  }

  public Optional<String> source() {
    throw new UnsupportedOperationException();
  }

  public InfoHash infoHash() {
    throw new UnsupportedOperationException();
  }

  /** The main announce URL and those of the list, without repeats; unreadable ones are left out. */
  public List<AnnounceUrl> announces() {
    throw new UnsupportedOperationException();
  }

  /**
   * The whole file as it was read or made. It holds the announce URL: seal it before it reaches a
   * disk.
   */
  public byte[] bytes() {
    throw new UnsupportedOperationException();
  }

  /**
   * What keeps another torrent from being the same payload (name, files, piece length, pieces);
   * empty if it is.
   */
  public Optional<String> differenceTo(TorrentFile other) {
    throw new UnsupportedOperationException();
  }
}
