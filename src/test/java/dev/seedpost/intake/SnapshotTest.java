package dev.seedpost.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.impl.DecoratedFileObject;
import org.apache.commons.vfs2.impl.DefaultFileSystemManager;
import org.apache.commons.vfs2.provider.local.DefaultLocalFileProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  @TempDir private Path folder;
  private final DefaultFileSystemManager files = new DefaultFileSystemManager();

  @BeforeEach
  void open() throws FileSystemException {
    files.addProvider("file", new DefaultLocalFileProvider());
    files.init();
  }

  @AfterEach
  void close() {
    files.close();
  }

  private FileObject object(String name) throws FileSystemException {
    return files.toFileObject(folder.resolve(name).toFile());
  }

  private FileObject album() throws IOException {
    Files.createDirectories(folder.resolve("Album"));
    Files.writeString(folder.resolve("Album/01.flac"), "one");
    return object("Album");
  }

  /** A file as somebody sees it who may not read it. */
  private static FileObject unreadable(FileObject file) {
    return new DecoratedFileObject(file) {
      @Override
      public boolean isReadable() {
        return false;
      }
    };
  }

  /** A folder that holds these children. */
  private static FileObject holding(FileObject folder, FileObject... children) {
    return new DecoratedFileObject(folder) {
      @Override
      public FileObject[] getChildren() {
        return children;
      }
    };
  }

  @Test
  void a_file_that_becomes_readable_is_another_look() throws IOException {
    FileObject album = album();
    FileObject track = object("Album/01.flac");
    FileObject none = object("none");
    assertThat(Snapshot.of(holding(album, unreadable(track)), none))
        .isPresent()
        .isNotEqualTo(Snapshot.of(holding(album, track), none));
  }

  @Test
  void the_order_in_which_a_disk_lists_files_does_not_matter() throws IOException {
    FileObject album = album();
    Files.writeString(folder.resolve("Album/02.flac"), "two");
    FileObject one = object("Album/01.flac");
    FileObject two = object("Album/02.flac");
    FileObject none = object("none");
    assertThat(Snapshot.of(holding(album, one, two), none))
        .isPresent()
        .isEqualTo(Snapshot.of(holding(album, two, one), none));
  }

  @Test
  void what_is_not_there_cannot_be_looked_at() {
    assertThatThrownBy(() -> Snapshot.of(object("gone"), object("none")))
        .isInstanceOf(FileSystemException.class);
  }

  @Test
  void facts_beside_nothing_do_not_make_it_a_payload() throws IOException {
    Files.createDirectories(folder.resolve("Empty"));
    Files.writeString(folder.resolve("Empty.seedpost.yaml"), "media: CD");
    assertThat(Snapshot.of(object("Empty"), object("Empty.seedpost.yaml"))).isEmpty();
  }
}
