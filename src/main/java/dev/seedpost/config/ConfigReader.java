package dev.seedpost.config;

import dev.seedpost.database.DatabaseAddress;
import dev.seedpost.failure.FailureException;
import dev.seedpost.intake.CompletionSettings;
import dev.seedpost.qbittorrent.ClientSettings;
import dev.seedpost.qbittorrent.PathMap;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.TrackerSettings;
import dev.seedpost.yaml.Problem;
import dev.seedpost.yaml.Quantities;
import dev.seedpost.yaml.YamlFile;
import dev.seedpost.yaml.YamlMap;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the configuration: built-in defaults, then the file, then the environment. */
public final class ConfigReader {
  private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");
  private static final Duration POLL = Duration.ofSeconds(15);

  private final Path file;
  private final Environment environment;

  private ConfigReader(Path file, Map<String, String> variables) {
    this.file = file;
    this.environment = new Environment(variables);
  }

  /**
   * Reads the configuration.
   *
   * @param file may be absent: then defaults and the environment alone count
   * @throws FailureException CONFIG with every problem at once
   */
  public static Settings read(Path file, Map<String, String> environment) {
    return new ConfigReader(file, environment).read();
  }

  private Settings read() {
    // One that cannot be reached, or a link to nowhere, is not the same as none.
    YamlFile yaml =
        Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
            ? YamlFile.of(file.toString(), "")
            : YamlFile.read(file);
    Section root = new Section(yaml.root(), "", environment);
    yaml.root()
        .text("version")
        .filter(version -> !version.equals("1"))
        .ifPresent(version ->
            yaml.root().problem("version", "this program reads version 1, not " + version));
    Section client = root.section("qbittorrent");
    Section log = root.section("log");
    Settings settings =
        new Settings(
            client(client),
            completed(client.section("completed")),
            new WatchReader().read(yaml.root()),
            rules(root),
            trackers(root.section("trackers")),
            database(root),
            NodeReader.read(root.section("node"), client),
            log.get("level", word(LEVELS)).orElse("info"));
    client.end();
    log.end();
    root.end();
    List<Problem> problems = new ArrayList<>(yaml.problems());
    problems.addAll(environment.problems());
    YamlFile.check("read the configuration", problems);
    return settings;
  }

  private static ClientSettings client(Section section) {
    List<PathMap.Entry> paths = new ArrayList<>();
    for (YamlMap entry : section.map().maps("paths")) {
      String client = entry.requiredText("client");
      String here = entry.requiredText("here");
      try {
        paths.add(new PathMap.Entry(client, here));
      } catch (IllegalArgumentException e) {
        entry.problem("a pair of paths " + e.getMessage());
      }
      entry.refuseUnknown();
    }
    URI url = section.get("url", ConfigReader::address).orElse(URI.create("http://127.0.0.1:8080"));
    return new ClientSettings(url, section.text("username").orElse(""), new PathMap(paths));
  }

  private static URI address(String text) {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("takes a URL such as http://127.0.0.1:8080", e);
    }
    return new ClientSettings(url, "", PathMap.NONE).url();
  }

  /** Not both or neither is a mistake, wherever each of them stands. */
  private static Optional<DatabaseAddress> database(Section root) {
    Section section = root.section("database");
    Optional<String> url =
        section.get(
            "url",
            text -> {
              return new DatabaseAddress(text, "anybody").url();
            });
    Optional<String> user = section.text("user").filter(name -> !name.isBlank());
    if (url.isPresent() != user.isPresent()) {
      root.map().problem("'database' needs both 'url' and 'user'");
    }
    section.end();
    return url.flatMap(address -> user.map(name -> new DatabaseAddress(address, name)));
  }

  private static CompletionSettings completed(Section section) {
    CompletionSettings settings =
        new CompletionSettings(
            section.get("every", ConfigReader::positive).orElse(POLL),
            Set.copyOf(section.list("categories", Function.identity())),
            Set.copyOf(section.list("tags", Function.identity())));
    section.end();
    return settings;
  }

  private Path rules(Section root) {
    Path folder = file.toAbsolutePath().getParent();
    Path rules = root.get("rules", ConfigReader::path).orElse(Path.of("rules"));
    return folder == null ? rules.toAbsolutePath() : folder.resolve(rules).normalize();
  }

  private static Map<TrackerId, TrackerSettings> trackers(Section section) {
    Map<TrackerId, TrackerSettings> trackers = new LinkedHashMap<>();
    TimesReader times = new TimesReader();
    for (String name : section.names()) {
      try {
        TrackerId id = new TrackerId(name);
        trackers.put(id, tracker(id, section.section(name), times));
      } catch (IllegalArgumentException e) {
        section.map().problem(name, String.valueOf(e.getMessage()));
      }
      // Reading it once more marks the key as known.
      section.map().has(name);
    }
    times.check();
    section.end();
    return trackers;
  }

  private static TrackerSettings tracker(TrackerId id, Section section, TimesReader times) {
    Section rate = section.section("rate");
    TrackerSettings settings =
        new TrackerSettings(
            section.get("enabled", ConfigReader::flag).orElse(true),
            section.get("url", ConfigReader::address),
            Set.copyOf(section.list("announce-hosts", text -> text.toLowerCase(Locale.ROOT))),
            section.get("automation", ConfigReader::automation),
            section.get("encodings", ConfigReader::encodings),
            new TrackerSettings.Pace(
                rate.get("requests", ConfigReader::count),
                rate.get("per", ConfigReader::positive),
                section.get("upload-spacing", Quantities::duration),
                section.list("looks", Quantities::duration)),
            times.read(id, section));
    rate.end();
    section.end();
    return settings;
  }

  static Path path(String text) {
    if (text.isBlank() || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("takes a path");
    }
    return Path.of(text);
  }

  private static Definition.Automation automation(String text) {
    return Arrays.stream(Definition.Automation.values())
        .filter(one -> one.word().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("takes allowed, assisted or forbidden"));
  }

  private static String encodings(String text) {
    if (!text.equals("together") && !text.equals("apart")) {
      throw new IllegalArgumentException("takes together or apart");
    }
    return text;
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("takes true or false");
    };
  }

  static int count(String text) {
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw new IllegalArgumentException("takes a whole number from 1");
    }
    return Integer.parseInt(text);
  }

  static Duration positive(String text) {
    Duration time = Quantities.duration(text);
    if (time.isZero()) {
      throw new IllegalArgumentException("takes a duration above 0");
    }
    return time;
  }

  private static Function<String, String> word(List<String> words) {
    return text -> {
      if (!words.contains(text)) {
        throw new IllegalArgumentException("takes one of " + String.join(", ", words));
      }
      return text;
    };
  }
}
