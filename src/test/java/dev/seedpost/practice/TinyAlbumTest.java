package dev.seedpost.practice;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.FieldKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it writes was also checked by hand with {@code flac -t} 1.4.2: every file "ok". */
class TinyAlbumTest {
  @TempDir Path parent;

  @Test
  void the_folder_is_named_as_a_release_and_holds_a_file_per_track() throws IOException {
    Path album = TinyAlbum.write(parent, "Some Artist", "Some Album", 2026, 3, 7);
    assertThat(album).isEqualTo(parent.resolve("Some Artist - Some Album (2026) [WEB FLAC]"));
    assertThat(files(album))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("01 - Movement 1.flac", "02 - Movement 2.flac", "03 - Movement 3.flac");
    assertThat(files(album))
        .allSatisfy(file -> assertThat(Files.size(file)).isBetween(50_000L, 300_000L));
  }

  @Test
  void a_tag_reader_finds_tags_and_stream_facts() throws Exception {
    Path album = TinyAlbum.write(parent, "Some Artist", "Some Album", 2026, 2, 7);
    AudioFile second = AudioFileIO.read(new File(files(album).get(1).toString()));
    assertThat(
            Map.of(
                FieldKey.ALBUM, "Some Album",
                FieldKey.ALBUM_ARTIST, "Some Artist",
                FieldKey.ARTIST, "Some Artist",
                FieldKey.TITLE, "Movement 2",
                FieldKey.TRACK, "2",
                FieldKey.YEAR, "2026",
                FieldKey.GENRE, "Ambient",
                FieldKey.RECORD_LABEL, "Practice Records"))
        .allSatisfy((key, text) -> assertThat(second.getTag().getFirst(key)).isEqualTo(text));
    assertThat(second.getAudioHeader().getBitsPerSample()).isEqualTo(16);
    assertThat(second.getAudioHeader().getSampleRateAsNumber()).isEqualTo(44_100);
    assertThat(second.getAudioHeader().getTrackLength()).isEqualTo(2);
    assertThat(second.getAudioHeader().getFormat()).isEqualTo("Flac");
  }

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_seed_other_sound() throws IOException {
    Path first = TinyAlbum.write(parent.resolve("1"), "A", "B", 2026, 1, 7);
    Path again = TinyAlbum.write(parent.resolve("2"), "A", "B", 2026, 1, 7);
    Path other = TinyAlbum.write(parent.resolve("3"), "A", "B", 2026, 1, 8);
    assertThat(files(again).getFirst()).hasSameBinaryContentAs(files(first).getFirst());
    assertThat(Files.mismatch(files(other).getFirst(), files(first).getFirst())).isPositive();
  }

  @Test
  void no_two_tracks_sound_alike() throws IOException {
    Path album = TinyAlbum.write(parent, "A", "B", 2026, 2, 7);
    assertThat(soundOf(files(album).get(0))).isNotEqualTo(soundOf(files(album).get(1)));
  }

  /** The bytes of a file whose soundness {@code flac -t} has confirmed. */
  @Test
  void a_known_recording_is_encoded_as_it_was_when_a_real_decoder_took_it() {
    short[] left = new short[5000];
    short[] right = new short[5000];
    for (int i = 0; i < left.length; i++) {
      left[i] = (short) (i * 37 % 3001 - 1500);
      right[i] = i % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    byte[] file = TinyFlac.encode(left, right, List.of(Map.entry("TITLE", "x")));
    assertThat(new String(file, 0, 4, US_ASCII)).isEqualTo("fLaC");
    // The MD5 of the decoded samples ends STREAMINFO: 4 + 4 + 18 bytes stand before it.
    assertThat(HexFormat.of().formatHex(Arrays.copyOfRange(file, 26, 42)))
        .isEqualTo("f23fe7df7a3be9d247b7ef9af3286507");
    assertThat(TinyFlac.crc(file, 0x8005, 16)).isEqualTo(0x0541);
  }

  /** The check values of CRC-8 and CRC-16 with these polynomials for the text 123456789. */
  @Test
  void the_checksums_are_those_of_the_format() {
    byte[] text = "123456789".getBytes(US_ASCII);
    assertThat(TinyFlac.crc(text, 0x07, 8)).isEqualTo(0xF4);
    assertThat(TinyFlac.crc(text, 0x8005, 16)).isEqualTo(0xFEE8);
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws IOException {
    Path file = Files.writeString(parent.resolve("taken"), "x");
    assertThatThrownBy(() -> TinyAlbum.write(file, "A", "B", 2026, 1, 1))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("taken");
  }

  private static byte[] soundOf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Arrays.copyOfRange(bytes, 1000, bytes.length);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
