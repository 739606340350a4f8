package dev.seedpost.tracker;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.torrent.PieceLength;
import java.nio.charset.StandardCharsets;

/** How large a .torrent will be, before anything is hashed. */
final class TorrentSize {
  /** Announce URL, comment, and the keys that every .torrent has. */
  private static final long FRAME = 1024;

  /** The keys and lengths around one file's path (BEP 3). */
  private static final long PER_FILE = 48;

  private static final long PER_PIECE = 20;

  private TorrentSize() {}

  /** Bytes; a little more than it will be. */
  static long estimate(Content content, PieceLength length) {
    long bytes = FRAME + PER_PIECE * (content.size() / length.bytes() + 1);
    for (ContentFile file : content.files()) {
      long parts = file.path().chars().filter(c -> c == '/').count() + 1;
      bytes += PER_FILE + file.path().getBytes(StandardCharsets.UTF_8).length + 5 * parts;
    }
    return bytes;
  }
}
