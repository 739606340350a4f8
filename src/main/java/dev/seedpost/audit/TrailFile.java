package dev.seedpost.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** The bytes of the trail: whole lines, one writer at a time. */
final class TrailFile {
  private static final FileAttribute<?> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** More than any line has. */
  private static final int BLOCK = 16_384;

  private TrailFile() {}

  /** Opens it for adding to it, making it if needed. */
  static FileChannel open(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()), FOLDER);
    return FileChannel.open(
        file,
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS),
        FILE);
  }

  /** Cuts off what a crash left of a line; whether there was something. */
  static boolean cutTornLine(FileChannel channel) throws IOException {
    byte[] end = end(channel);
    int torn = end.length - 1 - lineEnd(end, end.length);
    if (torn > 0) {
      channel.truncate(channel.size() - torn);
    }
    return torn > 0;
  }

  /** The last line without its end; empty if there is none. */
  static String lastLine(FileChannel channel) throws IOException {
    byte[] end = end(channel);
    int from = lineEnd(end, end.length - 1) + 1;
    return end.length == 0 ? "" : new String(end, from, end.length - 1 - from, UTF_8);
  }

  /** The last line end before a place; -1 if there is none. */
  private static int lineEnd(byte[] bytes, int before) {
    int at = before - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }

  private static byte[] end(FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(BLOCK, size));
    while (bytes.hasRemaining()
        && channel.read(bytes, size - bytes.capacity() + bytes.position()) >= 0) {
      // On to the end.
    }
    return bytes.array();
  }

  static void append(FileChannel channel, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
    long at = channel.size();
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    channel.force(false);
  }
}
