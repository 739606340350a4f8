package dev.seedpost.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
  @TempDir Path parent;
  private Path album;

  @BeforeEach
  void anAlbum() throws IOException {
    album = Files.createDirectory(parent.resolve("Album"));
  }

  private static Path write(Path file, int size) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, new byte[size]);
  }

  private static void refused(Path path, String sentence) {
    assertThatThrownBy(() -> Content.read(path))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(sentence)
        .extracting(e -> ((FailureException) e).kind())
        .isEqualTo(FailureKind.INVALID_CONTENT);
  }

  @Test
  void a_folder_lists_its_files_by_the_bytes_of_their_paths() throws IOException {
    write(album.resolve("a/x"), 1);
    write(album.resolve("a b"), 2);
    write(album.resolve("B"), 3);
    write(album.resolve("a/deep/er"), 4);
    Content content = Content.read(album);
    assertThat(content.files())
        .extracting(ContentFile::path)
        .containsExactly("B", "a b", "a/deep/er", "a/x");
    assertThat(content.size()).isEqualTo(10);
    assertThat(content.name()).isEqualTo("Album");
    assertThat(content.singleFile()).isFalse();
    assertThat(content.locate(content.files().getLast())).isEqualTo(album.resolve("a/x"));
  }

  @Test
  void a_single_file_is_its_own_payload() throws IOException {
    Path file = write(parent.resolve("Film.mkv"), 5);
    Content content = Content.read(file);
    assertThat(content.singleFile()).isTrue();
    assertThat(content.name()).isEqualTo("Film.mkv");
    assertThat(content.files()).extracting(ContentFile::path).containsExactly("Film.mkv");
    assertThat(content.locate(content.files().getFirst())).isEqualTo(file);
    assertThat(content.files().getFirst().extension()).isEqualTo("mkv");
  }

  @Test
  void a_folder_of_one_file_of_its_own_name_stays_a_folder() throws IOException {
    write(album.resolve("Album"), 5);
    Content content = Content.read(album);
    assertThat(content.singleFile()).isFalse();
    assertThat(content.locate(content.files().getFirst())).isEqualTo(album.resolve("Album"));
  }

  @Test
  void a_relative_path_becomes_absolute_and_normal() throws IOException {
    write(album.resolve("x"), 1);
    assertThat(Content.read(album.resolve("../Album/.")).root()).isEqualTo(album);
  }

  @Test
  void junk_is_left_out_and_listed() throws IOException {
    write(album.resolve("01.flac"), 1);
    for (String junk :
        new String[] {
          ".DS_Store",
          "THUMBS.DB",
          "Desktop.ini",
          "._01.flac",
          ".nfs0001",
          "old.torrent",
          "seedpost.yaml",
          "Album.seedpost.yaml",
          "x:Zone.Identifier"
        }) {
      write(album.resolve(junk), 1);
    }
    write(album.resolve("@eaDir/01.flac"), 1);
    Content content = Content.read(album);
    assertThat(content.files()).extracting(ContentFile::path).containsExactly("01.flac");
    assertThat(content.left()).hasSize(10).contains("@eaDir/", "THUMBS.DB", "Album.seedpost.yaml");
  }

  @Test
  void a_payload_that_is_named_like_junk_itself_is_read() throws IOException {
    Path file = write(parent.resolve("mine.torrent"), 1);
    assertThat(Content.read(file).files()).hasSize(1);
  }

  @Test
  void hidden_and_empty_files_belong_to_the_payload() throws IOException {
    write(album.resolve(".hidden"), 1);
    write(album.resolve("empty"), 0);
    assertThat(Content.read(album).files())
        .extracting(ContentFile::path)
        .containsExactly(".hidden", "empty");
  }

  @Test
  void an_empty_folder_is_refused() throws IOException {
    Files.createDirectories(album.resolve("CD1"));
    refused(album, "it holds no files");
  }

  @Test
  void a_folder_of_junk_alone_is_refused() throws IOException {
    write(album.resolve("Thumbs.db"), 1);
    refused(album, "it holds no files");
  }

  @Test
  void a_folder_of_empty_files_is_refused() throws IOException {
    write(album.resolve("a"), 0);
    write(album.resolve("b"), 0);
    refused(album, "all its files are empty");
  }

  @Test
  void what_is_not_there_is_refused_by_name() {
    refused(parent.resolve("Nothing"), "Nothing: there is no such file or folder");
  }

  @Test
  void the_root_of_the_file_system_is_no_payload() {
    refused(Path.of("/"), "it has no name");
  }

  @Test
  void symbolic_links_are_not_followed_but_listed_as_left_out() throws IOException {
    write(parent.resolve("elsewhere/secret.txt"), 9);
    write(album.resolve("01.flac"), 1);
    Files.createSymbolicLink(album.resolve("folder"), parent.resolve("elsewhere"));
    Files.createSymbolicLink(album.resolve("file"), parent.resolve("elsewhere/secret.txt"));
    Files.createSymbolicLink(album.resolve("dangling"), parent.resolve("nowhere"));
    Files.createSymbolicLink(album.resolve("loop"), album);
    Content content = Content.read(album);
    assertThat(content.files()).extracting(ContentFile::path).containsExactly("01.flac");
    assertThat(content.left()).containsExactlyInAnyOrder("folder", "file", "dangling", "loop");
  }

  @Test
  void a_link_is_no_payload() throws IOException {
    write(album.resolve("x"), 1);
    Path link = Files.createSymbolicLink(parent.resolve("link"), album);
    refused(link, "it is a symbolic link, which is not followed; name its target instead");
  }

  @Test
  void pipes_are_left_out_unopened() throws Exception {
    write(album.resolve("x"), 1);
    int made = new ProcessBuilder("mkfifo", album.resolve("pipe").toString()).start().waitFor();
    assumeTrue(made == 0, "no mkfifo here");
    assertThat(Content.read(album).left()).containsExactly("pipe");
  }

  @Test
  void a_file_that_may_not_be_read_is_named() throws IOException {
    Path file = write(album.resolve("closed.flac"), 1);
    Files.setPosixFilePermissions(file, Set.of(PosixFilePermission.OWNER_WRITE));
    if (Files.isReadable(file)) {
      // Root reads everything.
      assertThat(Content.read(album).files()).hasSize(1);
    } else {
      refused(album, "cannot read closed.flac; check its permissions");
    }
  }

  @Test
  void a_folder_that_may_not_be_read_is_named() throws IOException {
    Path closed = Files.createDirectory(album.resolve("closed"));
    Files.setPosixFilePermissions(closed, Set.of());
    write(album.resolve("open.flac"), 1);
    if (Files.isReadable(closed)) {
      assertThat(Content.read(album).files()).hasSize(1);
    } else {
      refused(album, "closed");
    }
    Files.setPosixFilePermissions(closed, Set.of(PosixFilePermission.values()));
  }

  @Test
  void a_name_that_is_not_utf_8_is_refused() throws Exception {
    write(album.resolve("good"), 1);
    int made =
        new ProcessBuilder(
                "sh", "-c", "printf x > \"$1/$(printf 'b\\377d')\"", "sh", album.toString())
            .start()
            .waitFor();
    assumeTrue(made == 0, "this file system takes UTF-8 names alone");
    assumeTrue(utf8Names());
    refused(album, "the name b\ufffdd is not valid UTF-8; rename it");
  }

  @Test
  void a_locale_that_cannot_read_names_is_blamed_instead_of_the_name() {
    assertThat(NameRules.unreadable("ANSI_X3.4-1968"))
        .isEqualTo(
            "cannot be read because this process takes file names as ANSI_X3.4-1968; start it with"
                + " LC_ALL=C.UTF-8");
    assertThat(NameRules.unreadable("UTF-8")).isEqualTo("is not valid UTF-8; rename it");
  }

  @Test
  void names_beyond_ascii_are_kept_as_they_are() throws IOException {
    assumeTrue(utf8Names());
    write(album.resolve("Decompose\u0301 \u97f3\u697d \ud83c\udfb5.flac"), 1);
    assertThat(Content.read(album).files().getFirst().path())
        .isEqualTo("Decompose\u0301 \u97f3\u697d \ud83c\udfb5.flac");
  }

  @Test
  void the_longest_name_that_qbittorrent_keeps_is_taken_and_a_longer_one_refused()
      throws IOException {
    write(album.resolve("n".repeat(240)), 1);
    assertThat(Content.read(album).files()).hasSize(1);
    write(album.resolve("n".repeat(255)), 1);
    refused(album, "is 255 bytes long; qBittorrent cuts names over 240 bytes, so shorten it");
  }

  @Test
  void length_is_counted_in_bytes() throws IOException {
    assumeTrue(utf8Names());
    String name = "\u00e9".repeat(121);
    assertThat(name.getBytes(UTF_8)).hasSize(242);
    write(album.resolve(name), 1);
    refused(album, "is 242 bytes long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\b", "a\nb", "a\tb", "a\u001bb"})
  void characters_that_qbittorrent_drops_are_refused(String name) throws IOException {
    write(album.resolve(name), 1);
    refused(album, "qBittorrent drops or replaces; rename it");
  }

  @Test
  void direction_marks_are_refused_and_shown_as_escapes() throws IOException {
    assumeTrue(utf8Names());
    write(album.resolve("gpj\u202e.exe"), 1);
    refused(album, "the name gpj\\u202e.exe holds the character U+202E");
  }

  @Test
  void a_folder_with_a_bad_name_is_refused_too() throws IOException {
    write(album.resolve("a\\b/x"), 1);
    refused(album, "the name a\\b holds the character U+005C");
  }

  @Test
  void names_that_differ_by_case_alone_are_refused() throws IOException {
    write(album.resolve("Cover.jpg"), 1);
    write(album.resolve("cover.jpg"), 1);
    refused(album, "differs from another name by upper and lower case alone");
  }

  @Test
  void a_file_named_as_a_folder_but_for_case_is_refused() throws IOException {
    write(album.resolve("scans/1.jpg"), 1);
    write(album.resolve("Scans"), 1);
    refused(album, "Scans differs from another name by upper and lower case alone");
  }

  @Test
  void the_key_knows_names_and_sizes_but_neither_place_nor_time() throws IOException {
    Path file = write(album.resolve("01.flac"), 5);
    ContentKey key = Content.read(album).key();
    String fingerprint = Content.read(album).fingerprint();

    Path moved = parent.resolve("other/Album");
    write(moved.resolve("01.flac"), 5);
    assertThat(Content.read(moved).key()).isEqualTo(key);
    assertThat(Content.read(moved).fingerprint()).isNotEqualTo(fingerprint);

    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    assertThat(Content.read(album).key()).isEqualTo(key);
    assertThat(Content.read(album).fingerprint()).isNotEqualTo(fingerprint);

    write(file, 6);
    assertThat(Content.read(album).key()).isNotEqualTo(key);
  }

  @Test
  void another_name_is_another_key() throws IOException {
    write(album.resolve("01.flac"), 5);
    write(parent.resolve("Album 2/01.flac"), 5);
    assertThat(Content.read(album).key())
        .isNotEqualTo(Content.read(parent.resolve("Album 2")).key());
  }

  @Test
  void junk_changes_neither_key_nor_fingerprint() throws IOException {
    write(album.resolve("01.flac"), 5);
    Content before = Content.read(album);
    write(album.resolve("seedpost.yaml"), 5);
    Content after = Content.read(album);
    assertThat(after.key()).isEqualTo(before.key());
    assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
  }

  @Test
  void a_key_has_64_digits() {
    assertThat(new ContentKey("a".repeat(64))).hasToString("a".repeat(64));
    assertThatThrownBy(() -> new ContentKey("A".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_ending_is_what_follows_the_last_dot_of_the_name() {
    assertThat(new ContentFile("a.b/c", 1, 1).extension()).isEmpty();
    assertThat(new ContentFile("a/b.TAR.GZ", 1, 1).extension()).isEqualTo("gz");
  }

  /** Under a locale without UTF-8 the JDK can neither read nor make such names. */
  private static boolean utf8Names() {
    return System.getProperty("sun.jnu.encoding", "").equalsIgnoreCase("UTF-8");
  }
}
