package dev.seedpost.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps, in a file, what the program said to somebody, so that it can be searched.
 *
 * @param file for one listener
 */
record FireWire(Path file) {
  synchronized void heard(byte[]... parts) {
    try {
      Files.createDirectories(file.getParent());
      for (byte[] part : parts) {
        Files.write(file, part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
