package dev.seedpost.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedMediaInfoTest {
  private static final FileTime MONDAY = FileTime.from(Instant.parse("2026-01-05T00:00:00Z"));

  @TempDir Path folder;
  private final List<Path> asked = new ArrayList<>();
  private MediaInfo.Answer answer = new MediaInfo.Answer.Report("General".getBytes(UTF_8));
  private final MediaInfo remembered =
      new RememberedMediaInfo(
          video -> {
            asked.add(video);
            return answer;
          },
          2);
  private Path film;

  @BeforeEach
  void film() throws IOException {
    film = file("film.mkv", "film");
  }

  private Path file(String name, String text) throws IOException {
    return Files.setLastModifiedTime(Files.writeString(folder.resolve(name), text), MONDAY);
  }

  @Test
  void a_file_that_stays_as_it_is_is_described_once() {
    assertThat(remembered.describe(film)).isSameAs(answer);
    assertThat(remembered.describe(film)).isSameAs(answer);
    assertThat(asked).containsExactly(film);
  }

  @Test
  void another_size_another_time_or_another_file_is_described_anew() throws IOException {
    remembered.describe(film);
    file("film.mkv", "longer film");
    remembered.describe(film);
    Files.setLastModifiedTime(film, FileTime.from(MONDAY.toInstant().plusMillis(1)));
    remembered.describe(film);
    assertThat(asked).hasSize(3);
    remembered.describe(file("other.mkv", "longer film"));
    assertThat(asked).hasSize(4);
  }

  @Test
  void the_one_that_was_not_asked_for_the_longest_is_forgotten() throws IOException {
    Path second = file("second.mkv", "2");
    remembered.describe(film);
    remembered.describe(second);
    remembered.describe(film);
    remembered.describe(file("third.mkv", "3"));
    remembered.describe(film);
    assertThat(asked).hasSize(3);
    remembered.describe(second);
    assertThat(asked).hasSize(4);
  }

  @Test
  void what_failed_or_changed_meanwhile_is_tried_again() {
    answer = new MediaInfo.Answer.Failed("ended with status 1");
    remembered.describe(film);
    answer = new MediaInfo.Answer.Absent();
    remembered.describe(film);
    assertThat(asked).hasSize(2);
    MediaInfo growing =
        new RememberedMediaInfo(
            video -> {
              asked.add(video);
              try {
                Files.writeString(video, "film " + asked.size() + "0".repeat(asked.size()));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
              return new MediaInfo.Answer.Report("General".getBytes(UTF_8));
            },
            2);
    growing.describe(film);
    growing.describe(film);
    assertThat(asked).hasSize(4);
  }

  @Test
  void a_file_that_is_gone_is_left_to_the_program() {
    Path gone = folder.resolve("gone.mkv");
    remembered.describe(gone);
    remembered.describe(gone);
    assertThat(asked).containsExactly(gone, gone);
  }
}
