package dev.seedpost.release;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what their names say, damaged ones, and ones made to harm. */
class HostileAudioTest {
  private static final byte[] START = Arrays.copyOf(Sounds.flac(16), 4 + 4 + 34);

  @TempDir Path folder;

  private String refusal(String name, byte[]... parts) throws IOException {
    Path file = Files.write(folder.resolve(name), Sounds.join(parts));
    try {
      return "read: " + AudioTags.read(file, name);
    } catch (AudioTags.UnreadableAudio e) {
      return e.why();
    }
  }

  private static byte[] numbers(int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * words.length);
    Arrays.stream(words).forEach(bytes::putInt);
    return bytes.array();
  }

  @Test
  void what_is_no_flac_is_named_so() throws IOException {
    String no = "is no FLAC file, whatever its name says";
    assertThat(refusal("text.flac", "just some text".repeat(20).getBytes(US_ASCII))).isEqualTo(no);
    assertThat(refusal("mp3.flac", Sounds.constant(320, 5))).isEqualTo(no);
    assertThat(refusal("tagged.flac", Sounds.id3("TALB=A"), Sounds.constant(320, 5))).isEqualTo(no);
  }

  @Test
  void what_is_no_mp3_cannot_be_read() throws IOException {
    String no = "cannot be read as MP3; it may be damaged";
    assertThat(refusal("text.mp3", "just some text".repeat(20).getBytes(US_ASCII))).isEqualTo(no);
    assertThat(refusal("flac.mp3", Sounds.flac(16, "ALBUM=A"))).isEqualTo(no);
    assertThat(refusal("empty.mp3")).isEqualTo(no);
    assertThat(refusal("tag.mp3", Sounds.id3("TALB=A"), new byte[500])).isEqualTo(no);
  }

  @Test
  void a_flac_cut_off_within_its_blocks_is_named_so() throws IOException {
    String cut = "is cut off within its first blocks";
    assertThat(refusal("empty.flac")).isEqualTo(cut);
    assertThat(refusal("three.flac", "fLa".getBytes(US_ASCII))).isEqualTo(cut);
    assertThat(refusal("mark.flac", "fLaC".getBytes(US_ASCII))).isEqualTo(cut);
    assertThat(refusal("info.flac", START)).isEqualTo(cut);
  }

  @Test
  void lengths_that_do_not_fit_their_block_reserve_no_memory() throws IOException {
    String no = "has damaged blocks of metadata";
    byte[] rest = new byte[400];
    byte[] vendor = Sounds.block(4, true, numbers(0xFFFFFF7F, 0));
    assertThat(refusal("vendor.flac", START, vendor, rest)).isEqualTo(no);
    byte[] type = Sounds.block(6, true, numbers(3, 0x7FFFFFF0, 0, 0));
    assertThat(refusal("type.flac", START, type, rest)).isEqualTo(no);
    byte[] description = Sounds.block(6, true, numbers(3, 0, 0x7FFFFFF0, 0));
    assertThat(refusal("description.flac", START, description, rest)).isEqualTo(no);
    byte[] data = Sounds.block(6, true, numbers(3, 0, 0, 1, 1, 24, 0, 0x7FFFFFF0));
    assertThat(refusal("data.flac", START, data, rest)).isEqualTo(no);
    byte[] negative = Sounds.block(6, true, numbers(3, 0, 0, 1, 1, 24, 0, -1));
    assertThat(refusal("negative.flac", START, negative, rest)).isEqualTo(no);
  }

  @Test
  void a_sound_picture_does_no_harm() throws Exception {
    byte[] picture = Sounds.block(6, true, numbers(3, 0, 0, 1, 1, 24, 0, 4, 7));
    Path file = Files.write(folder.resolve("x.flac"), Sounds.join(START, picture, new byte[400]));
    assertThat(AudioTags.read(file, "x.flac").bitrate()).contains("Lossless");
  }

  @Test
  void headers_without_end_are_not_read() throws IOException {
    byte[] padding = Sounds.block(1, false, new byte[0]);
    byte[] many = new byte[300 * padding.length];
    for (int i = 0; i < 300; i++) {
      System.arraycopy(padding, 0, many, i * padding.length, padding.length);
    }
    assertThat(refusal("blocks.flac", START, many))
        .isEqualTo("has too many blocks of metadata, which are not read");
    byte[] huge = {'I', 'D', '3', 4, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F};
    assertThat(refusal("huge.mp3", huge, Sounds.constant(320, 5)))
        .isEqualTo("has tags of more than 64 MiB, which are not read");
  }

  @Test
  void a_file_of_nothing_but_empty_tags_is_not_walked_to_its_end() throws IOException {
    byte[] empty = Sounds.id3();
    byte[] many = new byte[10 * 1000];
    for (int i = 0; i < many.length; i++) {
      many[i] = empty[i % 10];
    }
    Path file = Files.write(folder.resolve("x"), many);
    try (var channel = Files.newByteChannel(file)) {
      assertThat(Id3.length(channel)).isEqualTo(16 * 10);
    }
  }

  @Test
  void tags_in_a_row_and_their_footers_are_measured() throws IOException {
    byte[] footed = {'I', 'D', '3', 4, 0, 0x10, 0, 0, 1, 2};
    Path file =
        Files.write(
            folder.resolve("x"),
            Sounds.join(Sounds.id3("TALB=A"), footed, new byte[130 + 10], new byte[50]));
    try (var channel = Files.newByteChannel(file)) {
      assertThat(Id3.length(channel)).isEqualTo(Sounds.id3("TALB=A").length + 10 + 130 + 10);
    }
  }

  @Test
  void a_file_that_is_not_there_is_unreadable() {
    assertThatThrownBy(() -> AudioTags.read(folder.resolve("gone.flac"), "gone.flac"))
        .isInstanceOf(AudioTags.UnreadableAudio.class)
        .hasMessage("cannot be read as FLAC; it may be damaged");
  }

  /** Whatever is damaged: either facts or a refusal, never another exception. */
  @Test
  void damaged_headers_end_in_facts_or_in_a_refusal() throws IOException {
    byte[] flac = Sounds.flac(16, "ALBUM=A", "ARTIST=B");
    byte[] mp3 =
        Sounds.join(
            Sounds.id3("TALB=A", "TPE1=B"),
            Sounds.lame("Info", "LAME3.100", 1, 0),
            Sounds.constant(320, 8));
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 1500; i++) {
      byte[] damaged = (i % 2 == 0 ? flac : mp3).clone();
      for (int k = random.nextInt(6); k >= 0; k--) {
        damaged[random.nextInt(160)] = (byte) random.nextInt(256);
      }
      if (i % 7 == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      refused += refusal(i % 2 == 0 ? "x.flac" : "x.mp3", damaged).startsWith("read: ") ? 0 : 1;
    }
    assertThat(refused).isBetween(100, 1400);
  }
}
