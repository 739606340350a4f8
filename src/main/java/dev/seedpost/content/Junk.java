package dev.seedpost.content;

import java.util.Locale;
import java.util.Set;

/**
 * Names that never belong to a release (conventions of torrent creators and file servers), and our
 * own {@code seedpost.yaml} and {@code <name>.seedpost.yaml}. None of them is an arrival either.
 */
public final class Junk {
  private static final Set<String> NAMES =
      Set.of(
          ".ds_store",
          "thumbs.db",
          "desktop.ini",
          "@eadir",
          "#recycle",
          ".stversions",
          "seedpost.yaml");

  private Junk() {}

  /** Whether a file or folder of this name is left out of every torrent. */
  public static boolean matches(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.contains(lower)
        || lower.startsWith("._")
        || lower.startsWith(".nfs")
        || lower.endsWith(".torrent")
        || lower.endsWith(".seedpost.yaml")
        || lower.endsWith(":zone.identifier");
  }
}
