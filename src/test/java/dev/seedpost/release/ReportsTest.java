package dev.seedpost.release;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.content.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {
  private static final String NAME = "Some.Film.2020.1080p.WEB-DL.H.264-GRP";

  @TempDir Path parent;
  private final List<Path> asked = new ArrayList<>();
  private MediaInfo.Answer answer = new MediaInfo.Answer.Absent();
  private Path folder;

  @BeforeEach
  void film() throws IOException {
    folder = Files.createDirectories(parent.resolve(NAME));
    Files.writeString(folder.resolve("film.mkv"), "film of some length");
    Files.createDirectory(folder.resolve("Sample"));
    Files.writeString(folder.resolve("Sample/sample.mkv"), "a sample longer than all of the film");
  }

  private Release read() {
    MediaInfo fake =
        video -> {
          asked.add(video);
          return answer;
        };
    return new ReleaseReader(new MutableClock(), fake).read(Content.read(folder));
  }

  private void beside(String name, String text) throws IOException {
    Files.writeString(parent.resolve(name), text);
  }

  private static MediaInfo.Answer report(String text) {
    return new MediaInfo.Answer.Report(text.getBytes(UTF_8));
  }

  @Test
  void the_program_is_asked_about_the_largest_video_that_is_no_sample() {
    answer = report("General\nComplete name                : /home/me/a b/film.mkv\nFormat : x\n");
    assertThat(read().facts())
        .containsEntry(
            FactName.MEDIAINFO,
            new Fact(
                List.of("General\nComplete name                : film.mkv\nFormat : x"),
                "mediainfo"));
    assertThat(asked).containsExactly(folder.resolve("film.mkv"));
  }

  @ParameterizedTest
  @CsvSource({
    "Complete name : C:\\Users\\me\\film.mkv, Complete name : film.mkv",
    "CompleteName : ../me/film.mkv, CompleteName : film.mkv",
    "Complete name : film.mkv, Complete name : film.mkv",
    "Movie name : A/B, Movie name : A/B"
  })
  void folders_of_this_machine_are_cut_off(String line, String shown) {
    answer = report("General\r\n" + line + "\r\nFormat : x");
    assertThat(read().text(FactName.MEDIAINFO)).contains("General\n" + shown + "\nFormat : x");
  }

  @Test
  void neither_report_holds_the_folder_of_the_payload() throws IOException {
    String path = "in " + folder.resolve("film.mkv");
    answer = report("General\nSettings : " + path);
    beside(NAME + ".bdinfo.txt", "Disc Title: x\nWARNING " + path);
    assertThat(read().text(FactName.MEDIAINFO))
        .contains("General\nSettings : in " + NAME + "/film.mkv");
    assertThat(read().text(FactName.BDINFO))
        .contains("Disc Title: x\nWARNING in " + NAME + "/film.mkv");
  }

  @Test
  void what_goes_wrong_is_a_warning() {
    answer = new MediaInfo.Answer.Failed("ended with status 3");
    assertThat(read().warnings())
        .containsExactly("mediainfo ended with status 3, so there is no report.");
    answer = new MediaInfo.Answer.Report(new byte[] {'a', 27, '[', 'm'});
    Release release = read();
    assertThat(release.warnings())
        .containsExactly("What mediainfo says is no plain text, so it is not used.");
    assertThat(release.facts()).doesNotContainKey(FactName.MEDIAINFO);
  }

  @ParameterizedTest
  @CsvSource({NAME + ".mediainfo.txt", "mediainfo.txt"})
  void a_report_beside_the_payload_comes_first(String file) throws IOException {
    beside(file, "\uFEFFGeneral\nComplete name : /x/film.mkv\n");
    Release release = read();
    assertThat(release.text(FactName.MEDIAINFO)).contains("General\nComplete name : film.mkv");
    assertThat(release.warnings()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void the_report_of_its_own_name_comes_before_the_shared_one() throws IOException {
    beside(NAME + ".mediainfo.txt", "own");
    beside("mediainfo.txt", "shared");
    assertThat(read().text(FactName.MEDIAINFO)).contains("own");
  }

  @Test
  void a_shared_report_about_the_neighbour_is_not_used() throws IOException {
    beside("mediainfo.txt", "General\nComplete name : /x/other.mkv\n");
    Release release = read();
    assertThat(release.facts()).doesNotContainKey(FactName.MEDIAINFO);
    assertThat(release.warnings())
        .containsExactly("mediainfo.txt is about another file, so it is not used.");
  }

  @Test
  void a_report_of_a_disc_is_read_but_no_program_run() throws IOException {
    beside(NAME + ".bdinfo.txt", "Disc Title: x\n");
    Files.createDirectories(folder.resolve("BDMV/STREAM"));
    Files.writeString(folder.resolve("BDMV/STREAM/00000.m2ts"), "film");
    assertThat(read().facts())
        .containsEntry(FactName.BDINFO, new Fact(List.of("Disc Title: x"), "bdinfo"))
        .doesNotContainKey(FactName.MEDIAINFO);
    assertThat(asked).isEmpty();
  }

  @Test
  void what_a_person_wrote_spares_the_program() throws IOException {
    Files.writeString(folder.resolve("seedpost.yaml"), "mediainfo: General\nbdinfo: x\n");
    beside(NAME + ".bdinfo.txt", "other");
    Release release = read();
    assertThat(release.text(FactName.MEDIAINFO)).contains("General");
    assertThat(release.text(FactName.BDINFO)).contains("x");
    assertThat(asked).isEmpty();
  }

  @Test
  void a_disc_by_a_persons_word_is_not_described() throws IOException {
    Files.writeString(folder.resolve("seedpost.yaml"), "type: disc\n");
    read();
    assertThat(asked).isEmpty();
  }

  @Test
  void a_link_or_folder_in_place_of_a_report_is_not_followed() throws IOException {
    Path secret = Files.writeString(parent.resolve("secret"), "password");
    Files.createSymbolicLink(parent.resolve(NAME + ".mediainfo.txt"), secret);
    Files.createDirectory(parent.resolve(NAME + ".bdinfo.txt"));
    Release release = read();
    assertThat(release.facts()).doesNotContainKeys(FactName.MEDIAINFO, FactName.BDINFO);
    assertThat(release.warnings())
        .containsExactly(
            NAME + ".mediainfo.txt is not a file of its own, so it is not read.",
            NAME + ".bdinfo.txt is not a file of its own, so it is not read.");
    assertThat(asked).isEmpty();
  }

  @Test
  void a_report_of_one_mebibyte_is_the_largest() throws IOException {
    beside(NAME + ".mediainfo.txt", "x".repeat(1 << 20));
    assertThat(read().text(FactName.MEDIAINFO).orElseThrow()).hasSize(1 << 20);
    beside(NAME + ".mediainfo.txt", "x".repeat((1 << 20) + 1));
    Release release = read();
    assertThat(release.facts()).doesNotContainKey(FactName.MEDIAINFO);
    assertThat(release.warnings())
        .containsExactly(NAME + ".mediainfo.txt is larger than 1 MiB, so it is not used.");
  }

  @Test
  void a_report_that_is_no_plain_text_is_not_used() throws IOException {
    Path file = parent.resolve(NAME + ".mediainfo.txt");
    for (byte[] bytes :
        List.of(
            "gr\u00fcn".getBytes(ISO_8859_1),
            "a\u0000b".getBytes(UTF_8),
            "a\tb".getBytes(UTF_8),
            "\n \n".getBytes(UTF_8))) {
      Files.write(file, bytes);
      Release release = read();
      assertThat(release.facts()).doesNotContainKey(FactName.MEDIAINFO);
      assertThat(release.warnings())
          .containsExactly(NAME + ".mediainfo.txt is not plain text in UTF-8, so it is not used.");
    }
  }

  @Test
  void other_kinds_of_release_are_never_described() throws IOException {
    folder = Files.createDirectory(parent.resolve("Author - Title (1999)"));
    Files.writeString(folder.resolve("a.epub"), "text");
    beside("mediainfo.txt", "General");
    assertThat(read().facts()).doesNotContainKey(FactName.MEDIAINFO);
    assertThat(asked).isEmpty();
  }
}
