package dev.seedpost.qbittorrent;

import dev.seedpost.practice.RealQbittorrent;
import dev.seedpost.secret.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract, kept by the real client with a real qBittorrent. */
class WebQbittorrentIT extends QbittorrentContractTest {
  @RegisterExtension static final RealQbittorrent REAL = new RealQbittorrent();

  private final Qbittorrent client = REAL.connect();

  @Override
  Qbittorrent client() {
    return client;
  }

  @Override
  Qbittorrent unreachable() {
    return new WebQbittorrent(
        TestHttp.http(),
        new ClientSettings(URI.create("http://127.0.0.1:1"), "", PathMap.NONE),
        Optional.empty(),
        InstantSource.system());
  }

  @Override
  Qbittorrent withWrongPassword() {
    return new WebQbittorrent(
        TestHttp.http(),
        new ClientSettings(REAL.qbittorrent().url(), "admin", PathMap.NONE),
        Optional.of(Secret.of("not the password")),
        InstantSource.system());
  }
}
