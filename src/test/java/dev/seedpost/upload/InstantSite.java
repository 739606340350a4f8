package dev.seedpost.upload;

import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A tracker that takes everything at once and keeps nothing. Safe for use by many threads. */
final class InstantSite implements TrackerClient {
  private final TorrentFile torrent;
  private final AtomicLong last = new AtomicLong();

  InstantSite(TorrentFile torrent) {
    this.torrent = torrent;
  }

  @Override
  public Account account() {
    return new Account("user", "1", "Member");
  }

  @Override
  public Optional<Listing> find(UploadRequest upload) {
    return Optional.empty();
  }

  @Override
  public List<Listing> similar(UploadRequest upload) {
    return List.of();
  }

  @Override
  public UploadResult upload(UploadRequest upload) {
    return new UploadResult.Accepted(Long.toString(last.incrementAndGet()), "1", true, List.of());
  }

  @Override
  public TorrentFile download(String torrentId) {
    return torrent;
  }

  @Override
  public String page(String torrentId) {
    return "https://site.example/" + torrentId;
  }

  @Override
  public Optional<String> torrentId(URI page) {
    return Optional.empty();
  }
}
