package dev.seedpost.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What every command is told.
 *
 * @param configFolder instead of the usual one
 * @param stateFolder instead of the usual one
 * @param verbosity -1 quiet, 0 usual, 1 and 2 more
 * @param mayAsk whether a person sits there and wants to be asked
 * @param use what the command is about to do
 * @param command as it is typed without {@code seedpost}
 */
public record GlobalOptions(
    Optional<Path> configFolder,
    Optional<Path> stateFolder,
    int verbosity,
    boolean mayAsk,
    Use use,
    String command) {
  /** What a command is about to do. */
  public enum Use {
    /** It only looks: nothing on disk changes. */
    LOOK,
    /** It may change something. */
    CHANGE,
    /** It is the daemon, whose log is its output. */
    SERVE
  }
}
