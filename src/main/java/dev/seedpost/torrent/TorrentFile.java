package dev.seedpost.torrent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A parsed v1 .torrent (BEP 3). Its info hash comes from the original bytes. Immutable.
 *
 * <p>Names and paths are given as they stand in the torrent, since they must match the disk; pass
 * them through {@link Texts#printable} before showing them.
 */
public final class TorrentFile {
  private static final int LARGEST = 64 * 1024 * 1024;

  private final byte[] bytes;
  private final Bencode.Dictionary root;
  private final Bencode.Dictionary infoDictionary;
  private final TorrentInfo info;
  private final InfoHash infoHash;

  private TorrentFile(
      byte[] bytes, Bencode.Dictionary root, Bencode.Dictionary info, String doing) {
    this.bytes = bytes;
    this.root = root;
    this.infoDictionary = info;
    this.info = TorrentInfo.of(info, doing);
    this.infoHash = InfoHash.of(Sha1.digest(Arrays.copyOfRange(bytes, info.from(), info.to())));
  }

  /**
   * Parses a .torrent.
   *
   * @param called how messages name it
   * @throws FailureException INVALID_CONTENT if it is truncated, foreign, v2 or hybrid, or unsafe
   *     (a path with "..")
   */
  public static TorrentFile parse(byte[] bytes, String called) {
    String doing = "read the torrent " + Texts.printable(called);
    if (bytes.length > LARGEST) {
      throw tooLarge(doing);
    }
    byte[] own = bytes.clone();
    try {
      if (!(BencodeReader.read(own) instanceof Bencode.Dictionary root)) {
        throw new MalformedBencode("it is not a dictionary");
      }
      if (!(root.entries().get("info") instanceof Bencode.Dictionary info)) {
        throw new MalformedBencode("it has no info dictionary");
      }
      return new TorrentFile(own, root, info, doing);
    } catch (MalformedBencode e) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          doing,
          "it is not a sound .torrent file: " + e.what() + "; get or make it again",
          e);
    }
  }

  /**
   * Reads and parses a file of at most 64 MiB.
   *
   * @throws FailureException INVALID_CONTENT as {@link #parse}, or if it cannot be read
   */
  public static TorrentFile read(Path file) {
    String doing = "read the torrent " + Texts.printable(file.toString());
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FailureException(FailureKind.INVALID_CONTENT, doing, "it is not a file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (NoSuchFileException e) {
      throw new FailureException(FailureKind.INVALID_CONTENT, doing, "there is no such file", e);
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          doing,
          "it cannot be read ("
              + Texts.printable(String.valueOf(e.getMessage()))
              + "); check its permissions",
          e);
    }
    return parse(bytes, file.toString());
  }

  private static FailureException tooLarge(String doing) {
    return new FailureException(
        FailureKind.INVALID_CONTENT, doing, "it is larger than 64 MiB, which no .torrent is");
  }

  /** The name of the torrent's file or folder. */
  public String name() {
    return info.name();
  }

  /** In bytes; foreign torrents may have any. */
  public long pieceLength() {
    return info.pieceLength();
  }

  public int pieceCount() {
    return info.pieceCount();
  }

  /** In the torrent's own order. */
  public List<TorrentEntry> files() {
    return info.files();
  }

  public boolean singleFile() {
    return info.singleFile();
  }

  /** Total length in bytes. */
  public long size() {
    return info.size();
  }

  public boolean isPrivate() {
    return info.flags().isPrivate();
  }

  /** The source flag, printable. */
  public Optional<String> source() {
    return info.flags().text();
  }

  public InfoHash infoHash() {
    return infoHash;
  }

  /** The main announce URL and those of the list, without repeats; unreadable ones are left out. */
  public List<AnnounceUrl> announces() {
    List<Bencode> found = new ArrayList<>();
    Optional.ofNullable(root.entries().get("announce")).ifPresent(found::add);
    if (root.entries().get("announce-list") instanceof Bencode.Items tiers) {
      for (Bencode tier : tiers.values()) {
        if (tier instanceof Bencode.Items urls) {
          found.addAll(urls.values());
        }
      }
    }
    Set<AnnounceUrl> urls = new LinkedHashSet<>();
    for (Bencode value : found) {
      announce(value).ifPresent(urls::add);
    }
    return List.copyOf(urls);
  }

  private static Optional<AnnounceUrl> announce(Bencode value) {
    try {
      return TorrentInfo.text(value).map(Secret::of).map(AnnounceUrl::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The whole file as it was read or made. It holds the announce URL: seal it before it reaches a
   * disk.
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The same payload for another address: only the announce URL is set, announce list, comment and
   * all else outside the info dictionary are dropped. The info dictionary stays byte for byte, so
   * the info hash stays.
   */
  public TorrentFile withAnnounce(Optional<AnnounceUrl> announce) {
    return parse(
        BencodeWriter.writeAround(
            announceEntry(announce),
            "info",
            Arrays.copyOfRange(bytes, infoDictionary.from(), infoDictionary.to())),
        name());
  }

  /**
   * The same payload, private, under another source flag and announce URL: a new info hash, hashed
   * pieces reused. Other keys of the info dictionary stay.
   */
  public TorrentFile withSource(String source, Optional<AnnounceUrl> announce) {
    Map<String, Bencode> entries = new LinkedHashMap<>(infoDictionary.entries());
    entries.put("private", new Bencode.Int(1));
    entries.put("source", new Bencode.Bytes(source.getBytes(UTF_8)));
    return made(entries, announce, name());
  }

  /** Whether a site that forces the private flag and this source flag keeps the info hash. */
  public boolean staysWithSource(String source) {
    return withSource(source, Optional.empty()).infoHash().equals(infoHash());
  }

  static TorrentFile made(
      Map<String, Bencode> info, Optional<AnnounceUrl> announce, String called) {
    Map<String, Bencode> entries = new LinkedHashMap<>(announceEntry(announce));
    entries.put("info", Bencode.Dictionary.of(info));
    return parse(BencodeWriter.write(Bencode.Dictionary.of(entries)), called);
  }

  private static Map<String, Bencode> announceEntry(Optional<AnnounceUrl> announce) {
    return announce
        .map(url ->
            Map.<String, Bencode>of(
                "announce", new Bencode.Bytes(url.url().reveal().getBytes(UTF_8))))
        .orElse(Map.of());
  }

  /**
   * What keeps another torrent from being the same payload (name, files, piece length, pieces);
   * empty if it is. The order of the files counts, since the pieces run across them.
   */
  public Optional<String> differenceTo(TorrentFile other) {
    if (!name().equals(other.name())) {
      return Optional.of(
          "it is named '"
              + Texts.printable(other.name())
              + "', not '"
              + Texts.printable(name())
              + "'");
    }
    if (singleFile() != other.singleFile()) {
      return Optional.of(
          other.singleFile()
              ? "it is a single file, not a folder"
              : "it is a folder, not a single file");
    }
    Optional<String> inFiles = differenceInFiles(other);
    if (inFiles.isPresent()) {
      return inFiles;
    }
    if (pieceLength() != other.pieceLength()) {
      return Optional.of(
          "its piece length is " + other.pieceLength() + " bytes, not " + pieceLength());
    }
    return Arrays.equals(info.pieces(), other.info.pieces())
        ? Optional.empty()
        : Optional.of("its pieces have other hashes, so the data differ");
  }

  private Optional<String> differenceInFiles(TorrentFile other) {
    if (files().size() != other.files().size()) {
      return Optional.of("it has " + other.files().size() + " files, not " + files().size());
    }
    for (int i = 0; i < files().size(); i++) {
      TorrentEntry mine = files().get(i);
      TorrentEntry theirs = other.files().get(i);
      if (!mine.path().equals(theirs.path())) {
        return Optional.of(
            "its file "
                + (i + 1)
                + " is "
                + Texts.printable(theirs.path())
                + ", not "
                + Texts.printable(mine.path()));
      }
      if (mine.length() != theirs.length()) {
        return Optional.of(
            Texts.printable(mine.path())
                + " has "
                + theirs.length()
                + " bytes in it, not "
                + mine.length());
      }
    }
    return Optional.empty();
  }

  /** Name, size and info hash; never an announce URL. */
  @Override
  public String toString() {
    return Texts.printable(name()) + " (" + infoHash + ", " + size() + " bytes)";
  }
}
