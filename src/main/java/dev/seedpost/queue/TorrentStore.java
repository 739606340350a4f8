package dev.seedpost.queue;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.PrivateFile;
import dev.seedpost.secret.Sealer;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The torrents of queued items, by info hash. They hold personal announce URLs, so they lie sealed,
 * mode 0600, each written whole or not at all.
 */
public final class TorrentStore {
  private static final String SEALED = ".sealed";

  private final Path folder;
  private final Sealer sealer;
  private final Optional<SharedTorrents> shared;

  /** The torrents of a program that is alone. */
  public TorrentStore(Path folder, Sealer sealer) {
    this(folder, sealer, Optional.empty());
  }

  /**
   * Torrents of which the prepared ones are shared.
   *
   * @param shared where other nodes find them
   */
  public TorrentStore(Path folder, Sealer sealer, Optional<SharedTorrents> shared) {
    this.folder = folder;
    this.sealer = sealer;
    this.shared = shared;
  }

  /**
   * Keeps a torrent that was made of a payload, for every node.
   *
   * @throws FailureException TRANSIENT if the disk or the database refuses
   */
  public void savePrepared(TorrentFile torrent) {
    save(torrent);
    shared.ifPresent(torrents -> torrents.save(torrent));
  }

  /**
   * The torrent that was made of an item's payload, wherever that was.
   *
   * @throws FailureException INVALID_CONTENT if it is gone or was changed
   */
  public TorrentFile prepared(QueueItem item) {
    return shared
        .filter(torrents -> !Files.exists(file(item.infoHash())))
        .flatMap(torrents -> torrents.load(item.infoHash(), item.tracker()))
        .orElseGet(() -> load(item.infoHash()));
  }

  /**
   * Keeps a torrent; one that is there already is replaced.
   *
   * @throws FailureException TRANSIENT if the disk refuses
   */
  public void save(TorrentFile torrent) {
    save(torrent, PrivateFile::write);
  }

  /**
   * Keeps a site's torrent, which is fetched again if a power failure damages it.
   *
   * @throws FailureException TRANSIENT if the disk refuses
   */
  public void saveFetched(TorrentFile torrent) {
    save(torrent, PrivateFile::writeLazily);
  }

  private interface Write {
    void to(Path file, byte[] bytes) throws IOException;
  }

  private void save(TorrentFile torrent, Write write) {
    Path file = file(torrent.infoHash());
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      write.to(file, sealer.seal(torrent.bytes()));
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.TRANSIENT,
          "keep the torrent " + file,
          e.getMessage() + "; is the disk full?",
          e);
    }
  }

  /**
   * The torrent with this info hash.
   *
   * @throws FailureException INVALID_CONTENT if it is gone or was changed
   */
  public TorrentFile load(InfoHash hash) {
    Path file = file(hash);
    String doing = "read the kept torrent " + file;
    try {
      return TorrentFile.parse(sealer.open(Files.readAllBytes(file)), "the kept torrent " + hash);
    } catch (NoSuchFileException e) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT, doing, "it is gone; upload the payload again", e);
    } catch (IOException e) {
      throw new FailureException(FailureKind.TRANSIENT, doing, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Seals every torrent anew, with the key as it is now.
   *
   * @return how many
   * @throws FailureException TRANSIENT if the disk refuses, INVALID_CONTENT if one was changed
   */
  public int sealAnew() {
    int sealed = 0;
    try {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SEALED)) {
          for (Path file : files) {
            PrivateFile.write(file, sealer.seal(sealer.open(Files.readAllBytes(file))));
            sealed++;
          }
        }
      }
      return sealed;
    } catch (IOException | DirectoryIteratorException e) {
      throw new FailureException(
          FailureKind.TRANSIENT,
          "encrypt the kept torrents anew",
          e.getMessage() + "; is the disk full? run it again",
          e);
    }
  }

  private Path file(InfoHash hash) {
    return folder.resolve(hash.hex() + SEALED);
  }
}
