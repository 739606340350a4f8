package dev.seedpost.qbittorrent;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Translates between the paths that qBittorrent sees (in its container, on its share) and those of
 * this machine. The longest prefix of whole path components wins; a path without a matching prefix
 * passes unchanged.
 */
public record PathMap(List<Entry> entries) {
  /** For a qBittorrent that sees the same file system. */
  public static final PathMap NONE = new PathMap(List.of());

  /**
   * The same folder as either side sees it, both absolute; each may be of the POSIX or the Windows
   * kind.
   *
   * @param client as qBittorrent sees it
   * @param here as this machine sees it
   */
  public record Entry(String client, String here) {
    public Entry {
      if (!ForeignPath.absolute(client) || !ForeignPath.absolute(here)) {
        throw new IllegalArgumentException("takes absolute paths on both sides");
      }
    }
  }

  public PathMap {
    entries = List.copyOf(entries);
  }

  /** What this machine calls a path of qBittorrent. */
  public String toHere(String clientPath) {
    return translated(clientPath, Entry::client, Entry::here);
  }

  /** What qBittorrent calls a path of this machine. */
  public String toClient(String herePath) {
    return translated(herePath, Entry::here, Entry::client);
  }

  private String translated(String text, Function<Entry, String> from, Function<Entry, String> to) {
    ForeignPath path = ForeignPath.of(text);
    Optional<Entry> longest =
        entries.stream()
            .filter(entry -> path.startsWith(ForeignPath.of(from.apply(entry))))
            .max(Comparator.comparingInt(entry -> ForeignPath.of(from.apply(entry)).length()));
    return longest
        .map(entry ->
            ForeignPath.of(to.apply(entry))
                .plus(path.after(ForeignPath.of(from.apply(entry)).length())))
        .orElse(text);
  }
}
