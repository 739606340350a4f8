package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportPathsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Complete name    : /home/me/a b/film.mkv      | Complete name    : film.mkv",
        "Complete name    : ./me/film                  | Complete name    : film",
        "Complete name, last : /home/me/film.2.mkv     | Complete name, last : film.2.mkv",
        "CompleteName     : D:/me/film.mkv             | CompleteName     : film.mkv",
        "Complete name    : C:\\me\\film.mkv           | Complete name    : film.mkv",
        "Folder name      : /home/me                   | Folder name      :",
        "Folder name      : /home/me/films/            | Folder name      :",
        "Disc Path:         \\\\nas\\me\\BDMV           | Disc Path:",
        "Disc Path:         D:\\me\\film.iso           | Disc Path:         film.iso",
        "Movie name       : A/B                        | Movie name       : A/B",
        "* Audio:           English / DTS-HD / 5.1     | * Audio:           English / DTS-HD / 5.1",
        "Encoding settings: cabac=1 / ref=4            | Encoding settings: cabac=1 / ref=4",
        "Bit rate         : 5 000 kb/s                 | Bit rate         : 5 000 kb/s"
      })
  void of_a_path_the_name_of_the_file_alone_is_left(String line, String shown) {
    String report = "General\n" + line + "\nFormat : x";
    assertThat(ReportPaths.cut(report).lines().map(String::strip))
        .containsExactly("General", shown, "Format : x");
  }

  @Test
  void the_folder_of_the_payload_is_cut_off_wherever_it_stands() {
    String report =
        "Settings : stats=/srv/me/Film/x.log / csv=/srv/me/y\nWARNING in /srv/me/z.mpls";
    assertThat(ReportPaths.cut(report, Path.of("/srv/me")))
        .isEqualTo("Settings : stats=Film/x.log / csv=y\nWARNING in z.mpls");
    assertThat(ReportPaths.cut("Ratio : 16/9", Path.of("/"))).isEqualTo("Ratio : 16/9");
  }

  @ParameterizedTest
  @EnumSource(
      value = FactName.class,
      names = {"MEDIAINFO", "BDINFO"})
  void whoever_brings_a_report_no_release_holds_the_folders_of_a_machine(FactName name) {
    Fact fact = new Fact(List.of("Complete name : /home/me/film.mkv\nFormat : x"), "answer");
    Release written = new Release("Film", Map.of(name, fact), List.of());
    Release answered = new Release("Film", Map.of(), List.of()).with(Map.of(name, fact));
    assertThat(List.of(written, answered))
        .allSatisfy(release -> {
          assertThat(release.text(name)).contains("Complete name : film.mkv\nFormat : x");
          assertThat(release.facts().get(name).origin()).isEqualTo("answer");
        });
  }
}
