package dev.seedpost.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.content.Content;
import dev.seedpost.database.Backend;
import dev.seedpost.database.Database;
import dev.seedpost.failure.FailureException;
import dev.seedpost.secret.Sealer;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  @ParameterizedTest
  @EnumSource(Backend.class)
  void another_node_finds_the_prepared_torrent_and_adds_an_announce_url_of_its_own(Backend backend)
      throws IOException {
    Content payload = Items.payload(folder, "Album");
    AnnounceUrl first = announce("first");
    AnnounceUrl second = announce("second");
    TorrentFile torrent = Items.torrent(payload, Items.RED).withAnnounce(Optional.of(first));
    try (Database database = backend.open(folder)) {
      TorrentStore one = store("one", database, first);
      TorrentStore two = store("two", database, second);
      one.savePrepared(torrent);
      QueueItem item =
          new UploadQueue(database, InstantSource.system())
              .enqueue(List.of(Items.ready(payload, Items.RED)), false)
              .getFirst();
      assertThat(one.prepared(item).announces()).containsExactly(first);
      assertThat(two.prepared(item).infoHash()).isEqualTo(torrent.infoHash());
      assertThat(two.prepared(item).announces()).containsExactly(second);
      byte[] stored =
          database.read(
              handle -> handle.createQuery("select info from torrent").mapTo(byte[].class).one());
      assertThat(new String(stored, ISO_8859_1)).doesNotContain("first");
      Files.delete(folder.resolve("one").resolve(torrent.infoHash().hex() + ".sealed"));
      assertThat(one.prepared(item).announces()).containsExactly(first);
    }
  }

  private static AnnounceUrl announce(String passkey) {
    return AnnounceUrl.of(Secret.of("https://tracker.example/" + passkey + "/announce"));
  }

  private TorrentStore store(String name, Database database, AnnounceUrl announce) {
    return new TorrentStore(
        folder.resolve(name),
        FLIP,
        Optional.of(new SharedTorrents(database, tracker -> Optional.of(announce))));
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
