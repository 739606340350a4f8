package dev.seedpost.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.secret.Sealer;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorrentStoreTest {
  /** Flips every bit: enough to see that the store asks for sealing. */
  private static final Sealer FLIP =
      new Sealer() {
        @Override
        public byte[] seal(byte[] open) {
          byte[] sealed = open.clone();
          for (int i = 0; i < sealed.length; i++) {
            sealed[i] = (byte) ~sealed[i];
          }
          return sealed;
        }

        @Override
        public byte[] open(byte[] sealed) {
          return seal(sealed);
        }
      };

  @TempDir private Path folder;

  @Test
  void a_torrent_comes_back_as_it_was_and_lies_sealed_for_its_owner_alone() throws IOException {
    TorrentFile torrent = Items.torrent(Items.payload(folder, "Album"), Items.RED);
    TorrentStore store = new TorrentStore(folder.resolve("torrents"), FLIP);
    store.save(torrent);
    store.save(torrent);
    assertThat(store.load(torrent.infoHash()).bytes()).isEqualTo(torrent.bytes());
    try (Stream<Path> files = Files.list(folder.resolve("torrents"))) {
      List<Path> kept = files.toList();
      assertThat(kept).hasSize(1);
      assertThat(Files.readAllBytes(kept.getFirst())).isEqualTo(FLIP.seal(torrent.bytes()));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.getFirst())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_torrent_that_is_gone_is_named() {
    TorrentFile torrent = Items.torrent(Items.payload(folder, "Album"), Items.RED);
    TorrentStore store = new TorrentStore(folder.resolve("torrents"), FLIP);
    assertThatThrownBy(() -> store.load(torrent.infoHash()))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(torrent.infoHash().hex())
        .hasMessageContaining("gone");
  }

  @Test
  void a_disk_that_refuses_leaves_nothing_half_written() throws IOException {
    Path blocked =
        Files.writeString(folder.resolve("torrents"), "a file where the folder should be");
    TorrentFile torrent = Items.torrent(Items.payload(folder, "Album"), Items.RED);
    assertThatThrownBy(() -> new TorrentStore(blocked, FLIP).save(torrent))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("keep the torrent");
  }
}
