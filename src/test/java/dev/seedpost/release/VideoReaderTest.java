package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.content.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What folder and files say together. */
class VideoReaderTest {
  @TempDir Path parent;

  private Path payload(String folder, String... files) throws IOException {
    Path root = parent.resolve(folder);
    for (String file : files) {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "film");
    }
    return root;
  }

  private static Release read(Path path) {
    return new ReleaseReader(new MutableClock(), video -> new MediaInfo.Answer.Absent())
        .read(Content.read(path));
  }

  @Test
  void a_single_file_is_read_without_its_ending() throws IOException {
    payload(".", "Some.Film.2020.1080p.WEB-DL.H.264-GRP.mkv");
    Release release = read(parent.resolve("Some.Film.2020.1080p.WEB-DL.H.264-GRP.mkv"));
    assertThat(release.warnings()).isEmpty();
    assertThat(release.facts())
        .containsEntry(FactName.KIND, new Fact(List.of("video"), "files"))
        .containsEntry(FactName.TITLE, new Fact(List.of("Some Film"), "name"))
        .containsEntry(FactName.GROUP, new Fact(List.of("GRP"), "name"))
        .containsEntry(FactName.CONTAINER, new Fact(List.of("MKV"), "name"))
        .doesNotContainKeys(FactName.SCENE, FactName.MEDIAINFO);
  }

  @ParameterizedTest
  @CsvSource({
    "mkv, MKV",
    "MP4, MP4",
    "avi, AVI",
    "m2ts, M2TS",
    "ts, TS",
    "wmv, WMV",
    "vob, VOB",
    "mpg, MPG"
  })
  void the_ending_is_the_container(String ending, String container) throws IOException {
    Path folder = payload("Some.Film.2020.1080p.WEB-DL.H.264-GRP", "a." + ending);
    assertThat(read(folder).text(FactName.CONTAINER)).contains(container);
  }

  @Test
  void two_containers_are_none() throws IOException {
    Release release = read(payload("Show.S01.1080p.WEB-DL.H.264-GRP", "1.mkv", "2.mp4"));
    assertThat(release.facts()).doesNotContainKey(FactName.CONTAINER);
    assertThat(release.warnings())
        .containsExactly(
            "The videos are of different containers (MKV, MP4), so the container is unknown.");
  }

  @Test
  void of_a_pack_the_folder_tells() throws IOException {
    Release release =
        read(
            payload(
                "Show.S01.1080p.WEB-DL.H.264-GRP",
                "Show.S00E01.1080p.WEB-DL.H.264-GRP.mkv",
                "Show.S01E01.1080p.WEB-DL.H.264-GRP.mkv",
                "Show.S01E02.1080p.WEB-DL.H.264-GRP.mkv"));
    assertThat(release.text(FactName.SEASON)).contains("1");
    assertThat(release.text(FactName.CATEGORY)).contains("tv");
    assertThat(release.facts()).doesNotContainKey(FactName.EPISODE);
    assertThat(release.warnings()).isEmpty();
  }

  @Test
  void a_pack_with_files_of_another_season_or_resolution_is_in_doubt() throws IOException {
    Release release =
        read(
            payload(
                "Show.S01.1080p.WEB-DL.H.264-GRP",
                "Show.S01E01.1080p.WEB-DL.H.264-GRP.mkv",
                "Show.S02E01.720p.WEB-DL.H.264-GRP.mkv"));
    assertThat(release.facts()).doesNotContainKeys(FactName.SEASON, FactName.RESOLUTION);
    assertThat(release.warnings())
        .containsExactly(
            "The folder name says season '1', but a file's name says '2', so it is unknown.",
            "The folder name says resolution '1080p', but a file's name says '720p', so it is"
                + " unknown.");
  }

  @Test
  void a_film_of_numbered_episodes_is_no_film() throws IOException {
    Release release = read(payload("Show (2019)", "Show.S01E01.mkv", "Show.S01E02.mkv"));
    assertThat(release.facts()).doesNotContainKeys(FactName.CATEGORY, FactName.SEASON);
    assertThat(release.warnings())
        .containsExactly(
            "The folder is named as a film, but its files are numbered as episodes, so the category"
                + " is unknown.");
  }

  @Test
  void a_season_of_one_episode_is_no_season() throws IOException {
    Release release =
        read(payload("Show.S01.1080p.WEB-DL.H.264-GRP", "Show.S01E03.1080p.WEB-DL.mkv"));
    assertThat(release.facts()).doesNotContainKeys(FactName.SEASON, FactName.EPISODE);
    assertThat(release.warnings())
        .containsExactly(
            "The folder is named as a whole season, but holds a single episode, so the season is"
                + " unknown.");
  }

  @Test
  void two_episodes_in_folder_and_file_leave_season_and_episode_open() throws IOException {
    Release release =
        read(payload("Show.S01E02.1080p.WEB-DL.H.264-GRP", "Show.S01E03.1080p.WEB-DL.mkv"));
    assertThat(release.facts())
        .doesNotContainKeys(FactName.SEASON, FactName.EPISODE)
        .containsKey(FactName.RESOLUTION);
    assertThat(release.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"download", "Some Film (2020)", "Some Film"})
  void a_bare_folder_is_filled_up_from_its_only_file(String folder) throws IOException {
    Release release =
        read(
            payload(
                folder,
                "Some.Film.2020.1080p.WEB-DL.H.264-GRP.mkv",
                "Sample/some.film.sample.mkv",
                "film.2020-sample.mkv",
                "Extras/Making.Of.mkv"));
    assertThat(release.text(FactName.TITLE)).contains("Some Film");
    assertThat(release.text(FactName.YEAR)).contains("2020");
    assertThat(release.text(FactName.CATEGORY)).contains("movie");
    assertThat(release.text(FactName.RESOLUTION)).contains("1080p");
    assertThat(release.text(FactName.GROUP)).contains("GRP");
    assertThat(release.warnings()).isEmpty();
  }

  @Test
  void a_bare_folder_of_another_title_or_year_takes_nothing_doubtful() throws IOException {
    Release other = read(payload("One Film (2020)", "Other.Film.2020.1080p.WEB-DL.H.264-GRP.mkv"));
    assertThat(other.text(FactName.TITLE)).contains("One Film");
    assertThat(other.facts()).doesNotContainKey(FactName.RESOLUTION);
    Release year = read(payload("Film (2019)", "Film.2020.1080p.WEB-DL.H.264-GRP.mkv"));
    assertThat(year.facts()).doesNotContainKey(FactName.YEAR).containsKey(FactName.RESOLUTION);
    assertThat(year.warnings())
        .containsExactly(
            "The folder name says year '2019', but a file's name says '2020', so it is unknown.");
  }

  @Test
  void an_abbreviated_scene_file_does_not_confuse() throws IOException {
    Release release =
        read(payload("Some.Film.2020.1080p.BluRay.x264-GRP", "grp-sf.1080p.mkv", "grp-sf.nfo"));
    assertThat(release.text(FactName.TITLE)).contains("Some Film");
    assertThat(release.text(FactName.TYPE)).contains("encode");
    assertThat(release.warnings()).isEmpty();
  }

  @Test
  void several_videos_in_a_bare_folder_tell_nothing() throws IOException {
    Release release =
        read(
            payload("stuff", "One.2020.1080p.WEB.H264-GRP.mkv", "Two.2020.1080p.WEB.H264-GRP.mkv"));
    assertThat(release.facts()).containsOnlyKeys(FactName.KIND, FactName.CONTAINER);
  }

  @Test
  void a_film_that_is_called_sample_is_no_sample() throws IOException {
    Release release = read(payload("x", "The.Sample.2020.1080p.WEB.H264-GRP.mkv"));
    assertThat(release.text(FactName.TITLE)).contains("The Sample");
  }

  @Test
  void a_disc_is_known_by_its_folders() throws IOException {
    Release release =
        read(
            payload(
                "Some.Film.2019.1080p.Blu-ray.AVC.DTS-HD.MA.5.1-GRP",
                "BDMV/index.bdmv",
                "BDMV/STREAM/00000.m2ts",
                "BDMV/STREAM/00001.m2ts"));
    assertThat(release.facts())
        .containsEntry(FactName.TYPE, new Fact(List.of("disc"), "name"))
        .containsEntry(FactName.SOURCE, new Fact(List.of("Blu-ray"), "name"))
        .containsEntry(FactName.CONTAINER, new Fact(List.of("M2TS"), "name"));
    assertThat(release.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Some Film (1999), DVD", "Old.Film.1984.PAL.DVD9-GRP, DVD"})
  void a_dvd_is_known_by_its_folder(String folder, String source) throws IOException {
    Release release = read(payload(folder, "VIDEO_TS/VTS_01_1.VOB", "VIDEO_TS/VTS_01_0.IFO"));
    assertThat(release.text(FactName.TYPE)).contains("disc");
    assertThat(release.text(FactName.SOURCE)).contains(source);
    assertThat(release.text(FactName.CONTAINER)).contains("VOB");
  }

  @Test
  void a_disc_that_is_named_otherwise_is_in_doubt() throws IOException {
    Release release =
        read(payload("Some.Film.2019.1080p.WEB-DL.H.264-GRP", "VIDEO_TS/VTS_01_1.VOB"));
    assertThat(release.facts()).doesNotContainKeys(FactName.TYPE, FactName.SOURCE);
    assertThat(release.warnings())
        .containsExactly(
            "The name says type 'web-dl', but there is a disc's folder VIDEO_TS, so the type is"
                + " unknown.",
            "The name says source 'WEB', but there is a disc's folder VIDEO_TS, so the source is"
                + " unknown.");
  }

  @Test
  void a_file_that_is_named_as_a_disc_is_none() throws IOException {
    Release release = read(payload("Some.Film.2019.COMPLETE.BLURAY-GRP", "film.mkv"));
    assertThat(release.facts()).doesNotContainKey(FactName.TYPE);
    assertThat(release.warnings())
        .containsExactly(
            "The name says type 'disc', but there is no folder of a disc, so the type is unknown.");
  }

  @Test
  void what_a_person_wrote_stands() throws IOException {
    Path folder = payload("Some.Film.2020.1080p.WEB-DL.H.264-GRP", "a.mkv", "theme.mp3");
    Files.writeString(folder.resolve("seedpost.yaml"), "kind: video\ntype: webrip\nseason: 3\n");
    Release release = read(folder);
    assertThat(release.text(FactName.KIND)).contains("video");
    assertThat(release.text(FactName.TITLE)).contains("Some Film");
    assertThat(release.text(FactName.TYPE)).contains("webrip");
    assertThat(release.text(FactName.SEASON)).contains("3");
  }

  @Test
  void a_lesson_is_not_read_as_a_film() throws IOException {
    Path folder = payload("Some Course (2020)", "1.mp4");
    Files.writeString(folder.resolve("seedpost.yaml"), "kind: e-learning\n");
    assertThat(read(folder).facts()).containsOnlyKeys(FactName.KIND);
  }
}
