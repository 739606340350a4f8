package dev.seedpost.tracker;

import dev.seedpost.failure.FailureException;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.util.Optional;

/**
 * One tracker site with one login. Every call throws {@link FailureException}: AUTH, RATE_LIMITED,
 * TRANSIENT, REJECTED; {@link #upload} alone also UNCERTAIN.
 */
public interface TrackerClient {
  /** Who is logged in. */
  Account account();

  /** The site's torrent with this info hash. */
  Optional<Listing> find(InfoHash hash);

  /**
   * Sends an upload, once. An unclear outcome is UNCERTAIN and must be looked up before anything is
   * sent again.
   */
  UploadResult upload(UploadRequest request);

  /**
   * The site's own .torrent with the personal announce URL.
   *
   * @throws FailureException TRANSIENT if what comes is empty or no torrent
   */
  TorrentFile download(String torrentId);

  /** The page of a torrent, for people. */
  String page(String torrentId);
}
