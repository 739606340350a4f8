package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mp3StreamTest {
  private static final byte[] SOUND = Sounds.constant(192, 12);

  @TempDir Path folder;

  private static String of(byte[]... parts) {
    byte[] middle = parts[parts.length - 1];
    return Mp3Stream.bitrate(Sounds.join(parts), middle).orElse("unknown");
  }

  @ParameterizedTest
  @ValueSource(ints = {192, 256, 320})
  void a_constant_rate_that_forms_know_is_named(int kbps) {
    assertThat(of(Sounds.constant(kbps, 12))).isEqualTo(String.valueOf(kbps));
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128, 160, 224})
  void another_constant_rate_is_unknown(int kbps) {
    assertThat(of(Sounds.constant(kbps, 12))).isEqualTo("unknown");
  }

  @Test
  void a_variable_rate_without_a_header_is_not_taken_for_the_rate_of_its_first_frame() {
    assertThat(of(Sounds.frames(320, 320, 320, 320, 256, 320))).isEqualTo("unknown");
  }

  @Test
  void a_rate_that_changes_in_the_middle_alone_is_variable() {
    byte[] head = Sounds.constant(320, 12);
    assertThat(Mp3Stream.bitrate(head, Sounds.frames(320, 320, 320, 128))).isEmpty();
    assertThat(Mp3Stream.bitrate(head, Sounds.constant(320, 5))).contains("320");
  }

  @ParameterizedTest
  @CsvSource({
    "3, 500, V0 (VBR)",
    "4, 500, V0 (VBR)",
    "5, 490, V1 (VBR)",
    "4, 480, V2 (VBR)",
    "4, 470, unknown",
    "4, 0, unknown"
  })
  void the_variable_qualities_of_lame_are_named(int method, int preset, String bitrate) {
    assertThat(of(Sounds.lame("Xing", "LAME3.100", method, preset), SOUND)).isEqualTo(bitrate);
  }

  @ParameterizedTest
  @CsvSource({
    "Info, LAME3.100, 1, 192",
    "Info, LAME3.100, 8, 192",
    "Info, LAME3.100, 0, 192",
    "Info, Lavc58.13, 4, 192",
    "Info, LAME3.100, 2, unknown",
    "Info, LAME3.100, 9, unknown",
    "Xing, LAME3.100, 1, unknown",
    "Xing, LAME3.100, 2, unknown",
    "Xing, Lavc58.13, 4, unknown"
  })
  void only_a_constant_method_makes_a_constant_rate(
      String mark, String encoder, int method, String bitrate) {
    assertThat(of(Sounds.lame(mark, encoder, method, 500), SOUND)).isEqualTo(bitrate);
  }

  @Test
  void the_frame_of_the_header_does_not_count_as_sound() {
    // It has 128 kbit/s, the sound 192.
    assertThat(of(Sounds.lame("Info", "LAME3.100", 1, 0), SOUND)).isEqualTo("192");
    assertThat(of(Sounds.frames(128), SOUND)).isEqualTo("unknown");
  }

  @Test
  void the_variable_header_of_another_encoder_is_seen() {
    byte[] first = Sounds.frames(192);
    byte[] mark = {'V', 'B', 'R', 'I'};
    System.arraycopy(mark, 0, first, 36, 4);
    assertThat(of(first, SOUND)).isEqualTo("unknown");
  }

  @Test
  void the_header_of_a_mono_file_stands_elsewhere() {
    byte[] header = Sounds.lame("Xing", "LAME3.100", 4, 500);
    byte[] mono = header.clone();
    Arrays.fill(mono, 4, mono.length, (byte) 0);
    System.arraycopy(header, 36, mono, 21, header.length - 36);
    mono[3] = (byte) 0xC0;
    assertThat(of(mono, SOUND)).isEqualTo("V0 (VBR)");
  }

  @Test
  void noise_before_the_first_frame_is_skipped_but_two_frames_prove_nothing() {
    byte[] noise = new byte[700];
    noise[10] = (byte) 0xFF;
    noise[11] = (byte) 0xFB;
    noise[12] = (byte) 0xE0;
    assertThat(of(noise, Sounds.constant(256, 12))).isEqualTo("256");
    assertThat(of(Sounds.constant(320, 2))).isEqualTo("unknown");
    assertThat(of(new byte[5000])).isEqualTo("unknown");
    assertThat(of(new byte[0])).isEqualTo("unknown");
  }

  @Test
  void frames_are_looked_for_behind_the_tag() throws IOException {
    // A picture in a tag may hold what looks like frames.
    byte[] tag = Sounds.id3(4, Sounds.constant(128, 5));
    Path file = Files.write(folder.resolve("x.mp3"), Sounds.join(tag, Sounds.constant(320, 12)));
    assertThat(Mp3Stream.bitrate(file)).contains("320");
  }

  @Test
  void the_middle_of_a_long_file_is_looked_at() throws IOException {
    byte[] head = Sounds.constant(320, 1200);
    Path file = folder.resolve("x.mp3");
    Files.write(file, Sounds.join(head, Sounds.constant(128, 1200), head));
    assertThat(Mp3Stream.bitrate(file)).isEmpty();
    Files.write(file, Sounds.join(head, head, head));
    assertThat(Mp3Stream.bitrate(file)).contains("320");
  }
}
