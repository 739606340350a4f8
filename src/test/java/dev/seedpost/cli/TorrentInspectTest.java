package dev.seedpost.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.tracker.SampleTorrents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorrentInspectTest {
  private static final byte[] SAMPLE =
      SampleTorrents.announced("Album", "RED", "https://tracker.example:8080/p4sskey/announce")
          .bytes();

  @TempDir private Path folder;
  private final Terminal terminal = new Terminal(new FakeServices());

  private Terminal.Result inspect(byte[] bytes, String... more) throws IOException {
    Path file = Files.write(folder.resolve("a.torrent"), bytes);
    String[] line = Arrays.copyOf(new String[] {"torrent", "inspect", ""}, 3 + more.length);
    line[2] = file.toString();
    System.arraycopy(more, 0, line, 3, more.length);
    return terminal.run(line);
  }

  @Test
  void it_shows_what_the_file_holds_and_of_the_announce_url_the_host_alone() throws IOException {
    Terminal.Result result = inspect(SAMPLE);
    assertThat(result.code()).isZero();
    assertThat(result.outLines())
        .contains(
            "name:           Album",
            "size:           100",
            "piece length:   16384",
            "pieces:         1",
            "private:        true",
            "source:         RED",
            "announce hosts: tracker.example",
            "files:          1",
            "           100  01.flac");
    Terminal.Result json = inspect(SAMPLE, "--json");
    Map<?, ?> torrent = json.first("torrent");
    assertThat(torrent.get("announce_hosts")).isEqualTo(List.of("tracker.example"));
    assertThat(torrent.get("files")).isEqualTo(1.0);
    assertThat(torrent.get("info_hash")).asString().hasSize(40);
    assertThat(result.out() + json.out()).doesNotContain("p4sskey", "secret");
  }

  @Test
  void a_public_torrent_without_a_source_is_shown_as_it_is() throws IOException {
    assertThat(inspect(SampleTorrents.publicAlbum("Album").bytes()).outLines())
        .contains("private:        false", "source:", "announce hosts:");
  }

  @Test
  void hostile_names_are_escaped() throws IOException {
    String name = "A\u001b[2J\u202eb\nc";
    byte[] hostile = SampleTorrents.album(name, "R\u001b").bytes();
    Terminal.Result result = inspect(hostile);
    assertThat(result.out())
        .contains("A\\u001b[2J\\u202eb\\u000ac\n", "R\\u001b\n")
        .doesNotContain("\u001b", "\u202e");
    Terminal.Result json = inspect(hostile, "--json");
    assertThat(json.first("torrent").get("name")).isEqualTo(name);
    assertThat(json.out()).doesNotContain("\u001b", "\u202e");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 60, 100})
  void a_truncated_file_is_one_sentence(int length) throws IOException {
    assertFailsInASentence(inspect(Arrays.copyOf(SAMPLE, length)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>no</html>", "de", "d4:infodee", "i1e", "le", "d4:infoi1ee"})
  void a_foreign_file_is_one_sentence(String text) throws IOException {
    assertFailsInASentence(inspect(text.getBytes(UTF_8)));
  }

  @Test
  void a_deeply_nested_file_is_one_sentence() throws IOException {
    assertFailsInASentence(inspect("l".repeat(1_000_000).getBytes(UTF_8)));
  }

  @Test
  void an_absent_file_and_a_folder_are_one_sentence() {
    assertFailsInASentence(terminal.run("torrent", "inspect", folder + "/absent.torrent"));
    assertFailsInASentence(terminal.run("torrent", "inspect", folder.toString()));
  }

  private void assertFailsInASentence(Terminal.Result result) {
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("seedpost: Failed to read ")
        .contains(folder.toString())
        .hasLineCount(1)
        .doesNotContain("Exception", "fault in this program");
  }
}
