package dev.seedpost.tracker;

import dev.seedpost.failure.FailureException;
import dev.seedpost.torrent.TorrentFile;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One tracker site with one login. Every call throws {@link FailureException}: AUTH, RATE_LIMITED,
 * TRANSIENT, REJECTED; {@link #upload} alone also UNCERTAIN.
 */
public interface TrackerClient {
  /** Who is logged in. */
  Account account();

  /**
   * The site's torrent that this upload has become or would become: by info hash where the site can
   * be asked for it, else by the exact name and the size. One of ours comes before others'.
   */
  Optional<Listing> find(UploadRequest upload);

  /**
   * Other torrents of the same release that the site may call duplicates; empty where the site
   * cannot be asked.
   */
  List<Listing> similar(UploadRequest upload);

  /**
   * Whether {@link #find} and {@link #similar} would show this upload if a person had made it by
   * hand, so that finding nothing means that nobody has. Where it is not sure a person is asked.
   */
  default boolean wouldShow(UploadRequest upload) {
    return false;
  }

  /** How many encodings of one edition one request takes; 1 where each leaves alone. */
  default int encodingsPerRequest() {
    return 1;
  }

  /**
   * Whether an upload with the second form may leave as a further encoding in the request of one
   * with the first.
   */
  default boolean isSameEdition(List<FormField> form, List<FormField> other) {
    return false;
  }

  /**
   * Sends an upload, once. An unclear outcome is UNCERTAIN and must be looked up before anything is
   * sent again. The result is that of the upload itself: sites say nothing about its {@linkplain
   * UploadRequest#further further encodings}.
   */
  UploadResult upload(UploadRequest upload);

  /**
   * The site's own .torrent with the personal announce URL.
   *
   * @throws FailureException TRANSIENT if what comes is empty or no torrent
   */
  TorrentFile download(String torrentId);

  /**
   * Fills a request of other users with an accepted upload, where the site has requests.
   *
   * @return a remark for a person, such as what is left to do by hand; empty if there is none
   */
  default Optional<String> fillRequest(String torrentId, String requestId) {
    return Optional.empty();
  }

  /** The page of a torrent, for people. */
  String page(String torrentId);

  /** The number in the address of a torrent's page; empty if it is no such address. */
  Optional<String> torrentId(URI page);
}
