package dev.seedpost.tracker.unit3d;

import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Html;
import dev.seedpost.tracker.Listing;
import java.util.Optional;

/**
 * A torrent as the API describes it.
 *
 * @param name exactly as the site has it
 * @param size bytes; -1 if it is not said
 * @param files how many; -1 if it is not said
 * @param uploader a name, or "Anonymous", even for our own
 */
record Found(String id, String name, long size, long files, String uploader) {
  private static final String ANONYMOUS = "Anonymous";

  /** The site holds names to be unique; without a name of ours the site makes one up. */
  boolean isNamed(Optional<String> ours) {
    return ours.isEmpty() || ours.get().strip().equals(name.strip());
  }

  boolean hasPayloadOf(TorrentFile torrent) {
    return size == torrent.size() && (files < 0 || files == torrent.files().size());
  }

  Listing listing(Account us, Listing.Likeness likeness) {
    return new Listing(id, "", whose(us), likeness, size, Html.plain(name));
  }

  private Listing.Whose whose(Account us) {
    if (uploader.isEmpty() || uploader.equalsIgnoreCase(ANONYMOUS)) {
      return Listing.Whose.HIDDEN;
    }
    return uploader.equals(us.userId()) ? Listing.Whose.OURS : Listing.Whose.THEIRS;
  }
}
