package dev.seedpost.tracker;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.failure.Texts;
import dev.seedpost.torrent.TorrentEntry;
import dev.seedpost.torrent.TorrentFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds a payload or a torrent against a site's limits. */
final class LimitCheck {
  /** So many names are listed before "and n more". */
  private static final int SHOWN = 3;

  /** Endings of files that a download client has not finished. */
  private static final List<String> UNFINISHED = List.of(".!qb", ".!ut", ".part", ".crdownload");

  private final Definition definition;
  private final Definition.Limits limits;

  LimitCheck(Definition definition) {
    this.definition = definition;
    this.limits = definition.limits();
  }

  List<String> of(TorrentFile torrent) {
    List<String> refusals = new ArrayList<>();
    long bytes = torrent.bytes().length;
    if (bytes > limits.torrentBytes()) {
      refusals.add(
          "the .torrent has "
              + bytes
              + " bytes, but "
              + definition.name()
              + " takes at most "
              + limits.torrentBytes()
              + cite("torrent-size")
              + "; make it with a larger piece length");
    }
    if (torrent.pieceLength() > limits.pieces().above().bytes()) {
      refusals.add(
          "the pieces have "
              + torrent.pieceLength()
              + " bytes, but "
              + definition.name()
              + " takes at most "
              + limits.pieces().above().bytes()
              + cite("piece-length"));
    }
    List<String> paths = new ArrayList<>();
    for (TorrentEntry entry : torrent.files()) {
      paths.add(torrent.singleFile() ? torrent.name() : torrent.name() + "/" + entry.path());
    }
    ofNames(paths, refusals);
    return refusals;
  }

  List<String> of(Content content, String kind) {
    List<String> paths = new ArrayList<>();
    for (ContentFile file : content.files()) {
      paths.add(content.singleFile() ? content.name() : content.name() + "/" + file.path());
    }
    List<String> refusals = new ArrayList<>();
    ofNames(paths, refusals);
    Set<String> allowed = limits.extensions().get(kind);
    if (allowed != null) {
      List<String> wrong =
          content.files().stream()
              .filter(file -> !allowed.contains(file.extension()))
              .map(ContentFile::path)
              .toList();
      add(
          refusals,
          definition.name() + " does not take files of this type in " + kind + cite("extensions"),
          "leave out",
          wrong);
    }
    return refusals;
  }

  private void ofNames(List<String> paths, List<String> refusals) {
    add(
        refusals,
        definition.name()
            + " takes paths of at most "
            + limits.pathLength()
            + " characters with the folder"
            + cite("path-length"),
        "shorten",
        those(paths, path -> path.codePointCount(0, path.length()) > limits.pathLength()));
    add(
        refusals,
        definition.name()
            + " refuses names with any of "
            + limits.names().forbidden()
            + cite("names"),
        "rename",
        those(paths, this::hasForbidden));
    add(
        refusals,
        definition.name()
            + " takes names of at most "
            + limits.names().maxBytes()
            + " bytes"
            + cite("names"),
        "shorten",
        those(paths, path -> parts(path).anyMatch(this::isTooLong)));
    for (NameLimits.Refused refused : limits.names().refused()) {
      add(
          refusals,
          definition.name() + " refuses " + refused.because() + cite("names"),
          "rename",
          those(paths, path -> parts(path).anyMatch(refused.pattern().asMatchPredicate())));
    }
    add(
        refusals,
        "a name that begins or ends with a space cannot be saved everywhere",
        "rename",
        those(paths, LimitCheck::hasOuterSpace));
    add(
        refusals,
        "the download is not complete",
        "wait for or remove",
        those(paths, LimitCheck::isUnfinished));
  }

  private static List<String> those(List<String> paths, Predicate<String> wrong) {
    return paths.stream().filter(wrong).toList();
  }

  private static Stream<String> parts(String path) {
    return Arrays.stream(path.split("/", -1));
  }

  private boolean isTooLong(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length > limits.names().maxBytes();
  }

  private boolean hasForbidden(String path) {
    return path.chars().anyMatch(c -> c != '/' && limits.names().forbidden().indexOf(c) >= 0);
  }

  private static boolean hasOuterSpace(String path) {
    return parts(path).anyMatch(part -> !part.equals(part.strip()));
  }

  /** The marker INCOMPLETE~ is one that Gazelle itself refuses (OPS server code). */
  private static boolean isUnfinished(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.contains("incomplete~") || UNFINISHED.stream().anyMatch(lower::endsWith);
  }

  private static void add(List<String> refusals, String rule, String advice, List<String> paths) {
    if (!paths.isEmpty()) {
      String more = paths.size() > SHOWN ? " and " + (paths.size() - SHOWN) + " more" : "";
      List<String> shown =
          paths.stream()
              .limit(SHOWN)
              .map(path -> "'" + Texts.shortened(Texts.printable(path), 300) + "'")
              .toList();
      refusals.add(rule + "; " + advice + " " + String.join(", ", shown) + more);
    }
  }

  private String cite(String key) {
    String cite = limits.cites().get(key);
    return cite == null ? "" : " (" + cite + ")";
  }
}
