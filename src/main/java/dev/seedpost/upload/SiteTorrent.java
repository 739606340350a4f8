package dev.seedpost.upload;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.torrent.TorrentFile;

/** Whether a site's torrent may be seeded over our payload. */
public final class SiteTorrent {
  private SiteTorrent() {}

  /**
   * Does nothing if it is the same payload, private, and has an announce URL. Source, entropy and
   * comments may be others.
   *
   * @param ours what was made of the payload
   * @throws FailureException INVALID_CONTENT if it is another payload or not private, TRANSIENT if
   *     it has no announce URL
   */
  public static void mustFit(TorrentFile site, TorrentFile ours, String doing) {
    site.differenceTo(ours)
        .ifPresent(difference -> {
          throw new FailureException(
              FailureKind.INVALID_CONTENT,
              doing,
              "the site's torrent is another payload: " + difference);
        });
    if (!site.isPrivate()) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          doing,
          "the site's torrent is not marked private, so qBittorrent would tell strangers of it;"
              + " ask the site's staff");
    }
    if (site.announces().isEmpty()) {
      throw new FailureException(
          FailureKind.TRANSIENT, doing, "the site's torrent has no announce URL");
    }
  }
}
