package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.practice.TinyAlbum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioTagsTest {
  @TempDir Path folder;

  private Track read(String name, byte[] bytes) throws Exception {
    return AudioTags.read(Files.write(folder.resolve(name), bytes), name);
  }

  @Test
  void a_real_flac_gives_its_tags_and_its_depth() throws Exception {
    Path album = TinyAlbum.write(folder, "Some Artist", "Some Album", 2026, 1, 7);
    Track track = AudioTags.read(first(album), "01 - Movement 1.flac");
    assertThat(track.path()).isEqualTo("01 - Movement 1.flac");
    assertThat(track.bitrate()).contains("Lossless");
    assertThat(track.tags())
        .isEqualTo(
            Map.of(
                Track.Tag.ALBUM, List.of("Some Album"),
                Track.Tag.ALBUM_ARTIST, List.of("Some Artist"),
                Track.Tag.ARTIST, List.of("Some Artist"),
                Track.Tag.DATE, List.of("2026"),
                Track.Tag.GENRE, List.of("Ambient"),
                Track.Tag.LABEL, List.of("Practice Records")));
  }

  private static Path first(Path album) throws IOException {
    try (Stream<Path> files = Files.list(album)) {
      return files.findFirst().orElseThrow();
    }
  }

  @ParameterizedTest
  @CsvSource({"16, Lossless", "24, 24bit Lossless", "8,", "20,", "32,"})
  void only_depths_that_forms_know_have_a_name(int bits, String bitrate) throws Exception {
    assertThat(read("x.flac", Sounds.flac(bits)).bitrate().orElse(null)).isEqualTo(bitrate);
  }

  @Test
  void the_names_of_a_vorbis_comment_are_tried_in_order_whatever_their_case() throws Exception {
    Track track =
        read(
            "X.FLAC",
            Sounds.flac(
                16,
                "album artist=A",
                "YEAR=1999",
                "date=2001-05-04",
                "ORIGINALYEAR=1970",
                "publisher=P",
                "ORGANIZATION=O",
                "LABELNO=L-1",
                "RELEASETYPE=ep"));
    assertThat(track.tags())
        .isEqualTo(
            Map.of(
                Track.Tag.ALBUM_ARTIST, List.of("A"),
                Track.Tag.DATE, List.of("2001-05-04"),
                Track.Tag.ORIGINAL_DATE, List.of("1970"),
                Track.Tag.LABEL, List.of("O"),
                Track.Tag.CATALOGUE_NUMBER, List.of("L-1"),
                Track.Tag.RELEASE_TYPE, List.of("ep")));
  }

  @Test
  void several_values_stay_several_and_a_repeated_one_counts_once() throws Exception {
    Track track = read("x.flac", Sounds.flac(16, "ARTIST=One", "ARTIST=Two", "ARTIST=One"));
    assertThat(track.values(Track.Tag.ARTIST)).containsExactly("One", "Two");
    assertThat(track.values(Track.Tag.ALBUM)).isEmpty();
  }

  @Test
  void values_that_no_form_takes_are_absent() throws Exception {
    Track track =
        read(
            "x.flac",
            Sounds.flac(
                16,
                "ALBUM=red\u001b[31m",
                "ARTIST=  ",
                "LABEL=" + "x".repeat(301),
                "DATE=\u202e9991",
                "GENRE=" + "y".repeat(300),
                "CATALOGNUMBER=  AB 1 "));
    assertThat(track.tags())
        .isEqualTo(
            Map.of(
                Track.Tag.GENRE, List.of("y".repeat(300)),
                Track.Tag.CATALOGUE_NUMBER, List.of("AB 1")));
  }

  @Test
  void a_flac_behind_an_id3_tag_is_read_by_its_own_comments() throws Exception {
    byte[] file = Sounds.join(Sounds.id3("TALB=Wrong"), Sounds.flac(24, "ALBUM=Right"));
    Track track = read("x.flac", file);
    assertThat(track.values(Track.Tag.ALBUM)).containsExactly("Right");
    assertThat(track.bitrate()).contains("24bit Lossless");
  }

  @Test
  void an_mp3_gives_its_id3_tags_and_its_bit_rate() throws Exception {
    byte[] tag =
        Sounds.id3(
            "TALB=Some Album",
            "TPE1=One\0Two",
            "TPE2=Band",
            "TDRC=2001-02-03",
            "TDOR=1999",
            "TCON=Rock",
            "TPUB=Some Label",
            "TXXX:CATALOGNUMBER=CAT-1",
            "TXXX:MusicBrainz Album Type=album");
    Track track = read("x.mp3", Sounds.join(tag, Sounds.constant(320, 20)));
    assertThat(track.bitrate()).contains("320");
    assertThat(track.tags())
        .isEqualTo(
            Map.of(
                Track.Tag.ALBUM, List.of("Some Album"),
                Track.Tag.ARTIST, List.of("One", "Two"),
                Track.Tag.ALBUM_ARTIST, List.of("Band"),
                Track.Tag.DATE, List.of("2001-02-03"),
                Track.Tag.ORIGINAL_DATE, List.of("1999"),
                Track.Tag.GENRE, List.of("Rock"),
                Track.Tag.LABEL, List.of("Some Label"),
                Track.Tag.CATALOGUE_NUMBER, List.of("CAT-1"),
                Track.Tag.RELEASE_TYPE, List.of("album")));
  }

  @Test
  void genres_by_number_are_read_as_words_and_unknown_numbers_not_at_all() throws Exception {
    byte[] tag = Sounds.id3("TCON=(17)\0" + "17\0(17)Hard Rock\0(250)\0250\0Rock 2");
    Track track = read("x.mp3", Sounds.join(tag, Sounds.constant(320, 20)));
    assertThat(track.values(Track.Tag.GENRE)).containsExactly("Rock", "Hard Rock", "Rock 2");
  }

  @Test
  void the_short_tag_at_the_end_of_an_mp3_is_not_believed() throws Exception {
    byte[] old = new byte[128];
    System.arraycopy("TAGTitle".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, old, 0, 8);
    Track track = read("x.mp3", Sounds.join(Sounds.constant(320, 20), old));
    assertThat(track.tags()).isEmpty();
    assertThat(track.bitrate()).contains("320");
  }
}
