package dev.seedpost.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.qbittorrent.ClientState;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.qbittorrent.Qbittorrent;
import dev.seedpost.qbittorrent.SampleTorrents;
import dev.seedpost.torrent.TorrentFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ThrowawayQbittorrentIT {
  @RegisterExtension static final RealQbittorrent REAL = new RealQbittorrent();

  @Test
  void it_comes_back_with_its_torrents_and_clients_log_in_again_by_themselves() {
    ThrowawayQbittorrent program = REAL.qbittorrent();
    Path album = SampleTorrents.album(REAL.folder(), "kept");
    TorrentFile torrent = SampleTorrents.of(album);
    Qbittorrent client = REAL.connect();
    client.add(torrent, new Placement(REAL.folder().toString(), "", List.of()), true);

    program.stop();
    assertThat(program.running()).isFalse();
    assertThat(catchThrowableOfType(FailureException.class, client::version))
        .satisfies(thrown -> assertThat(thrown.kind()).isEqualTo(FailureKind.TRANSIENT))
        .hasMessageContaining("is it running?");
    program.startAgain();
    program.startAgain();

    assertThat(program.running()).isTrue();
    assertThat(client.find(torrent.infoHash()))
        .hasValueSatisfying(
            found -> assertThat(found.state()).isIn(ClientState.SEED, ClientState.CHECKING));
  }

  @Test
  void a_crash_is_possible_and_two_run_side_by_side() {
    try (ThrowawayQbittorrent second =
        ThrowawayQbittorrent.start(
            DebianProgram.qbittorrent().find().orElseThrow(), REAL.folder().resolve("second"))) {
      assertThat(second.url()).isNotEqualTo(REAL.qbittorrent().url());
      assertThat(second.password()).isNotEqualTo(REAL.qbittorrent().password());
      second.kill();
      assertThat(second.running()).isFalse();
      second.startAgain();
      assertThat(second.running()).isTrue();
    }
  }
}
