package dev.seedpost.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.FileSystemException;

/**
 * What a child of a watched folder looks like at one moment: every path, size and modification time
 * in it, whether each file can be read, and the facts that a person wrote beside it.
 */
final class Snapshot {
  private static final int MOST_FILES = 100_000;

  private final MessageDigest digest;
  private int files;
  private boolean unfinished;

  private Snapshot() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * The fingerprint; empty while something in it says that it is not finished, or if it holds no
   * file.
   *
   * @param facts the file of facts beside it, which may be absent
   * @throws FileSystemException if it cannot be read, such as when it vanishes meanwhile
   */
  static Optional<String> of(FileObject child, FileObject facts) throws FileSystemException {
    if (!child.exists()) {
      throw new FileSystemException("vfs.provider/get-type.error", child);
    }
    Snapshot snapshot = new Snapshot();
    snapshot.add(child, child.getName().getBaseName());
    if (snapshot.unfinished || snapshot.files == 0) {
      return Optional.empty();
    }
    snapshot.add(facts, "beside");
    return Optional.of(HexFormat.of().formatHex(snapshot.digest.digest()));
  }

  private void add(FileObject object, String path) throws FileSystemException {
    if (object.isSymbolicLink() || files > MOST_FILES) {
      return;
    }
    if (object.isFolder()) {
      FileObject[] children = object.getChildren();
      Arrays.sort(children, Comparator.comparing(each -> each.getName().getBaseName()));
      for (FileObject child : children) {
        String name = child.getName().getBaseName();
        unfinished |= TemporaryNames.unfinished(name);
        add(child, path + "/" + name);
      }
    } else if (object.isFile()) {
      files++;
      digest.update(
          (path
                  + "\0"
                  + object.getContent().getSize()
                  + "\0"
                  + object.getContent().getLastModifiedTime()
                  + "\0"
                  + object.isReadable()
                  + "\n")
              .getBytes(UTF_8));
    }
  }
}
