package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.content.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles that are, begin with or end in what looks like a year. */
class YearInTitleTest {
  private static final int LATEST = 2027;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Blade.Runner.2049.2017.1080p            | Blade Runner 2049      | 2017",
        "Blade.Runner.2049.1080p                 | Blade Runner 2049      | -",
        "1917.2019.1080p                         | 1917                   | 2019",
        "1917.2019.Extended.1080p                | 1917                   | 2019",
        "2012.2009.1080p                         | 2012                   | 2009",
        "2012.1080p                              | 2012                   | -",
        "1984.1984.1080p                         | 1984                   | 1984",
        "2046.2004.1080p                         | 2046                   | 2004",
        "2067.2020.1080p                         | 2067                   | 2020",
        "1408.2007.1080p                         | 1408                   | 2007",
        "300.2006.1080p                          | 300                    | 2006",
        "9.2009.1080p                            | 9                      | 2009",
        "1941 (1979) 1080p                       | 1941                   | 1979",
        "Wonder.Woman.1984.2020.1080p            | Wonder Woman 1984      | 2020",
        "Wonder Woman 1984 (2020) 1080p          | Wonder Woman 1984      | 2020",
        "2001.A.Space.Odyssey.1968.1080p         | 2001 A Space Odyssey   | 1968",
        "Class.of.1984.1982.1080p                | Class of 1984          | 1982",
        "Death.Race.2000.1975.1080p              | Death Race 2000        | 1975",
        "Dracula.2000.2000.1080p                 | Dracula 2000           | 2000",
        "Airport.1975.1974.1080p                 | Airport 1975           | 1974",
        "Fantasia.2000.1999.1080p                | Fantasia 2000          | 1999",
        "Back.to.1942.2012.1080p                 | Back to 1942           | 2012",
        "The.2000.Year.Old.Man.1975.1080p        | The 2000 Year Old Man  | 1975",
        "U-571.2000.1080p                        | U-571                  | 2000",
        "Movie.43.2013.1080p                     | Movie 43               | 2013",
        "1923.S01.1080p                          | 1923                   | -",
        "1923.S01E03.1080p                       | 1923                   | -",
        "1883.S01E01.1080p                       | 1883                   | -",
        "24.S01E01.1080p                         | 24                     | -",
        "Cleopatra.2525.S01E01.1080p             | Cleopatra 2525         | -",
        "Beverly.Hills.90210.S01E01.1080p        | Beverly Hills 90210    | -",
        "Space.1999.1975.S01E01.1080p            | Space 1999             | 1975",
        "Space 1999 (1975) S01E01 1080p          | Space 1999             | 1975",
        "V.2009.S01E01.1080p                     | V                      | 2009"
      })
  void the_last_year_is_the_releases_and_every_other_number_the_titles(
      String name, String title, String year) {
    FolderName read = VideoName.read(name + ".WEB-DL.H.264-GRP", LATEST);
    assertThat(read.warnings()).isEmpty();
    assertThat(read.facts().getOrDefault(FactName.TITLE, "-")).isEqualTo(title);
    assertThat(read.facts().getOrDefault(FactName.YEAR, "-")).isEqualTo(year);
  }

  @ParameterizedTest
  @CsvSource({"Space.1999.S01E01, Space, 1999", "Fargo.2014.S01, Fargo, 2014"})
  void a_lone_year_before_the_season_tells_series_of_one_name_apart_as_the_scene_has_it(
      String name, String title, String year) {
    assertThat(VideoName.read(name + ".1080p.WEB.H264-GRP", LATEST).facts())
        .containsEntry(FactName.TITLE, title)
        .containsEntry(FactName.YEAR, year);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Wonder.Woman.1984.2020.IMAX.2160p", "Blade.Runner.1982.The.Final.Cut.2160p"})
  void what_may_be_the_year_of_an_edition_or_the_end_of_a_title_is_left_to_a_person(String name) {
    FolderName read = VideoName.read(name + ".WEB-DL-GRP", LATEST);
    assertThat(read.facts()).doesNotContainKeys(FactName.TITLE, FactName.YEAR);
    assertThat(read.warnings()).singleElement().asString().contains("Where the title ends");
  }

  private Release read(String facts) throws IOException {
    Path film = folder.resolve("Space.1999.S01E01.1080p.WEB.H264-GRP.mkv");
    Files.writeString(film, "film");
    Files.writeString(folder.resolve(film.getFileName() + ".seedpost.yaml"), facts);
    return new ReleaseReader(new MutableClock(), video -> new MediaInfo.Answer.Absent())
        .read(Content.read(film));
  }

  @Test
  void a_person_overrides_both() throws IOException {
    Release release = read("title: 'Space: 1999'\nyear: 1975\n");
    assertThat(release.text(FactName.TITLE)).contains("Space: 1999");
    assertThat(release.text(FactName.YEAR)).contains("1975");
  }

  @Test
  void a_year_that_a_persons_title_ends_in_is_no_longer_the_releases() throws IOException {
    assertThat(read("title: 'Space: 1999'\n").text(FactName.YEAR)).isEmpty();
    assertThat(read("title: Space\n").text(FactName.YEAR)).contains("1999");
    assertThat(read("title: Another Space\n").text(FactName.YEAR)).contains("1999");
  }
}
