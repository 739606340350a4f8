package dev.seedpost.torrent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checked contents of a v1 info dictionary (BEP 3). */
record TorrentInfo(
    String name,
    long pieceLength,
    byte[] pieces,
    List<TorrentEntry> files,
    boolean singleFile,
    Source flags) {

  /** No file system goes deeper for good reasons, and reading a path must not take for ever. */
  private static final int DEEPEST = 100;

  /** Private flag and source flag: what distinguishes the same payload on two trackers. */
  record Source(boolean isPrivate, Optional<String> text) {}

  TorrentInfo {
    files = List.copyOf(files);
  }

  long size() {
    return files.stream().mapToLong(TorrentEntry::length).sum();
  }

  int pieceCount() {
    return pieces.length / Sha1.LENGTH;
  }

  /** Checks and takes over what an info dictionary says. */
  static TorrentInfo of(Bencode.Dictionary info, String doing) {
    return new Checker(doing).check(info);
  }

  /** Bytes as text if they are UTF-8. */
  static Optional<String> text(@Nullable Bencode value) {
    if (!(value instanceof Bencode.Bytes bytes)) {
      return Optional.empty();
    }
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.value())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private record Checker(String doing) {
    TorrentInfo check(Bencode.Dictionary info) {
      refuseVersion2(info);
      String name = part(info.entries().get("name"), "its name");
      long pieceLength = number(info.entries().get("piece length"), "its piece length");
      if (pieceLength <= 0) {
        throw broken("its piece length is " + pieceLength);
      }
      boolean single = info.entries().containsKey("length");
      if (single == info.entries().containsKey("files")) {
        throw broken(
            single
                ? "it claims to be a single file and a folder at once"
                : "it lists no files (there is neither 'length' nor 'files')");
      }
      List<TorrentEntry> files =
          single
              ? List.of(new TorrentEntry(name, length(info.entries().get("length"), name)))
              : files(info.entries().get("files"));
      byte[] pieces = pieces(info.entries().get("pieces"), total(files), pieceLength);
      boolean isPrivate =
          info.entries().get("private") instanceof Bencode.Int flag && flag.value() == 1;
      Optional<String> source = text(info.entries().get("source")).map(Texts::printable);
      return new TorrentInfo(
          name, pieceLength, pieces, files, single, new Source(isPrivate, source));
    }

    private void refuseVersion2(Bencode.Dictionary info) {
      boolean second =
          info.entries().containsKey("meta version") || info.entries().containsKey("file tree");
      if (second) {
        throw broken(
            info.entries().containsKey("pieces")
                ? "it is a hybrid of BitTorrent v1 and v2, which trackers here do not take; make a"
                    + " v1 torrent"
                : "it is a BitTorrent v2 torrent, which trackers here do not take; make a v1"
                    + " torrent");
      }
    }

    private List<TorrentEntry> files(@Nullable Bencode value) {
      if (!(value instanceof Bencode.Items list) || list.values().isEmpty()) {
        throw broken("its list of files is empty or no list");
      }
      List<TorrentEntry> files = new ArrayList<>();
      for (Bencode entry : list.values()) {
        if (!(entry instanceof Bencode.Dictionary file)) {
          throw broken("an entry of its list of files is no dictionary");
        }
        String path = path(file.entries().get("path"));
        files.add(new TorrentEntry(path, length(file.entries().get("length"), path)));
      }
      refuseRepeats(files);
      return files;
    }

    private void refuseRepeats(List<TorrentEntry> files) {
      Set<String> seen = new HashSet<>();
      for (TorrentEntry file : files) {
        if (!seen.add(file.path())) {
          throw broken("it lists " + Texts.printable(file.path()) + " twice");
        }
      }
      for (TorrentEntry file : files) {
        int slash = file.path().lastIndexOf('/');
        while (slash > 0) {
          String folder = file.path().substring(0, slash);
          if (seen.contains(folder)) {
            throw broken("it lists " + Texts.printable(folder) + " as a file and as a folder");
          }
          slash = folder.lastIndexOf('/');
        }
      }
    }

    private String path(@Nullable Bencode value) {
      if (!(value instanceof Bencode.Items parts) || parts.values().isEmpty()) {
        throw broken("a file in it has no path");
      }
      if (parts.values().size() > DEEPEST) {
        throw broken("a file in it lies more than " + DEEPEST + " folders deep");
      }
      StringBuilder path = new StringBuilder();
      for (Bencode part : parts.values()) {
        path.append(path.isEmpty() ? "" : "/").append(part(part, "a file's path"));
      }
      return path.toString();
    }

    /** One part of a path; nothing that could lead out of the torrent's folder. */
    private String part(@Nullable Bencode value, String what) {
      if (!(value instanceof Bencode.Bytes bytes)) {
        throw broken(what + " is missing or no text");
      }
      String text =
          text(bytes)
              .orElseThrow(() ->
                  broken(
                      what
                          + " is not valid UTF-8: "
                          + Texts.shortened(
                              Texts.printable(new String(bytes.value(), UTF_8)), 80)));
      if (text.isEmpty()) {
        throw broken(what + " has an empty part");
      }
      if (text.equals(".")
          || text.equals("..")
          || text.indexOf('/') >= 0
          || text.indexOf('\0') >= 0) {
        throw broken(
            what + " is unsafe: '" + Texts.shortened(Texts.printable(text), 80) + "' in it");
      }
      return text;
    }

    private long length(@Nullable Bencode value, String path) {
      long length = number(value, "the length of " + Texts.printable(path));
      if (length < 0) {
        throw broken("the length of " + Texts.printable(path) + " is " + length);
      }
      return length;
    }

    private long number(@Nullable Bencode value, String what) {
      if (value instanceof Bencode.Int number) {
        return number.value();
      }
      throw broken(what + " is missing or no number");
    }

    private long total(List<TorrentEntry> files) {
      long total = 0;
      for (TorrentEntry file : files) {
        if (file.length() > Long.MAX_VALUE - total) {
          throw broken("its files are larger than any disk");
        }
        total += file.length();
      }
      if (total == 0) {
        throw broken("its files are all empty");
      }
      return total;
    }

    private byte[] pieces(@Nullable Bencode value, long total, long pieceLength) {
      if (!(value instanceof Bencode.Bytes bytes) || bytes.value().length % Sha1.LENGTH != 0) {
        throw broken("its piece hashes are missing or cut off");
      }
      long needed = (total - 1) / pieceLength + 1;
      int found = bytes.value().length / Sha1.LENGTH;
      if (found != needed) {
        throw broken("it has " + found + " piece hashes, but its files need " + needed);
      }
      return bytes.value();
    }

    private FailureException broken(String detail) {
      return new FailureException(FailureKind.INVALID_CONTENT, doing, detail);
    }
  }
}
