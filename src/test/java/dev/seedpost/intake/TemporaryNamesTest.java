package dev.seedpost.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "01.flac.!qB",
        "01.flac.part",
        "01.flac.PARTIAL",
        "01.flac.crdownload",
        "01.flac.tmp",
        "01.flac.temp",
        "01.flac.aria2",
        "01.flac.download",
        "01.flac~",
        "album_unpackerred",
        ".syncthing.01.flac.tmp",
        "~syncthing~01.flac",
        ".~tmp~",
        "_UNPACK_Album",
        "_FAILED_Album",
        ".nfs000000012"
      })
  void a_temporary_name_is_no_arrival_and_blocks_its_folder(String name) {
    assertThat(TemporaryNames.ignored(name)).isTrue();
    assertThat(TemporaryNames.unfinished(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".hidden",
        ".stversions",
        ".DS_Store",
        "@eaDir",
        "#recycle",
        "$RECYCLE.BIN",
        "lost+found",
        "Thumbs.db",
        "desktop.ini",
        "seedpost.yaml",
        "Album.seedpost.yaml",
        "Album.torrent"
      })
  void a_name_of_the_system_is_no_arrival_and_blocks_nothing(String name) {
    assertThat(TemporaryNames.ignored(name)).isTrue();
    assertThat(TemporaryNames.unfinished(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Album", "01.flac", "The Part", "partial", "tmp", "Vol. 1 - Part", "a.!q"})
  void a_common_name_is_neither(String name) {
    assertThat(TemporaryNames.ignored(name)).isFalse();
    assertThat(TemporaryNames.unfinished(name)).isFalse();
  }

  @Test
  void names_are_compared_alike_in_every_language() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(TemporaryNames.unfinished("_FAILED_I")).isTrue();
      assertThat(TemporaryNames.unfinished("X.PARTIAL")).isTrue();
    } finally {
      Locale.setDefault(before);
    }
  }
}
