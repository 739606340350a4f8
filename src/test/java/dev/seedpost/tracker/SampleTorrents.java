package dev.seedpost.tracker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.torrent.TorrentFile;
import java.nio.file.Path;
import java.util.List;

/** Torrents of made-up albums with one track, written out by hand. */
public final class SampleTorrents {
  private SampleTorrents() {}

  /** A private, canonical torrent with a source flag and no announce URL. */
  public static TorrentFile album(String name, String source) {
    return of(
        "d5:filesld6:lengthi100e4:pathl7:01.flaceee4:name"
            + text(name)
            + "12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaa7:privatei1e6:source"
            + text(source)
            + "e",
        "");
  }

  /** The same without private and source. */
  public static TorrentFile publicAlbum(String name) {
    return of(
        "d5:filesld6:lengthi100e4:pathl7:01.flaceee4:name"
            + text(name)
            + "12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaae",
        "");
  }

  /** The same with its keys in another order than the canonical one. */
  public static TorrentFile unsortedAlbum(String name, String source) {
    return of(
        "d4:name"
            + text(name)
            + "5:filesld6:lengthi100e4:pathl7:01.flaceee12:piece lengthi16384e"
            + "6:pieces20:aaaaaaaaaaaaaaaaaaaa7:privatei1e6:source"
            + text(source)
            + "e",
        "");
  }

  /** An album's torrent with an announce URL and a comment. */
  public static TorrentFile announced(String name, String source, String announce) {
    return TorrentFile.parse(
        new String(album(name, source).bytes(), ISO_8859_1)
            .replaceFirst("d", "d8:announce" + text(announce) + "7:comment6:secret")
            .getBytes(ISO_8859_1),
        name);
  }

  /** The payload of a torrent; none of its files is on disk. */
  public static Content payload(TorrentFile torrent) {
    return new Content(
        Path.of("/example").resolve(torrent.name()),
        torrent.files().stream()
            .map(entry -> new ContentFile(entry.path(), entry.length(), 0))
            .toList(),
        List.of());
  }

  /** A torrent around a bencoded info dictionary. */
  static TorrentFile of(String info, String before) {
    return TorrentFile.parse(("d" + before + "4:info" + info + "e").getBytes(ISO_8859_1), "sample");
  }

  private static String text(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    return bytes.length + ":" + new String(bytes, ISO_8859_1);
  }
}
