package dev.seedpost.intake;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A payload that somebody should look at.
 *
 * @param content its file or folder
 * @param found when it was seen to be ready
 */
public record Arrival(Origin origin, Path content, Instant found) {}
