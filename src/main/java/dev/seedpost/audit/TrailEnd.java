package dev.seedpost.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that remembers the last line of the trail. It is written after the line: a crash in
 * between leaves a trail that is one line longer, never one that looks cut off.
 */
final class TrailEnd {
  private final Path file;

  /** What is remembered; the check value can be of that line alone. */
  record Last(String number, String check) {}

  TrailEnd(Path file) {
    this.file = file;
  }

  void write(long number, String check) throws IOException {
    PrivateFile.write(file, (number + " " + check + "\n").getBytes(UTF_8));
  }

  /** To be read before the trail, which may grow meanwhile. */
  Optional<Last> read() throws IOException {
    try {
      String[] parts = Files.readString(file).strip().split(" ", 2);
      return Optional.of(new Last(parts[0], parts.length > 1 ? parts[1] : ""));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }
}
