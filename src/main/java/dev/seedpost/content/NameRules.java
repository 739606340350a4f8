package dev.seedpost.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Names under which a payload can be seeded where it lies. qBittorrent's library (libtorrent 2.0)
 * rewrites some names when it reads a torrent and would then look for files that are not there.
 */
final class NameRules {
  /** Longer names are cut. */
  private static final int LONGEST = 240;

  /** Left out of names: direction marks that can disguise a file's ending. */
  private static final String DIRECTION_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e";

  private NameRules() {}

  /** What is wrong with a name, going on from "the name X …". */
  static Optional<String> fault(String name) {
    // The JDK shows bytes that its file-name encoding cannot read as U+FFFD.
    if (name.indexOf('\uFFFD') >= 0) {
      return Optional.of(unreadable(System.getProperty("sun.jnu.encoding", "unknown")));
    }
    int length = name.getBytes(UTF_8).length;
    if (length > LONGEST) {
      return Optional.of(
          "is " + length + " bytes long; qBittorrent cuts names over 240 bytes, so shorten it");
    }
    Optional<String> lost =
        name.chars()
            .filter(c -> Character.isISOControl(c) || c == '\\' || DIRECTION_MARKS.indexOf(c) >= 0)
            .mapToObj(c -> String.format("U+%04X", c))
            .findFirst();
    return lost.map(character ->
        "holds the character " + character + ", which qBittorrent drops or replaces; rename it");
  }

  /** Why a name may have come out unreadable, by the file-name encoding of this process. */
  static String unreadable(String encoding) {
    return encoding.equalsIgnoreCase("UTF-8")
        ? "is not valid UTF-8; rename it"
        : "cannot be read because this process takes file names as "
            + encoding
            + "; start it with LC_ALL=C.UTF-8";
  }

  /**
   * A path that differs from another file or folder by ASCII case alone, if there is one: the
   * second of them would be renamed.
   */
  static Optional<String> clash(List<ContentFile> files) {
    Set<String> folders = new HashSet<>();
    for (ContentFile file : files) {
      int slash = file.path().lastIndexOf('/');
      while (slash > 0) {
        folders.add(folded(file.path().substring(0, slash)));
        slash = file.path().lastIndexOf('/', slash - 1);
      }
    }
    Set<String> seen = new HashSet<>(folders);
    return files.stream()
        .map(ContentFile::path)
        .filter(path -> !seen.add(folded(path)))
        .findFirst();
  }

  private static String folded(String path) {
    StringBuilder folded = new StringBuilder(path.length());
    path.chars().forEach(c -> folded.append(c < 0x80 ? Character.toLowerCase((char) c) : (char) c));
    return folded.toString();
  }
}
