package dev.seedpost.tracker.btn;

import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.Html;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.Listing;
import java.util.Optional;

/**
 * A torrent of the API, without its download link, which holds keys.
 *
 * @param name the release name
 * @param size bytes; -1 if it is not told
 * @param hash upper or lower case; empty if it is not told
 */
record BtnTorrent(String id, String groupId, String name, long size, String hash, Quality quality) {

  /** In the site's own words, as its form takes them. */
  record Quality(String resolution, String source, String codec) {
    boolean is(Quality other) {
      return resolution.equalsIgnoreCase(other.resolution)
          && source.equalsIgnoreCase(other.source)
          && codec.equalsIgnoreCase(other.codec);
    }
  }

  static Optional<BtnTorrent> of(Json json) {
    return json.number("TorrentID")
        .map(id ->
            new BtnTorrent(
                id,
                json.number("GroupID").orElse(""),
                Html.unescaped(json.text("ReleaseName").orElse("")),
                json.number("Size").map(Long::valueOf).orElse(-1L),
                json.text("InfoHash").orElse(""),
                new Quality(
                    json.text("Resolution").orElse(""),
                    json.text("Source").orElse(""),
                    json.text("Codec").orElse(""))));
  }

  boolean is(InfoHash wanted) {
    return hash.equalsIgnoreCase(wanted.hex());
  }

  /** The API never says who uploaded a torrent. */
  Listing listing(Listing.Likeness likeness) {
    return new Listing(id, groupId, Listing.Whose.HIDDEN, likeness, size, Html.plain(name));
  }
}
