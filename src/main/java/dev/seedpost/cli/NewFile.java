package dev.seedpost.cli;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file to write, whole or not at all, and for its owner alone: it may hold a passkey. */
final class NewFile {
  private final Path target;
  private final boolean replace;
  private final String taken;
  private final String doing;

  NewFile(Path target, boolean replace) {
    this(target, replace, "it is there already; --force replaces it");
  }

  private NewFile(Path target, boolean replace, String taken) {
    this.taken = taken;
    this.target = target.toAbsolutePath().normalize();
    this.replace = replace;
    this.doing = "write " + Texts.printable(target.toString());
  }

  /** One that no option replaces. */
  static NewFile neverReplacing(Path target) {
    return new NewFile(target, false, "it is there already; name another file");
  }

  /** Refuses before the long work what would be refused after it. */
  void requireFree() {
    if (Files.isDirectory(target)) {
      throw refused("it is a folder; name a file in it");
    }
    if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(taken);
    }
    if (!Files.isDirectory(folder())) {
      throw refused(noFolder());
    }
  }

  /** The same where the file is made from others. */
  void requireFree(Content payload) {
    requireFree();
    if (!Files.exists(target)) {
      return;
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
      if (replace) {
        PrivateFile.write(target, bytes);
      } else {
        PrivateFile.create(target, bytes);
      }
    } catch (FileAlreadyExistsException e) {
      throw refused(taken);
    } catch (IOException e) {
      throw new FailureException(FailureKind.REJECTED, doing, why(e), e);
    }
  }

  private Path folder() {
    Path folder = target.getParent();
    return folder == null ? target : folder;
  }

  private String noFolder() {
    return "there is no folder " + Texts.printable(folder().toString());
  }

  private String why(IOException fault) {
    return switch (fault) {
      case NoSuchFileException absent -> noFolder();
      case AccessDeniedException denied ->
          "this user may not write into " + Texts.printable(folder().toString());
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(fault.getMessage());
    };
  }

  private FailureException refused(String why) {
    return new FailureException(FailureKind.REJECTED, doing, why);
  }
}
