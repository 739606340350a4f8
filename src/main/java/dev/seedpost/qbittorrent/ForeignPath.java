package dev.seedpost.qbittorrent;

import java.util.ArrayList;
import java.util.List;

/**
 * An absolute path of a POSIX or a Windows machine, whichever this one is. Windows paths are
 * compared without regard to case and take either separator.
 *
 * @param root {@code /}, {@code C:\} or {@code \\}
 * @param parts the names below the root
 */
record ForeignPath(String root, List<String> parts) {
  ForeignPath {
    parts = List.copyOf(parts);
  }

  static ForeignPath of(String text) {
    if (drive(text)) {
      return new ForeignPath(text.substring(0, 2) + "\\", split(text.substring(2), "[/\\\\]"));
    }
    if (text.startsWith("\\\\")) {
      return new ForeignPath("\\\\", split(text, "[/\\\\]"));
    }
    return new ForeignPath(text.startsWith("/") ? "/" : "", split(text, "/"));
  }

  static boolean absolute(String text) {
    return text.startsWith("/")
        || text.startsWith("\\\\")
        || (drive(text) && text.length() > 2 && "/\\".indexOf(text.charAt(2)) >= 0);
  }

  private static boolean drive(String text) {
    return text.matches("(?s)[A-Za-z]:([/\\\\].*)?");
  }

  private static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split(separator, -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }

  private boolean windows() {
    return root.endsWith("\\");
  }

  int length() {
    return parts.size();
  }

  boolean startsWith(ForeignPath prefix) {
    if (!same(root, prefix.root) || parts.size() < prefix.parts.size()) {
      return false;
    }
    for (int i = 0; i < prefix.parts.size(); i++) {
      if (!same(parts.get(i), prefix.parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean same(String mine, String theirs) {
    return windows() ? mine.equalsIgnoreCase(theirs) : mine.equals(theirs);
  }

  /** The names behind the first so many. */
  List<String> after(int count) {
    return parts.subList(count, parts.size());
  }

  /** This path with names below it, written in its own style. */
  String plus(List<String> more) {
    List<String> all = new ArrayList<>(parts);
    all.addAll(more);
    return root + String.join(windows() ? "\\" : "/", all);
  }
}
