package dev.seedpost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.intake.WatchSettings;
import dev.seedpost.qbittorrent.PathMap;
import dev.seedpost.queue.Reach;
import dev.seedpost.tracker.Budget;
import dev.seedpost.tracker.Stagger;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.TrackerSettings;
import dev.seedpost.tracker.UploadTimes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  private static final TrackerId RED = new TrackerId("red");
  private static final TrackerId OPS = new TrackerId("ops");

  @TempDir private Path folder;

  private Settings read(String text) throws IOException {
    return ConfigReader.read(Files.writeString(folder.resolve("seedpost.yaml"), text), Map.of());
  }

  private static void areDefaults(Settings settings, Path folder) {
    assertThat(settings.client().url()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(settings.client().username()).isEmpty();
    assertThat(settings.client().paths()).isEqualTo(PathMap.NONE);
    assertThat(settings.completed().every()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.watches()).isEmpty();
    assertThat(settings.rules()).isEqualTo(folder.resolve("rules"));
    assertThat(settings.logLevel()).isEqualTo("info");
  }

  @Test
  void without_a_file_the_defaults_count() {
    Settings settings = ConfigReader.read(folder.resolve("absent.yaml"), Map.of());
    areDefaults(settings, folder);
    assertThat(settings.completed().polls()).isFalse();
    assertThat(settings.trackers()).isEmpty();
  }

  @Test
  void an_empty_file_is_as_good_as_none() throws IOException {
    areDefaults(read(""), folder);
    areDefaults(read("# nothing yet\n"), folder);
  }

  @Test
  void the_shipped_file_says_the_defaults_and_uses_both_trackers() throws IOException {
    try (InputStream shipped = getClass().getResourceAsStream("/config/seedpost.yaml")) {
      Files.copy(shipped, folder.resolve("seedpost.yaml"));
    }
    Settings settings = ConfigReader.read(folder.resolve("seedpost.yaml"), Map.of());
    areDefaults(settings, folder);
    assertThat(settings.completed().categories()).containsExactly("upload");
    assertThat(settings.trackers())
        .isEqualTo(Map.of(RED, TrackerSettings.AS_DEFINED, OPS, TrackerSettings.AS_DEFINED));
  }

  /** Every line that is commented out is an example that has to work. */
  @Test
  void the_examples_of_the_shipped_file_work() throws IOException {
    String text;
    try (InputStream shipped = getClass().getResourceAsStream("/config/seedpost.yaml")) {
      text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
    }
    Settings settings =
        read(
            text.replace("  ops: {}\n", "")
                .replaceAll(
                    "(?m)^(\\s*)# (username|paths|tags|watch|ops|lst|blu|  - |    [a-z-]+:)",
                    "$1$2"));
    assertThat(settings.client().username()).isEqualTo("admin");
    assertThat(settings.client().paths().toHere("/downloads/a")).isEqualTo("/srv/torrents/a");
    assertThat(settings.completed().tags()).containsExactly("upload");
    assertThat(settings.watches())
        .containsExactly(
            new WatchSettings(
                "drop",
                Path.of("/srv/torrents/drop"),
                Duration.ofMinutes(2),
                Duration.ofSeconds(60),
                WatchSettings.Existing.HOLD,
                20));
    assertThat(settings.trackers().get(OPS).pace())
        .isEqualTo(
            new TrackerSettings.Pace(
                Optional.of(4),
                Optional.of(Duration.ofSeconds(10)),
                Optional.of(Duration.ofSeconds(60)),
                List.of()));
    UploadTimes lst = settings.times(new TrackerId("lst"));
    assertThat(lst.budget()).isEqualTo(new Budget(Optional.of(5), Optional.of(20)));
    assertThat(lst.hours().words())
        .isEqualTo("only between 18:00 and 06:00, not between 20:00 and 22:00 (Europe/Berlin)");
    assertThat(settings.times(new TrackerId("blu")).stagger())
        .contains(new Stagger(new TrackerId("lst"), Duration.ofHours(2)));
  }

  @Test
  void a_node_says_what_it_reaches() throws IOException {
    assertThat(read("{}").node()).isEqualTo(new NodeSettings(Reach.MAIN, Duration.ofSeconds(45)));
    Settings settings =
        read(
            """
            node: {name: box-1, content: [/mnt/nas/../nas/a, /mnt/b], lease: 90s}
            """);
    assertThat(settings.node())
        .isEqualTo(
            new NodeSettings(
                new Reach("box-1", "box-1", List.of(Path.of("/mnt/nas/a"), Path.of("/mnt/b"))),
                Duration.ofSeconds(90)));
    assertThat(read("qbittorrent: {name: nas}").node().reach())
        .isEqualTo(new Reach("main", "nas", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node: {name: 'a/b'}",
        "node: {name: ''}",
        "node: {content: [relative]}",
        "node: {content: [/]}",
        "node: {lease: 1s}",
        "node: {folders: [/a]}",
        "qbittorrent: {name: 'x y'}"
      })
  void a_node_that_cannot_be_is_refused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG));
  }

  @Test
  void json_is_read_alike() throws IOException {
    Settings settings =
        read(
            """
            {
              "version": 1,
              "qbittorrent": {
                "url": "https://seedbox.example/qbt/",
                "username": "admin",
                "paths": [{"client": "Z:\\\\torrents", "here": "/mnt/torrents"}],
                "completed": {"every": "1m", "categories": "upload", "tags": ["a", "b"]}
              },
              "watch": [{"name": "drop", "path": "/srv/drop/../drop", "existing": "process"}],
              "rules": "/etc/rules.yaml",
              "trackers": {"red": {"enabled": false, "announce-hosts": "Tracker.Example",
                "url": "http://127.0.0.1:9", "looks": ["1s", "2s"]}},
              "log": {"level": "debug"}
            }
            """);
    assertThat(settings.client().url()).isEqualTo(URI.create("https://seedbox.example/qbt"));
    assertThat(settings.client().paths().toHere("Z:\\torrents\\a")).isEqualTo("/mnt/torrents/a");
    assertThat(settings.completed().every()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.completed().tags()).containsExactlyInAnyOrder("a", "b");
    assertThat(settings.watches().getFirst().path()).isEqualTo(Path.of("/srv/drop"));
    assertThat(settings.watches().getFirst().existing()).isEqualTo(WatchSettings.Existing.PROCESS);
    assertThat(settings.rules()).isEqualTo(Path.of("/etc/rules.yaml"));
    TrackerSettings red = settings.trackers().get(RED);
    assertThat(red.enabled()).isFalse();
    assertThat(red.announceHosts()).containsExactly("tracker.example");
    assertThat(red.url()).contains(URI.create("http://127.0.0.1:9"));
    assertThat(red.pace().looks()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(settings.logLevel()).isEqualTo("debug");
  }

  @Test
  void encodings_are_together_or_apart() throws IOException {
    assertThat(read("trackers: {red: {encodings: together}}\n").trackers().get(RED).encodings())
        .contains("together");
    assertThatThrownBy(() -> read("trackers: {red: {encodings: both}}\n"))
        .hasMessageContaining("takes together or apart");
  }

  @Test
  void a_tracker_without_a_value_is_used_as_defined() throws IOException {
    assertThat(read("trackers:\n  red:\n").trackers())
        .isEqualTo(Map.of(RED, TrackerSettings.AS_DEFINED));
  }

  @Test
  void trackers_keep_the_order_of_the_file() throws IOException {
    assertThat(read("trackers: {zzz: {}, aaa: {}, mmm: {}}").trackers().keySet())
        .extracting(TrackerId::id)
        .containsExactly("zzz", "aaa", "mmm");
  }
}
