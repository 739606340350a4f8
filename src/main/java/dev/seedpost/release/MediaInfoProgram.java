package dev.seedpost.release;

import dev.seedpost.program.OutsideProgram;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code mediainfo} as a program of its own, in bounds of time and size. */
final class MediaInfoProgram implements MediaInfo {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String NAME = "mediainfo";

  private final Optional<Path> program;
  private final Duration longest;
  private final int most;

  MediaInfoProgram(Optional<Path> program, Duration longest, int most) {
    this.program = program;
    this.longest = longest;
    this.most = most;
  }

  static MediaInfoProgram onPath() {
    return new MediaInfoProgram(
        find(Optional.ofNullable(System.getenv("PATH")).orElse("")), LONGEST, Reports.MOST_BYTES);
  }

  static MediaInfoProgram at(Path program) {
    return new MediaInfoProgram(Optional.of(program), LONGEST, Reports.MOST_BYTES);
  }

  /** The program in the folders of a search path; relative ones are not trusted. */
  static Optional<Path> find(String path) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, NAME))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  @Override
  public Answer describe(Path video) {
    if (program.isEmpty()) {
      return new Answer.Absent();
    }
    // Nothing of this process's environment: it may hold keys.
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    // An absolute path begins with a slash and is never taken for an option.
    OutsideProgram asked =
        new OutsideProgram(
            List.of(program.get().toString(), video.toAbsolutePath().toString()),
            Map.of("PATH", path, "LC_ALL", "C.UTF-8"),
            longest,
            most);
    return switch (asked.run()) {
      case OutsideProgram.Outcome.Printed printed -> new Answer.Report(printed.output());
      case OutsideProgram.Outcome.Failed failed -> new Answer.Failed(failed.why());
    };
  }
}
