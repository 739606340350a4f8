package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.MutableClock;
import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.practice.TinyAlbum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseReaderTest {
  private static final String[] TAGS = {"ALBUM=T", "ALBUMARTIST=A", "DATE=2020"};

  @TempDir Path parent;

  private Path folder(String name) throws IOException {
    return Files.createDirectories(parent.resolve(name));
  }

  private static Release read(Path path) {
    return new ReleaseReader().read(Content.read(path));
  }

  @Test
  void a_tagged_album_tells_all_that_a_form_asks() {
    Release release = read(TinyAlbum.write(parent, "Some Artist", "Some Album", 2026, 2, 7));
    assertThat(release.name()).isEqualTo("Some Artist - Some Album (2026) [WEB FLAC]");
    assertThat(release.warnings()).isEmpty();
    assertThat(release.facts().keySet())
        .containsExactlyInAnyOrder(
            FactName.KIND,
            FactName.ARTIST,
            FactName.TITLE,
            FactName.YEAR,
            FactName.FORMAT,
            FactName.BITRATE,
            FactName.MEDIA,
            FactName.LABEL,
            FactName.TAGS);
    assertThat(release.facts())
        .containsEntry(FactName.KIND, new Fact(List.of("music"), "files"))
        .containsEntry(FactName.ARTIST, new Fact(List.of("Some Artist"), "tags"))
        .containsEntry(FactName.FORMAT, new Fact(List.of("FLAC"), "files"))
        .containsEntry(FactName.BITRATE, new Fact(List.of("Lossless"), "files"))
        .containsEntry(FactName.MEDIA, new Fact(List.of("WEB"), "folder name"));
  }

  @Test
  void the_tags_stand_and_a_name_that_says_otherwise_is_a_warning() throws IOException {
    Path album = folder("B - U (1999) [MP3 320]");
    Files.write(album.resolve("1.flac"), Sounds.flac(24, TAGS));
    Release release = read(album);
    assertThat(release.text(FactName.ARTIST)).contains("A");
    assertThat(release.text(FactName.TITLE)).contains("T");
    assertThat(release.text(FactName.YEAR)).contains("2020");
    assertThat(release.text(FactName.FORMAT)).contains("FLAC");
    assertThat(release.text(FactName.BITRATE)).contains("24bit Lossless");
    assertThat(release.warnings())
        .containsExactly(
            "The folder name says artist 'B', but the files say 'A'.",
            "The folder name says title 'U', but the files say 'T'.",
            "The folder name says year '1999', but the files say '2020'.",
            "The folder name says format 'MP3', but the files say 'FLAC'.",
            "The folder name says bitrate '320', but the files say '24bit Lossless'.");
  }

  @ParameterizedTest
  @CsvSource({
    "Antonín Dvořák - What_ (2020), Antonín Dvořák, What?",
    "ac dc - t ep (2020), AC/DC, T",
    "A - T (2009), A, T"
  })
  void a_name_that_means_the_same_is_no_contradiction(String name, String artist, String title)
      throws IOException {
    Path album = folder(name);
    Files.write(
        album.resolve("1.flac"),
        Sounds.flac(
            16, "ALBUM=" + title, "ALBUMARTIST=" + artist, "DATE=2009", "ORIGINALDATE=2020"));
    assertThat(read(album).warnings()).isEmpty();
  }

  @Test
  void the_name_fills_what_the_tags_leave_open_but_settles_no_doubt() throws IOException {
    Path album = folder("A - T (2020)");
    Files.write(album.resolve("1.flac"), Sounds.flac(16, "ALBUM=T", "ARTIST=A"));
    Files.write(album.resolve("2.flac"), Sounds.flac(16, "ALBUM=U", "ARTIST=A"));
    Release release = read(album);
    assertThat(release.facts())
        .containsEntry(FactName.YEAR, new Fact(List.of("2020"), "folder name"))
        .containsEntry(FactName.ARTIST, new Fact(List.of("A"), "tags"))
        .doesNotContainKey(FactName.TITLE);
  }

  @Test
  void files_of_different_depth_have_no_bit_rate() throws IOException {
    Path album = folder("x");
    Files.write(album.resolve("1.flac"), Sounds.flac(16, TAGS));
    Files.write(album.resolve("2.flac"), Sounds.flac(24, TAGS));
    Release release = read(album);
    assertThat(release.facts()).containsKey(FactName.FORMAT).doesNotContainKey(FactName.BITRATE);
    assertThat(release.warnings())
        .containsExactly(
            "The audio files are of different bit rates (24bit Lossless, Lossless), so the bit rate"
                + " is unknown.");
  }

  @Test
  void a_constant_and_a_variable_mp3_have_no_bit_rate() throws IOException {
    Path album = folder("x");
    Files.write(album.resolve("1.mp3"), Sounds.constant(320, 20));
    Files.write(
        album.resolve("2.mp3"),
        Sounds.join(Sounds.lame("Xing", "LAME3.100", 4, 500), Sounds.constant(320, 20)));
    assertThat(read(album).facts()).containsOnlyKeys(FactName.KIND, FactName.FORMAT);
  }

  @Test
  void an_mp3_album_of_one_rate_is_named() throws IOException {
    Path album = folder("x");
    Files.write(
        album.resolve("1.mp3"),
        Sounds.join(Sounds.id3("TALB=T", "TPE1=A"), Sounds.constant(320, 20)));
    Release release = read(album);
    assertThat(release.text(FactName.FORMAT)).contains("MP3");
    assertThat(release.text(FactName.BITRATE)).contains("320");
    assertThat(release.text(FactName.ARTIST)).contains("A");
  }

  @Test
  void files_of_different_formats_have_no_format() throws IOException {
    Path album = folder("x");
    Files.write(album.resolve("1.flac"), Sounds.flac(16, TAGS));
    Files.write(album.resolve("2.mp3"), Sounds.constant(320, 20));
    Release release = read(album);
    assertThat(release.facts()).doesNotContainKeys(FactName.FORMAT, FactName.BITRATE);
    assertThat(release.warnings().getFirst())
        .isEqualTo(
            "The audio files are of different formats (flac, mp3), so the format is unknown.");
  }

  @Test
  void a_format_that_is_not_measured_is_not_known() throws IOException {
    Path album = folder("A - T (2020) [FLAC]");
    Files.writeString(album.resolve("1.wav"), "sound");
    assertThat(read(album).facts())
        .containsOnlyKeys(FactName.KIND, FactName.ARTIST, FactName.TITLE, FactName.YEAR);
  }

  @Test
  void a_damaged_file_leaves_format_and_rate_unknown() throws IOException {
    Path album = folder("x");
    Files.write(album.resolve("1.flac"), Sounds.flac(16, TAGS));
    Files.writeString(album.resolve("2.flac"), "no sound at all");
    Release release = read(album);
    assertThat(release.facts()).doesNotContainKeys(FactName.FORMAT, FactName.BITRATE);
    assertThat(release.warnings())
        .containsExactly("2.flac is no FLAC file, whatever its name says.");
  }

  @Test
  void many_damaged_files_are_counted() throws IOException {
    Path album = folder("x");
    for (int i = 10; i < 25; i++) {
      Files.writeString(album.resolve(i + ".mp3"), "x".repeat(200));
    }
    assertThat(read(album).warnings())
        .hasSize(11)
        .startsWith("10.mp3 cannot be read as MP3; it may be damaged.")
        .endsWith("5 more audio files cannot be read.");
  }

  @Test
  void what_takes_too_long_to_read_is_not_known_of_all_files() throws IOException {
    Path album = folder("x");
    for (int i = 0; i < 4; i++) {
      Files.write(album.resolve(i + ".flac"), Sounds.flac(16, TAGS));
    }
    MutableClock clock = new MutableClock();
    Release release =
        new ReleaseReader(
                () -> {
                  clock.advance(Duration.ofMinutes(1));
                  return clock.instant();
                })
            .read(Content.read(album));
    assertThat(release.warnings())
        .containsExactly("Only 2 of 4 audio files were looked at; check the rest.");
    assertThat(release.facts())
        .doesNotContainKeys(FactName.FORMAT, FactName.BITRATE)
        .containsKey(FactName.TITLE);
  }

  @Test
  void a_written_file_overrides_and_adds() throws IOException {
    Path album = TinyAlbum.write(parent, "Some Artist", "Some Album", 2026, 1, 7);
    Files.writeString(album.resolve("seedpost.yaml"), "title: Other\nrelease-type: EP\n");
    Release release = read(album);
    assertThat(release.facts())
        .containsEntry(FactName.TITLE, new Fact(List.of("Other"), "seedpost.yaml"))
        .containsEntry(FactName.RELEASE_TYPE, new Fact(List.of("EP"), "seedpost.yaml"))
        .containsEntry(FactName.ARTIST, new Fact(List.of("Some Artist"), "tags"));
  }

  @Test
  void a_wrong_written_file_ends_the_reading() throws IOException {
    Path album = TinyAlbum.write(parent, "A", "B", 2026, 1, 7);
    Files.writeString(album.resolve("seedpost.yaml"), "titel: x\n");
    assertThatThrownBy(() -> read(album))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("seedpost.yaml:1:1: unknown key 'titel'; did you mean 'title'?");
  }

  @Test
  void the_name_of_a_single_file_is_read_without_its_ending() throws IOException {
    Path file = Files.write(folder("x").resolve("A - T [2020].flac"), Sounds.flac(16));
    Release release = read(file);
    assertThat(release.name()).isEqualTo("A - T [2020].flac");
    assertThat(release.text(FactName.YEAR)).contains("2020");
    assertThat(release.text(FactName.TITLE)).contains("T");
  }

  @Test
  void music_tagged_as_a_spoken_book_is_an_audiobook() throws IOException {
    Path album = folder("x");
    Files.write(album.resolve("1.flac"), Sounds.flac(16, "GENRE=Audio Book"));
    assertThat(read(album).facts())
        .containsEntry(FactName.KIND, new Fact(List.of("audiobook"), "tags"));
  }

  @Test
  void files_that_tell_no_kind_are_a_warning() throws IOException {
    Path other = folder("A - T (2020) [FLAC]");
    Files.writeString(other.resolve("a.txt"), "text");
    Release release = read(other);
    assertThat(release.facts()).isEmpty();
    assertThat(release.warnings())
        .containsExactly("The files do not tell what kind of release this is.");
  }
}
