package dev.seedpost.app;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files a new user starts with. */
final class FirstFiles {
  /** Where each lies in the program, and where it goes below the configuration folder. */
  private static final Map<String, String> FILES =
      new LinkedHashMap<>(
          Map.of(
              "/config/seedpost.yaml", "seedpost.yaml", "/rules/music.yaml", "rules/music.yaml"));

  private final Path folder;

  FirstFiles(Path folder) {
    this.folder = folder;
  }

  /** Writes those that are not there yet. */
  List<Path> write() {
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path target = folder.resolve(file.getValue());
      if (!Files.exists(target)) {
        copy(file.getKey(), target);
        written.add(target);
      }
    }
    return written.stream().sorted().toList();
  }

  static void copy(String shipped, Path target) {
    try (InputStream source = FirstFiles.class.getResourceAsStream(shipped)) {
      if (source == null) {
        throw new IllegalStateException(shipped + " is missing from the program");
      }
      Files.createDirectories(
          target.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.copy(source, target);
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.CONFIG, "write " + target, String.valueOf(e.getMessage()), e);
    }
  }
}
