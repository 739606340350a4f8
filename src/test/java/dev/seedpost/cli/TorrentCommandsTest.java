package dev.seedpost.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code torrent create} on real files. */
class TorrentCommandsTest {
  @TempDir private Path folder;
  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);
  private Path album;
  private Path target;

  @BeforeEach
  void payload() throws IOException {
    album = Files.createDirectory(folder.resolve("Artist - Album"));
    Files.writeString(album.resolve("01.flac"), "one".repeat(10_000), UTF_8);
    target = folder.resolve("out.torrent");
  }

  private Terminal.Result create(String... more) {
    return terminal.run(
        Stream.concat(
                Stream.of("torrent", "create", album.toString(), "-o", target.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void it_makes_a_private_torrent_of_the_folder() {
    Terminal.Result result = create();
    assertThat(result.code()).isZero();
    TorrentFile made = TorrentFile.read(target);
    assertThat(made.name()).isEqualTo("Artist - Album");
    assertThat(made.isPrivate()).isTrue();
    assertThat(made.source()).isEmpty();
    assertThat(made.announces()).isEmpty();
    assertThat(result.out()).isEqualTo("wrote " + target + ", info hash " + made.infoHash() + "\n");
    assertThat(create("--force", "-q").out()).isEqualTo(target + "\n");
    assertThat(create("--force", "--json").first("torrent").get("info_hash"))
        .isEqualTo(made.infoHash().hex());
  }

  @Test
  void the_file_is_for_its_owner_alone_and_nothing_else_is_left() throws IOException {
    create();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-------");
    assertThat(names()).containsExactly("Artist - Album", "out.torrent");
  }

  @Test
  void a_tracker_gives_flag_piece_length_and_announce_url() throws IOException {
    services.announce = Optional.of(Secret.of("https://flacsfor.me/passkey123/announce"));
    Terminal.Result result = create("--tracker", "red");
    TorrentFile made = TorrentFile.read(target);
    assertThat(made.source()).contains("RED");
    assertThat(made.pieceLength()).isEqualTo(1 << 15);
    assertThat(Files.readString(target, ISO_8859_1)).contains("passkey123");
    assertThat(result.out() + result.err()).doesNotContain("passkey123");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void without_the_announce_url_in_the_store_it_says_so() {
    assertThat(create("--tracker", "red").err())
        .isEqualTo("(the announce URL of red is not in the store, so the file has none)\n");
    assertThat(TorrentFile.read(target).announces()).isEmpty();
  }

  @Test
  void options_come_before_what_the_tracker_wants() {
    create("--tracker", "red", "--source", "XYZ", "--piece-length", "64 KiB");
    assertThat(TorrentFile.read(target).source()).contains("XYZ");
    assertThat(TorrentFile.read(target).pieceLength()).isEqualTo(1 << 16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100KiB", "8KiB", "256MiB", "4GiB", "soon", "-1", "0", ""})
  void a_piece_length_that_cannot_be_is_a_usage_error(String length) {
    Terminal.Result result = create("--piece-length=" + length);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("a power of two from 16KiB to 128MiB, not '" + length + "'");
    assertThat(target).doesNotExist();
  }

  @Test
  void an_unknown_tracker_is_a_usage_error() {
    Terminal.Result result = create("--tracker", "elsewhere");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("there is no tracker 'elsewhere'");
  }

  @Test
  void a_file_that_is_there_is_kept_unless_forced() throws IOException {
    Files.writeString(target, "mine", UTF_8);
    Terminal.Result result = create();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "seedpost: Failed to write " + target + ": it is there already; --force replaces it\n");
    assertThat(target).hasContent("mine");
    assertThat(create("--force").code()).isZero();
    assertThat(TorrentFile.read(target).name()).isEqualTo("Artist - Album");
    assertThat(names()).containsExactly("Artist - Album", "out.torrent");
  }

  @Test
  void a_folder_is_never_replaced_by_the_file() throws IOException {
    target = Files.createDirectory(folder.resolve("empty"));
    Terminal.Result result = create("--force");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("it is a folder; name a file in it");
    assertThat(target).isDirectory();
    assertThat(names()).containsExactly("Artist - Album", "empty");
  }

  @Test
  void a_file_of_somebody_else_beside_the_target_stays() throws IOException {
    Path other = Files.writeString(folder.resolve("out.torrent.part"), "theirs", UTF_8);
    assertThat(create().code()).isZero();
    assertThat(other).hasContent("theirs");
  }

  @Test
  void the_payload_is_never_replaced_by_its_torrent() throws IOException {
    target = album.resolve("01.flac");
    Terminal.Result result = create("--force");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("it is part of the payload");
    assertThat(Files.size(target)).isEqualTo(30_000);
  }

  @Test
  void where_no_folder_is_nothing_is_made() {
    target = folder.resolve("missing/out.torrent");
    Terminal.Result result = create();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "seedpost: Failed to write "
                + target
                + ": there is no folder "
                + target.getParent()
                + "\n");
    assertThat(folder.resolve("missing")).doesNotExist();
  }

  @Test
  void a_file_in_place_of_the_folder_is_told() {
    target = album.resolve("01.flac/out.torrent");
    Terminal.Result result = create();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).startsWith("seedpost: Failed to write ").hasLineCount(1);
  }

  @Test
  void a_name_too_long_for_the_disk_leaves_nothing_half_written() throws IOException {
    target = folder.resolve("x".repeat(250) + ".torrent");
    Terminal.Result result = create();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).startsWith("seedpost: Failed to write ").hasLineCount(1);
    assertThat(names()).containsExactly("Artist - Album");
  }

  @Test
  void an_absent_or_empty_payload_is_told_before_anything_is_written() throws IOException {
    album = folder.resolve("absent");
    Terminal.Result absent = create();
    assertThat(absent.code()).isEqualTo(1);
    assertThat(absent.err())
        .isEqualTo("seedpost: Failed to read " + album + ": there is no such file or folder\n");
    album = Files.createDirectory(folder.resolve("empty"));
    assertThat(create().err()).contains("it holds no files");
    assertThat(target).doesNotExist();
  }
}
