package dev.seedpost.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A payload on disk: one file or one folder with everything below it but junk.
 *
 * @param root the file or folder, absolute and normalised
 * @param files at least one, sorted by the UTF-8 bytes of the whole path, as mktorrent does
 * @param left the junk that was left out, relative paths
 */
public record Content(Path root, List<ContentFile> files, List<String> left) {
  public Content {
    files = List.copyOf(files);
    left = List.copyOf(left);
  }

  /**
   * Lists a payload. Symbolic links are not followed.
   *
   * @throws FailureException INVALID_CONTENT if it is absent, empty or unreadable, or has a name
   *     that is not UTF-8 or that qBittorrent would rewrite (see {@link NameRules})
   */
  public static Content read(Path path) {
    Path root = path.toAbsolutePath().normalize();
    String doing = "read " + Texts.printable(root.toString());
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      throw broken(doing, "there is no such file or folder");
    }
    if (Files.isSymbolicLink(root)) {
      throw broken(doing, "it is a symbolic link, which is not followed; name its target instead");
    }
    List<ContentFile> files = new ArrayList<>();
    List<String> left = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Lister(doing, root, files, left));
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          doing,
          "cannot read "
              + Texts.printable(String.valueOf(e.getMessage()))
              + "; check that it is there and its permissions",
          e);
    }
    if (files.isEmpty()) {
      throw broken(doing, "it holds no files");
    }
    NameRules.clash(files)
        .ifPresent(second -> {
          throw broken(
              doing,
              Texts.printable(second)
                  + " differs from another name by upper and lower case alone, which qBittorrent"
                  + " renames; rename one of them");
        });
    if (files.stream().allMatch(file -> file.size() == 0)) {
      throw broken(doing, "all its files are empty");
    }
    files.sort(
        (a, b) -> Arrays.compareUnsigned(a.path().getBytes(UTF_8), b.path().getBytes(UTF_8)));
    return new Content(root, files, left);
  }

  /** The name a torrent of this payload carries: that of its file or folder. */
  public String name() {
    return root.getFileName().toString();
  }

  /** The folder that holds the payload's file or folder. */
  public Path parent() {
    Path parent = root.getParent();
    return parent == null ? root : parent;
  }

  /** One file of its own, not a folder. */
  public boolean singleFile() {
    return files.size() == 1 && files.getFirst().path().equals(name()) && Files.isRegularFile(root);
  }

  /** Total size in bytes. */
  public long size() {
    return files.stream().mapToLong(ContentFile::size).sum();
  }

  /** Where a listed file lies. */
  public Path locate(ContentFile file) {
    return singleFile() ? root : root.resolve(file.path());
  }

  /**
   * The same for the same names and sizes, wherever the payload lies and whenever it was written.
   */
  public ContentKey key() {
    StringBuilder text = new StringBuilder(name()).append('\n');
    files.forEach(file -> text.append(file.path()).append('\0').append(file.size()).append('\n'));
    return new ContentKey(sha256(text.toString()));
  }

  /** Changes with every name, size, modification time and place. */
  public String fingerprint() {
    StringBuilder text = new StringBuilder(root.toString()).append('\n');
    for (ContentFile file : files) {
      text.append(file.path()).append('\0').append(file.size());
      text.append('\0').append(file.modified()).append('\n');
    }
    return sha256(text.toString());
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static FailureException broken(String doing, String detail) {
    return new FailureException(FailureKind.INVALID_CONTENT, doing, detail);
  }

  private static void checkName(String doing, Path path) {
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    if (name.isEmpty()) {
      throw broken(doing, "it has no name");
    }
    NameRules.fault(name)
        .ifPresent(fault -> {
          throw broken(
              doing, "the name " + Texts.shortened(Texts.printable(name), 80) + " " + fault);
        });
  }

  private static final class Lister extends SimpleFileVisitor<Path> {
    private final String doing;
    private final Path root;
    private final List<ContentFile> files;
    private final List<String> left;

    Lister(String doing, Path root, List<ContentFile> files, List<String> left) {
      this.doing = doing;
      this.root = root;
      this.files = files;
      this.left = left;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      if (!dir.equals(root) && Junk.matches(dir.getFileName().toString())) {
        left.add(relative(dir) + "/");
        return FileVisitResult.SKIP_SUBTREE;
      }
      checkName(doing, dir);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!file.equals(root) && Junk.matches(file.getFileName().toString())) {
        left.add(relative(file));
      } else if (attributes.isRegularFile()) {
        checkName(doing, file);
        if (!Files.isReadable(file)) {
          throw broken(
              doing, "cannot read " + Texts.printable(relative(file)) + "; check its permissions");
        }
        files.add(
            new ContentFile(
                relative(file), attributes.size(), attributes.lastModifiedTime().toMillis()));
      } else {
        left.add(relative(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      throw failure;
    }

    private String relative(Path path) {
      return path.equals(root) ? root.getFileName().toString() : root.relativize(path).toString();
    }
  }
}
