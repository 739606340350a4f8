package dev.seedpost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigProblemsTest {
  @TempDir private Path folder;

  /** What is said, with the file's place cut off each line. */
  private String problems(String text) throws IOException {
    return problems(Files.writeString(folder.resolve("seedpost.yaml"), text));
  }

  private String problems(Path file) {
    StringBuilder said = new StringBuilder();
    assertThatThrownBy(() -> ConfigReader.read(file, Map.of()))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.CONFIG);
              said.append(e.failure().detail().replace(folder + "/", ""));
            });
    return said.toString();
  }

  @Test
  void every_problem_is_told_at_once_with_line_and_column() throws IOException {
    String said =
        problems(
            """
            version: 2
            qbittorrent:
              url: ftp://127.0.0.1
              usrname: admin
              completed: { every: 0, tags: [[a]] }
            watch:
              - name: drop
                path: drop
                settle: soon
            trackers:
              Red: {}
              ops: { rate: { requests: 0 } }
            log: { level: loud }
            log: { level: info }
            """);
    assertThat(said.lines())
        .hasSize(12)
        .anySatisfy(line -> assertThat(line).isEqualTo("11 problems"))
        .anySatisfy(line -> starts(line, "1:10: this program reads version 1, not 2"))
        .anySatisfy(line -> starts(line, "3:8: 'url' takes a URL such as http://127.0.0.1:8080"))
        .anySatisfy(line -> starts(line, "4:3: unknown key 'usrname'; did you mean 'username'?"))
        .anySatisfy(line -> starts(line, "5:23: 'every' takes a duration above 0, not '0'"))
        .anySatisfy(line -> starts(line, "5:33: 'tags' takes plain values"))
        .anySatisfy(line -> starts(line, "8:11: 'path' takes an absolute path, not 'drop'"))
        .anySatisfy(line -> starts(line, "9:13: 'settle' takes a duration such as 90s"))
        .anySatisfy(line -> starts(line, "11:8: a tracker's name has lower-case letters"))
        .anySatisfy(line -> starts(line, "12:28: 'requests' takes a whole number from 1, not '0'"))
        .anySatisfy(line -> starts(line, "13:15: 'level' takes one of error, warn, info"))
        .anySatisfy(line -> starts(line, "14:1: 'log' is written twice; keep one of them"));
  }

  private static void starts(String line, String wanted) {
    assertThat(line).startsWith("seedpost.yaml:" + wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          qbittorent: {}                        | 1:1: unknown key 'qbittorent'; did you mean 'qbittorrent'?
          qbittorrent: here                     | 1:14: 'qbittorrent' takes keys and values
          watch: /srv/drop                      | 1:8: 'watch' takes a list
          watch: [/srv/drop]                    | 1:9: each entry of 'watch' takes keys and values
          trackers: [red, ops]                  | 1:11: 'trackers' takes keys and values
          trackers: {red: yes}                  | 1:17: 'red' takes keys and values
          trackers: {red: {enabled: yes}}       | 1:27: 'enabled' takes true or false, not 'yes'
          trackers: {red: {looks: [1s, x]}}     | 1:25: 'looks' takes a duration such as
          trackers: {red: {rate: {per: 0}}}     | 1:30: 'per' takes a duration above 0
          trackers: {red: {rate: {pre: 1s}}}    | 1:25: unknown key 'pre'; did you mean 'per'?
          trackers: {red: {url: red.example}}   | 1:23: 'url' takes a URL such as
          log: {level: [info]}                  | 1:14: 'level' takes a single value
          rules: ''                             | 1:8: 'rules' takes a path
          qbittorrent: {completed: {tags: ''}}  | 1:33: 'tags' takes words
          qbittorrent: {paths: [{client: /a}]}  | 1:23: 'qbittorrent.paths.here' is missing
          qbittorrent: {paths: [{client: a, here: /b}]} | 1:23: a pair of paths takes absolute paths
          - version: 1                          | 1:1: expected keys and values at the top
          """)
  void a_mistake_is_told_where_it_stands(String text, String problem) throws IOException {
    assertThat(problems(text)).contains("seedpost.yaml:" + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {path: /srv/drop}                                  | 'watch.name' is missing
          {name: drop}                                       | 'watch.path' is missing
          {name: , path: /srv/drop}                          | 'watch.name' is missing
          {name: drop, path: }                               | 'watch.path' is missing
          {name: '', path: /srv/drop}                        | 'name' takes a word
          {name: drop, path: ''}                             | 'path' takes a path
          {name: drop, path: "a\\0b"}                        | 'path' takes a path
          {name: drop, path: ~/drop}                         | 'path' takes an absolute path
          {name: qbittorrent, path: /srv/drop}               | 'name' takes another word
          {name: command, path: /srv/drop}                   | 'name' takes another word
          {name: other, path: /srv/drop}                     | 'name' takes a word that no other
          {name: drop, path: /srv/other/}                    | neither in nor above another
          {name: drop, path: /srv/other/music}               | neither in nor above another
          {name: drop, path: /srv}                           | neither in nor above another
          {name: drop, path: /srv/drop, existing: yes}       | 'existing' takes hold, process or ignore
          {name: drop, path: /srv/drop, rescan: 0s}          | 'rescan' takes a duration above 0
          {name: drop, path: /srv/drop, settle: -1m}         | 'settle' takes a duration
          {name: drop, path: /srv/drop, max-new-per-scan: 0} | 'max-new-per-scan' takes a whole number
          {name: drop, path: /srv/drop, setle: 2m}           | did you mean 'settle'?
          """)
  void a_watched_folder_with_a_mistake_is_refused(String entry, String problem) throws IOException {
    assertThat(problems("watch:\n  - {name: other, path: /srv/other}\n  - " + entry))
        .contains(problem)
        .contains("seedpost.yaml:3:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qbittorrent: {password: hunter2}",
        "trackers: {red: {api-key: hunter2}}",
        "trackers: {red: {announce-url: 'https://t.example/hunter2/announce'}}",
        "passkey: hunter2",
        "master-key: [hunter2]"
      })
  void a_secret_in_clear_is_refused_with_the_way_out_and_not_repeated(String text)
      throws IOException {
    assertThat(problems(text))
        .contains("secrets are kept encrypted, run 'seedpost secret set'")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qbittorrent: {url: 'http://admin:hunter2@127.0.0.1:8080'}",
        "qbittorrent: {url: 'http://admin:hunter2@127.0.0.1:8080/a b'}",
        "trackers: {red: {url: 'https://me:hunter2@red.example'}}"
      })
  void a_password_in_an_address_is_refused_and_not_repeated(String text) throws IOException {
    assertThat(problems(text)).contains("takes a URL").doesNotContain("hunter2");
  }

  @Test
  void a_file_that_cannot_be_read_is_not_taken_for_an_absent_one() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), folder.resolve("nowhere"));
    assertThat(problems(link)).contains("there is no such file");
    assertThat(problems(Files.createDirectory(folder.resolve("folder.yaml"))))
        .contains("cannot be read");
  }

  @Test
  void bytes_that_are_not_utf_8_are_told() throws IOException {
    Path file =
        Files.write(
            folder.resolve("latin.yaml"), "rules: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problems(file)).contains("not UTF-8");
  }

  @Test
  void broken_yaml_is_told_with_its_place() throws IOException {
    assertThat(problems("qbittorrent: {url: [}\n")).startsWith("seedpost.yaml:1:");
    assertThat(problems("a: 1\n\tb: 2\n")).contains("seedpost.yaml:2:1:");
  }
}
