package dev.seedpost.upload;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.torrent.HashProgress;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.torrent.TorrentCreator;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.torrent.TorrentSpec;
import java.util.List;
import java.util.Optional;

/** Whether a payload still is what was hashed. */
final class Hashed {
  private Hashed() {}

  /** Hashes a payload as it was hashed for a torrent. */
  static TorrentFile again(Content content, TorrentFile torrent) {
    TorrentSpec same =
        new TorrentSpec(
            new PieceLength((int) torrent.pieceLength()),
            torrent.source().orElse(""),
            Optional.empty());
    return new TorrentCreator().create(content, List.of(same), HashProgress.NONE).getFirst();
  }

  /**
   * Does nothing while sizes and times are as they were; else hashes once more, for a changed time
   * alone is no change.
   *
   * @param torrent of the payload, ours or the site's
   * @throws FailureException INVALID_CONTENT if the payload changed
   */
  static void mustBe(Content content, QueueItem item, TorrentFile torrent, String doing) {
    if (content.fingerprint().equals(item.fingerprint())) {
      return;
    }
    again(content, torrent)
        .differenceTo(torrent)
        .ifPresent(difference -> {
          throw new FailureException(
              FailureKind.INVALID_CONTENT,
              doing,
              "its files changed since they were hashed ("
                  + difference
                  + "); check them and run 'seedpost retry "
                  + item.id()
                  + "'");
        });
  }
}
