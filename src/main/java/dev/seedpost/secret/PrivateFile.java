package dev.seedpost.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** A file for its owner alone, written whole or not at all. */
public final class PrivateFile {
  private PrivateFile() {}

  /**
   * Makes or replaces a file, mode 0600: a crash or a full disk leaves the old one or the new one,
   * never a part.
   *
   * @param file in a folder that is there
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, bytes, true, true);
  }

  /**
   * As {@link #write}, but never in the place of anything.
   *
   * @throws java.nio.file.FileAlreadyExistsException if something of this name is there, a link too
   */
  public static void create(Path file, byte[] bytes) throws IOException {
    write(file, bytes, false, true);
  }

  /**
   * As {@link #write}, for what is made anew if it is lost: a power failure may damage the file.
   */
  public static void writeLazily(Path file, byte[] bytes) throws IOException {
    write(file, bytes, true, false);
  }

  private static void write(Path file, byte[] bytes, boolean replace, boolean lasting)
      throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Path fresh =
        Files.createTempFile(
            folder,
            ".seedpost-",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        if (lasting) {
          channel.force(true);
        }
      }
      if (replace) {
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        place(fresh, file);
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
    if (lasting) {
      // Without this, the rename itself may be lost on power failure.
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** A move may replace what came meanwhile; a second name for the file never does. */
  private static void place(Path fresh, Path file) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (IOException | UnsupportedOperationException withoutLinks) {
      // Such as FAT on a stick.
      Files.move(fresh, file);
    }
  }
}
