package dev.seedpost.app;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where this installation keeps its files. For each folder the first that is set: our own variable
 * ({@code SEEDPOST__CONFIG_DIR}, {@code SEEDPOST__STATE_DIR}), the folder that systemd made ({@code
 * CONFIGURATION_DIRECTORY}, {@code STATE_DIRECTORY}), the XDG base directory with {@code seedpost}
 * below it, and the standard's default in the home folder.
 *
 * @param config what the person writes: configuration, rules, the master key
 * @param state what the program writes: database, credentials, lock
 */
record Places(Path config, Path state) {
  private static final String NAME = "seedpost";

  /**
   * Finds the folders; makes nothing.
   *
   * @param environment the environment variables
   * @param home the home folder where {@code HOME} does not name one
   * @throws FailureException CONFIG if a variable does not hold a path
   */
  static Places of(Map<String, String> environment, Path home) {
    Path user =
        path(environment, "HOME", environment.getOrDefault("HOME", ""))
            .filter(Path::isAbsolute)
            .orElse(home);
    return new Places(
        own(environment, "SEEDPOST__CONFIG_DIR")
            .or(() -> systemd(environment, "CONFIGURATION_DIRECTORY"))
            .or(() -> xdg(environment, "XDG_CONFIG_HOME"))
            .orElseGet(() -> user.resolve(".config").resolve(NAME)),
        own(environment, "SEEDPOST__STATE_DIR")
            .or(() -> systemd(environment, "STATE_DIRECTORY"))
            .or(() -> xdg(environment, "XDG_STATE_HOME"))
            .orElseGet(() -> user.resolve(".local").resolve("state").resolve(NAME)));
  }

  private static Optional<Path> own(Map<String, String> environment, String variable) {
    return path(environment, variable, environment.getOrDefault(variable, ""))
        .map(path -> path.toAbsolutePath().normalize());
  }

  /** Several folders are separated by colons (systemd.exec); the first is the main one. */
  private static Optional<Path> systemd(Map<String, String> environment, String variable) {
    return path(environment, variable, environment.getOrDefault(variable, "").split(":", -1)[0])
        .filter(Path::isAbsolute);
  }

  /** "All paths must be absolute; a relative one is to be ignored" (XDG base directories). */
  private static Optional<Path> xdg(Map<String, String> environment, String variable) {
    return path(environment, variable, environment.getOrDefault(variable, ""))
        .filter(Path::isAbsolute)
        .map(base -> base.resolve(NAME));
  }

  private static Optional<Path> path(
      Map<String, String> environment, String variable, String value) {
    try {
      return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
    } catch (InvalidPathException broken) {
      throw new FailureException(
          FailureKind.CONFIG,
          "find the folders",
          variable + " is not a path: " + Texts.printable(environment.getOrDefault(variable, "")),
          broken);
    }
  }

  /**
   * Makes both folders, for their owner alone, if they are missing.
   *
   * @throws FailureException CONFIG if that is not possible
   */
  Places make() {
    for (Path folder : List.of(config, state)) {
      try {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } catch (IOException fault) {
        throw new FailureException(
            FailureKind.CONFIG,
            "make the folder " + Texts.printable(folder.toString()),
            "this user may not, or a file is in the way; make it yourself or choose another with"
                + (folder.equals(config) ? " SEEDPOST__CONFIG_DIR" : " SEEDPOST__STATE_DIR"),
            fault);
      }
    }
    return this;
  }
}
