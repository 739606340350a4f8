package dev.seedpost.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What every command is told.
 *
 * @param configFolder instead of the usual one
 * @param stateFolder instead of the usual one
 * @param verbosity -1 quiet, 0 usual, 1 and 2 more
 * @param daemon whether this run is the daemon, whose log is its output
 */
public record GlobalOptions(
    Optional<Path> configFolder, Optional<Path> stateFolder, int verbosity, boolean daemon) {}
