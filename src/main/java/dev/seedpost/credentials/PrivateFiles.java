package dev.seedpost.credentials;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.sun.security.auth.module.UnixSystem;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.secret.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Files that only their owner may read: mode 0600, written whole or not at all. */
final class PrivateFiles {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  /** Whom this process runs as; the system is asked once, for the store is read very often. */
  private static final long USER = new UnixSystem().getUid();

  private PrivateFiles() {}

  /**
   * The bytes of a file, if it is there.
   *
   * @throws FailureException CONFIG if others may read it too, or if it cannot be read
   */
  static Optional<byte[]> read(Path file, String doing) {
    try {
      if (Files.isRegularFile(file)) {
        refuseOpen(file, "600", doing);
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException fault) {
      throw broken("read", file, doing, fault);
    }
  }

  /**
   * The bytes of a file that nobody but this user may have put there: in a folder that is this
   * user's alone, no link.
   *
   * @throws FailureException CONFIG if it is not so, or if it cannot be read
   */
  static Optional<byte[]> readOwn(Path file, String doing) {
    try {
      Path folder = folderOf(file);
      if (!Files.exists(folder, NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      mustBeOurs(folder, "700", doing);
      if (!Files.exists(file, NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      mustBeOurs(file, "600", doing);
      return read(file, doing);
    } catch (IOException fault) {
      throw broken("read", file, doing, fault);
    }
  }

  private static void mustBeOurs(Path file, String mode, String doing) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw refused(doing, shown(file) + " is a link; put what it points to in its place");
    }
    int owner = (Integer) Files.getAttribute(file, "unix:uid", NOFOLLOW_LINKS);
    if (owner != USER) {
      String detail =
          shown(file)
              + " belongs to user "
              + owner
              + " and not to the one that runs this ("
              + USER
              + "); run seedpost as that user, or: chown "
              + USER
              + " "
              + shown(file);
      throw refused(doing, detail);
    }
    refuseOpen(file, mode, doing);
  }

  private static void refuseOpen(Path file, String mode, String doing) throws IOException {
    Set<PosixFilePermission> open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    open.removeAll(FOLDER);
    if (!open.isEmpty()) {
      String detail = " may be read by others; run: chmod " + mode + " ";
      throw refused(doing, shown(file) + detail + shown(file));
    }
  }

  private static FailureException refused(String doing, String detail) {
    return new FailureException(FailureKind.CONFIG, doing, detail);
  }

  /** Replaces a file whole. */
  static void write(Path file, byte[] bytes, String doing) {
    folder(file, doing);
    try {
      PrivateFile.write(file, bytes);
    } catch (IOException fault) {
      throw broken("write", file, doing, fault);
    }
  }

  /** The file's folder, made with mode 0700 if it is missing. */
  static Path folder(Path file, String doing) {
    try {
      return Files.createDirectories(folderOf(file), PosixFilePermissions.asFileAttribute(FOLDER));
    } catch (IOException fault) {
      throw broken("make the folder of", file, doing, fault);
    }
  }

  private static Path folderOf(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
  }

  /** An own file for locking, never replaced. */
  static FileChannel lockFile(Path file, String doing) {
    try {
      return FileChannel.open(
          file,
          Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
          PosixFilePermissions.asFileAttribute(FILE));
    } catch (IOException fault) {
      throw broken("write", file, doing, fault);
    }
  }

  static FailureException broken(String verb, Path file, String doing, IOException fault) {
    String detail =
        "cannot "
            + verb
            + " "
            + shown(file)
            + " ("
            + fault.getClass().getSimpleName()
            + "); check that this user owns it and that the disk has room";
    return new FailureException(FailureKind.CONFIG, doing, detail, fault);
  }

  static String shown(Path file) {
    return Texts.printable(file.toString());
  }
}
