package dev.seedpost.upload;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.inject.Injector;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.UploadRequest;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Makes sure, without asking the site, that an item may be sent: hashed as it is, and seedable. */
final class Ready {
  private final TorrentStore torrents;
  private final Supplier<Injector> injector;

  Ready(TorrentStore torrents, Supplier<Injector> injector) {
    this.torrents = torrents;
    this.injector = injector;
  }

  /**
   * The request of an item that could be seeded afterwards.
   *
   * @throws FailureException if the payload changed
   * @throws ClientTrouble if qBittorrent could not take it
   */
  UploadRequest request(QueueItem item) {
    TorrentFile torrent = torrents.prepared(item);
    Content content = Content.read(Path.of(item.contentPath()));
    Hashed.mustBe(content, item, torrent, "send " + item.name());
    seedable(item, torrent, content);
    return new UploadRequest(torrent, item.form(), content);
  }

  /** What cannot be seeded is not uploaded. */
  private void seedable(QueueItem item, TorrentFile torrent, Content content) {
    try {
      injector.get().ready(torrent, content, item.placement());
    } catch (FailureException e) {
      throw new ClientTrouble(e);
    }
  }
}
