package dev.seedpost.intake;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names that say "not finished yet" or "not a release" (conventions of clients, browsers,
 * unpackers, file servers).
 */
final class TemporaryNames {
  private static final List<String> ENDINGS =
      List.of(
          ".!qb",
          ".part",
          ".partial",
          ".crdownload",
          ".tmp",
          ".temp",
          ".aria2",
          ".download",
          "~",
          "_unpackerred");
  private static final List<String> BEGINNINGS =
      List.of(".syncthing.", "~syncthing~", ".~tmp~", "_unpack_", "_failed_", ".nfs");
  private static final Set<String> NEVER =
      Set.of(
          "@eadir",
          "#recycle",
          "$recycle.bin",
          "lost+found",
          "thumbs.db",
          "desktop.ini",
          "seedpost.yaml");

  private TemporaryNames() {}

  /** Whether something of this name inside a folder means that the folder is not complete. */
  static boolean unfinished(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith)
        || BEGINNINGS.stream().anyMatch(lower::startsWith);
  }

  /** Whether a child of a watched folder of this name is no payload. */
  static boolean ignored(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(".")
        || unfinished(name)
        || NEVER.contains(lower)
        || lower.endsWith(".torrent")
        || lower.endsWith(".seedpost.yaml");
  }
}
