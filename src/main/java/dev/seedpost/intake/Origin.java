package dev.seedpost.intake;

import dev.seedpost.torrent.InfoHash;
import java.util.Set;
import java.util.TreeSet;

/** Where an arrival came from. */
public sealed interface Origin {
  /**
   * A child of a watch folder that stood still.
   *
   * @param name of the watch folder
   * @param child its file or folder name
   * @param fingerprint of its files, to be remembered once it was judged
   */
  record WatchFolder(String name, String child, String fingerprint) implements Origin {}

  /**
   * A torrent that the client completed.
   *
   * @param category empty for none
   * @param trackerHosts of its announce URLs
   */
  record Completed(InfoHash hash, String category, Set<String> tags, Set<String> trackerHosts)
      implements Origin {
    public Completed {
      tags = Set.copyOf(tags);
      trackerHosts = Set.copyOf(trackerHosts);
    }

    /** What rules look at and a person changes later on: with another one it is judged again. */
    String fingerprint() {
      return fingerprint(hash, category, tags);
    }

    static String fingerprint(InfoHash hash, String category, Set<String> tags) {
      return hash.hex() + "\n" + category + "\n" + String.join(",", new TreeSet<>(tags));
    }
  }

  /** A person's order. */
  record Command() implements Origin {}
}
