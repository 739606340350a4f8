package dev.seedpost.release;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
    // An absolute path begins with a slash and is never taken for an option.
    ProcessBuilder builder =
        new ProcessBuilder(program.get().toString(), video.toAbsolutePath().toString());
    // Nothing of this process's environment: it may hold keys.
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("LC_ALL", "C.UTF-8");
    builder
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return finished(builder.start());
    } catch (IOException e) {
      return new Answer.Failed("cannot be started");
    }
  }

  private Answer finished(Process process) {
    CompletableFuture<byte[]> output = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> copy(process, output));
    long end = System.nanoTime() + longest.toNanos();
    try {
      byte[] text = output.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (text.length > most) {
        return new Answer.Failed("printed more than " + most + " bytes");
      }
      if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return late();
      }
      return process.exitValue() == 0
          ? new Answer.Report(text)
          : new Answer.Failed("ended with status " + process.exitValue());
    } catch (TimeoutException e) {
      return late();
    } catch (ExecutionException e) {
      return new Answer.Failed("cannot be read from");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Failed("was interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Answer late() {
    return new Answer.Failed("did not end within " + longest.toSeconds() + " s");
  }

  private void copy(Process process, CompletableFuture<byte[]> output) {
    try (InputStream in = process.getInputStream()) {
      output.complete(in.readNBytes(most + 1));
    } catch (IOException e) {
      output.completeExceptionally(e);
    }
  }
}
