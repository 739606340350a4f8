package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers, in a file beside the store, how often the store was written, so that an older copy in
 * its place is noticed. A line with the generation and a check value by the data key. It is written
 * after the store and read before it, so that a reader never takes a store that is being replaced
 * for an old one. Who can write this file too can put back both; against that helps only a backup
 * elsewhere.
 */
final class Newest {
  private final Path store;
  private final Path file;

  Newest(Path store) {
    this.store = store;
    this.file = store.resolveSibling("newest");
  }

  /** What is remembered, not yet checked; to be read before the store is. */
  Optional<String> read() {
    return PrivateFiles.readOwn(file, VaultFile.OPENING)
        .map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }

  /**
   * Compares what was remembered with what is there.
   *
   * @throws FailureException CONFIG if the store is an older one, or another one
   */
  void check(Optional<String> remembered, OpenVault vault) {
    remembered.ifPresent(line -> {
      String[] parts = line.strip().split(" ", 2);
      if (parts.length < 2 || !parts[0].matches("[1-9][0-9]{0,17}") || !isOurs(parts, vault)) {
        throw refused("does not belong to what remembers its age, the file " + shown());
      }
      long newest = Long.parseLong(parts[0]);
      if (vault.generation() < newest) {
        throw refused(
            "is an older copy (change "
                + vault.generation()
                + ", while change "
                + newest
                + " was written here)");
      }
    });
  }

  /**
   * The store is not there.
   *
   * @throws FailureException CONFIG if it once was
   */
  void checkAbsent(Optional<String> remembered) {
    if (remembered.isPresent()) {
      throw refused("is missing though it was written here");
    }
  }

  private static boolean isOurs(String[] parts, OpenVault vault) {
    return vault.isMark(parts[0], parts[1]);
  }

  private FailureException refused(String what) {
    String detail =
        PrivateFiles.shown(store)
            + " "
            + what
            + "; put the newest one back, or, if you mean to go on with what is there, run: rm "
            + shown();
    return new FailureException(FailureKind.CONFIG, VaultFile.OPENING, detail);
  }

  private String shown() {
    return PrivateFiles.shown(file);
  }

  void write(OpenVault vault, String doing) {
    String generation = Long.toString(vault.generation());
    String line = generation + " " + vault.mark(generation) + "\n";
    PrivateFiles.write(file, line.getBytes(StandardCharsets.US_ASCII), doing);
  }
}
