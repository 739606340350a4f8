package dev.seedpost.qbittorrent;

class FakeQbittorrentTest extends QbittorrentContractTest {
  private final FakeQbittorrent fake = new FakeQbittorrent();

  @Override
  Qbittorrent client() {
    return fake;
  }

  @Override
  Qbittorrent unreachable() {
    fake.down();
    return fake;
  }

  @Override
  Qbittorrent withWrongPassword() {
    fake.refuseLogin();
    return fake;
  }
}
