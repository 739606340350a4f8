package dev.seedpost.qbittorrent;

import dev.seedpost.content.Content;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.HashProgress;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.torrent.TorrentCreator;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.torrent.TorrentSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Small payloads and real torrents of them. */
public final class SampleTorrents {
  public static final String ANNOUNCE = "http://tracker.example/0123456789abcdef0123/announce";

  private SampleTorrents() {}

  /** An album of two files and a folder, the same bytes for the same name. */
  public static Path album(Path folder, String name) {
    Path album = folder.resolve(name);
    write(album.resolve("01 Überschrift & 100% + mehr.flac"), 70_000);
    write(album.resolve("02.flac"), 30_000);
    write(album.resolve("scans/cover.jpg"), 5_000);
    return album;
  }

  public static Path write(Path file, int size) {
    try {
      Files.createDirectories(file.getParent());
      byte[] bytes = new byte[size];
      new Random(file.getFileName().toString().hashCode()).nextBytes(bytes);
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static TorrentFile of(Path payload) {
    return of(payload, "EXAMPLE", ANNOUNCE);
  }

  public static TorrentFile of(Path payload, String source, String announce) {
    TorrentSpec spec =
        new TorrentSpec(
            PieceLength.ofExponent(14), source, Optional.of(AnnounceUrl.of(Secret.of(announce))));
    return new TorrentCreator()
        .create(Content.read(payload), List.of(spec), HashProgress.NONE)
        .getFirst();
  }
}
