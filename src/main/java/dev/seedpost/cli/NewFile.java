package dev.seedpost.cli;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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
    if (!replace && Files.exists(target)) {
      throw refused("it is there already; --force replaces it");
    }
    try {
      PrivateFile.write(target, bytes);
    } catch (IOException e) {
      throw new FailureException(FailureKind.REJECTED, doing, why(e), e);
    }
  }

  private Path folder() {
    Path folder = target.getParent();
    return folder == null ? target : folder;
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
