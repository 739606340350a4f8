package dev.seedpost.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real runner with small scripts in place of the program. */
class MediaInfoProgramTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;

  private Path script(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("mediainfo"), "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private MediaInfo.Answer run(String text, Duration longest, int most) throws IOException {
    return new MediaInfoProgram(Optional.of(script(text)), longest, most)
        .describe(folder.resolve("--help; 'x' $HOME.mkv"));
  }

  @Test
  void the_file_is_one_absolute_argument_and_the_environment_is_bare() throws IOException {
    MediaInfo.Answer answer =
        run(
            "printf '%s\\n' \"$#\" \"$1\" \"$LC_ALL\" \"[$HOME]\"\nread line || echo closed\n"
                + "echo noise >&2",
            LONG, 10_000);
    assertThat(answer).isInstanceOf(MediaInfo.Answer.Report.class);
    assertThat(new String(((MediaInfo.Answer.Report) answer).text(), UTF_8).lines())
        .containsExactly(
            "1", folder.resolve("--help; 'x' $HOME.mkv").toString(), "C.UTF-8", "[]", "closed");
  }

  @Test
  void another_end_than_a_good_one_is_a_failure() throws IOException {
    assertThat(run("echo half a report; exit 3", LONG, 100))
        .isEqualTo(new MediaInfo.Answer.Failed("ended with status 3"));
  }

  @Test
  void a_program_that_does_not_end_is_ended() throws IOException {
    assertThat(run("sleep 300; echo late", Duration.ofSeconds(1), 100))
        .isEqualTo(new MediaInfo.Answer.Failed("did not end within 1 s"));
    assertThat(run("exec >&-; exec sleep 300", Duration.ofSeconds(1), 100))
        .isEqualTo(new MediaInfo.Answer.Failed("did not end within 1 s"));
  }

  @Test
  void endless_output_is_cut_off() throws IOException {
    assertThat(run("while :; do echo xxxxxxxxxx; done", LONG, 1000))
        .isEqualTo(new MediaInfo.Answer.Failed("printed more than 1000 bytes"));
  }

  @Test
  void what_cannot_be_started_is_a_failure() throws IOException {
    Path file = script("");
    Files.writeString(file, "#!/no/such/shell\n");
    assertThat(new MediaInfoProgram(Optional.of(file), LONG, 100).describe(folder))
        .isEqualTo(new MediaInfo.Answer.Failed("cannot be started"));
  }

  @Test
  void an_interrupted_wait_ends_and_stays_interrupted() throws IOException {
    Thread.currentThread().interrupt();
    MediaInfo.Answer answer = run("sleep 300", LONG, 100);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer).isEqualTo(new MediaInfo.Answer.Failed("was interrupted"));
  }

  @Test
  void without_a_program_there_is_no_report() {
    assertThat(new MediaInfoProgram(Optional.empty(), LONG, 100).describe(folder))
        .isEqualTo(new MediaInfo.Answer.Absent());
  }

  @Test
  void the_program_is_looked_for_in_absolute_folders_only() throws IOException {
    Path program = script("");
    assertThat(MediaInfoProgram.find("/no/such/folder::.:" + folder)).contains(program);
    assertThat(MediaInfoProgram.find("")).isEmpty();
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(MediaInfoProgram.find(folder.toString())).isEmpty();
  }
}
