package dev.seedpost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.tracker.TrackerId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigEnvironmentTest {
  private static final String FILE =
      """
      version: 1
      qbittorrent:
        url: http://127.0.0.1:8080
        username: file
        completed: { every: 15s, categories: [upload], tags: [up] }
      rules: rules
      trackers:
        red: { enabled: true, upload-spacing: 10s, rate: { requests: 1, per: 1s }, looks: [1s] }
      log: { level: info }
      """;

  @TempDir private Path folder;

  private Settings read(Map<String, String> environment) throws IOException {
    return ConfigReader.read(Files.writeString(folder.resolve("seedpost.yaml"), FILE), environment);
  }

  private String problems(String name, String value) {
    StringBuilder said = new StringBuilder();
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOfSatisfying(FailureException.class, e -> said.append(e.failure().detail()));
    return said.toString();
  }

  @Test
  void variables_stand_above_the_file() throws IOException {
    Settings settings =
        read(
            Map.ofEntries(
                Map.entry("SEEDPOST__QBITTORRENT__URL", "https://box.example/qbt"),
                Map.entry("SEEDPOST__QBITTORRENT__USERNAME", "env"),
                Map.entry("SEEDPOST__QBITTORRENT__COMPLETED__EVERY", "30s"),
                Map.entry("SEEDPOST__QBITTORRENT__COMPLETED__CATEGORIES", "a , b,c"),
                Map.entry("SEEDPOST__QBITTORRENT__COMPLETED__TAGS", "x"),
                Map.entry("SEEDPOST__RULES", "/etc/rules"),
                Map.entry("SEEDPOST__LOG__LEVEL", "debug"),
                Map.entry("SEEDPOST__TRACKERS__RED__ENABLED", "false"),
                Map.entry("SEEDPOST__TRACKERS__RED__UPLOAD_SPACING", "90s"),
                Map.entry("SEEDPOST__TRACKERS__RED__RATE__REQUESTS", "7"),
                Map.entry("SEEDPOST__TRACKERS__RED__LOOKS", "2s,3s")));
    assertThat(settings.client().url()).isEqualTo(URI.create("https://box.example/qbt"));
    assertThat(settings.client().username()).isEqualTo("env");
    assertThat(settings.completed().every()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.completed().categories()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(settings.completed().tags()).containsExactly("x");
    assertThat(settings.rules()).isEqualTo(Path.of("/etc/rules"));
    assertThat(settings.logLevel()).isEqualTo("debug");
    var red = settings.trackers().get(new TrackerId("red"));
    assertThat(red.enabled()).isFalse();
    assertThat(red.pace().uploadSpacing()).contains(Duration.ofSeconds(90));
    assertThat(red.pace().requests()).contains(7);
    assertThat(red.pace().per()).contains(Duration.ofSeconds(1));
    assertThat(red.pace().looks()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  @Test
  void an_empty_list_in_the_environment_empties_the_list() throws IOException {
    Settings settings =
        read(
            Map.of(
                "SEEDPOST__QBITTORRENT__COMPLETED__CATEGORIES", "",
                "SEEDPOST__QBITTORRENT__COMPLETED__TAGS", " "));
    assertThat(settings.completed().polls()).isFalse();
  }

  @Test
  void a_tracker_may_stand_in_the_environment_alone() throws IOException {
    Settings settings = read(Map.of("SEEDPOST__TRACKERS__MY_SITE__RATE__PER", "5s"));
    assertThat(settings.trackers().get(new TrackerId("my-site")).pace().per())
        .contains(Duration.ofSeconds(5));
  }

  @Test
  void variables_of_others_and_those_read_elsewhere_are_left_alone() throws IOException {
    Map<String, String> others =
        Map.of(
            "PATH", "/bin",
            "SEEDPOST_JAVA", "/usr/bin/java",
            "SEEDPOST__CONFIG_DIR", "/etc",
            "SEEDPOST__STATE_DIR", "/var",
            "SEEDPOST__MASTER_KEY", "k",
            "SEEDPOST__MASTER_KEY_FILE", "/run/k");
    assertThat(read(others)).isEqualTo(read(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "SEEDPOST__QBITTORENT__URL, there is no such setting",
    "SEEDPOST__QBITTORRENT__PASSWORD, there is no such setting",
    "SEEDPOST__WATCH__0__PATH, there is no such setting",
    "SEEDPOST__TRACKERS__RED, there is no such setting",
    "SEEDPOST__TRACKERS__RED__API_KEY, there is no such setting",
    "SEEDPOST__LOG__LEVEL, 'takes one of error, warn'",
    "SEEDPOST__QBITTORRENT__URL, takes a URL such as",
    "SEEDPOST__QBITTORRENT__COMPLETED__EVERY, takes a duration such as",
    "SEEDPOST__TRACKERS__RED__LOOKS, takes a duration such as",
    "SEEDPOST__TRACKERS__RED__ENABLED, takes true or false",
    "SEEDPOST__TRACKERS__RED__RATE__REQUESTS, takes a whole number from 1"
  })
  void a_variable_that_is_unknown_or_wrong_is_told_by_its_name(String name, String problem) {
    assertThat(problems(name, "hunter-2!")).startsWith(name + ": ").contains(problem);
  }

  @Test
  void an_unknown_variable_does_not_show_its_value() {
    assertThat(problems("SEEDPOST__QBITTORRENT__PASSWORD", "hunter2")).doesNotContain("hunter2");
    assertThat(problems("SEEDPOST__QBITTORRENT__URL", "http://me:hunter2@box"))
        .contains("takes a URL without user")
        .doesNotContain("hunter2");
  }

  @Test
  void names_are_read_alike_in_every_language() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(read(Map.of("SEEDPOST__QBITTORRENT__COMPLETED__CATEGORIES", "i")).completed())
          .satisfies(completed -> assertThat(completed.categories()).containsExactly("i"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
