package dev.seedpost.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathMapTest {
  private static final PathMap MAP =
      new PathMap(
          List.of(
              new PathMap.Entry("/downloads", "/mnt/pool/torrents"),
              new PathMap.Entry("/downloads/music/", "/srv/music"),
              new PathMap.Entry("Z:\\torrents", "/mnt/z"),
              new PathMap.Entry("\\\\nas\\share", "/mnt/nas")));

  @ParameterizedTest
  @CsvSource({
    "/downloads, /mnt/pool/torrents",
    "/downloads/, /mnt/pool/torrents",
    "/downloads/Album/01.flac, /mnt/pool/torrents/Album/01.flac",
    "/downloads//Album/./x, /mnt/pool/torrents/Album/x",
    "/downloads/music/Album, /srv/music/Album",
    "/downloads/musical/Album, /mnt/pool/torrents/musical/Album",
    "/downloads2/Album, /downloads2/Album",
    "/Downloads/Album, /Downloads/Album",
    "/other/downloads/Album, /other/downloads/Album",
    "Z:\\torrents\\Album\\01.flac, /mnt/z/Album/01.flac",
    "z:/Torrents/Album, /mnt/z/Album",
    "Z:\\torrents2, Z:\\torrents2",
    "Y:\\torrents\\Album, Y:\\torrents\\Album",
    "\\\\NAS\\share\\Album, /mnt/nas/Album",
    "relative/name, relative/name"
  })
  void a_path_of_the_client_is_translated_by_the_longest_prefix_of_whole_names(
      String client, String here) {
    assertThat(MAP.toHere(client)).isEqualTo(here);
  }

  @ParameterizedTest
  @CsvSource({
    "/mnt/pool/torrents/Album, /downloads/Album",
    "/srv/music, /downloads/music",
    "/mnt/z/Album/01.flac, Z:\\torrents\\Album\\01.flac",
    "/mnt/nas/Album, \\\\nas\\share\\Album",
    "/mnt/poo, /mnt/poo",
    "/srv/musica/x, /srv/musica/x"
  })
  void a_path_of_this_machine_is_written_in_the_clients_style(String here, String client) {
    assertThat(MAP.toClient(here)).isEqualTo(client);
  }

  @Test
  void a_posix_name_with_a_backslash_stays_one_name() {
    assertThat(MAP.toHere("/downloads/AC\\DC/x")).isEqualTo("/mnt/pool/torrents/AC\\DC/x");
  }

  @Test
  void the_whole_file_system_may_be_mapped() {
    PathMap map = new PathMap(List.of(new PathMap.Entry("/", "/host"), entry("/a", "/")));

    assertThat(map.toHere("/x/y")).isEqualTo("/host/x/y");
    assertThat(map.toHere("/a/y")).isEqualTo("/y");
    assertThat(map.toClient("/host/x")).isEqualTo("/x");
  }

  @Test
  void without_entries_every_path_passes() {
    assertThat(PathMap.NONE.toHere("/a//b/")).isEqualTo("/a//b/");
    assertThat(PathMap.NONE.toClient("C:\\x")).isEqualTo("C:\\x");
  }

  @Test
  void a_relative_side_is_refused() {
    assertThatThrownBy(() -> entry("downloads", "/mnt"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entry("/downloads", "mnt"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entry("C:downloads", "/mnt"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entry("C:", "/mnt")).isInstanceOf(IllegalArgumentException.class);
  }

  private static PathMap.Entry entry(String client, String here) {
    return new PathMap.Entry(client, here);
  }
}
