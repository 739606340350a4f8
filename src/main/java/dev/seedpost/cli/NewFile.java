package dev.seedpost.cli;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file to write, whole or not at all, and for its owner alone: it may hold a passkey. */
final class NewFile {
  private final Path target;
  private final boolean replace;
  private final String doing;

  NewFile(Path target, boolean replace) {
    this.target = target.toAbsolutePath().normalize();
    this.replace = replace;
    this.doing = "write " + Texts.printable(target.toString());
  }

  /** Refuses before the long work what would be refused after it. */
  void requireFree(Content payload) {
    if (Files.isDirectory(target)) {
      throw refused("it is a folder; name a file in it");
    }
    if (!Files.exists(target)) {
      return;
    }
    if (!replace) {
      throw refused("it is there already; --force replaces it");
    }
    for (ContentFile file : payload.files()) {
      if (isTarget(payload.locate(file))) {
        throw refused("it is part of the payload; name another file");
      }
    }
  }

  private boolean isTarget(Path other) {
    try {
      return Files.isSameFile(target, other);
    } catch (IOException gone) {
      return false;
    }
  }

  void write(byte[] bytes) {
    try {
      Path draft =
          Files.createTempFile(
              folder(),
              ".seedpost-",
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
          ByteBuffer rest = ByteBuffer.wrap(bytes);
          while (rest.hasRemaining()) {
            channel.write(rest);
          }
        }
        move(draft);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (FileAlreadyExistsException e) {
      throw refused("it is there already; --force replaces it");
    } catch (IOException e) {
      throw new FailureException(FailureKind.REJECTED, doing, why(e), e);
    }
  }

  private Path folder() {
    Path folder = target.getParent();
    return folder == null ? target : folder;
  }

  private void move(Path draft) throws IOException {
    if (replace) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.move(draft, target);
    }
  }

  private String why(IOException fault) {
    String folder = Texts.printable(folder().toString());
    return switch (fault) {
      case NoSuchFileException absent -> "there is no folder " + folder;
      case AccessDeniedException denied -> "this user may not write into " + folder;
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(fault.getMessage());
    };
  }

  private FailureException refused(String why) {
    return new FailureException(FailureKind.REJECTED, doing, why);
  }
}
