package dev.seedpost.config;

import dev.seedpost.intake.WatchSettings;
import dev.seedpost.yaml.YamlMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the list of watched folders. */
final class WatchReader {
  private static final Duration SETTLE = Duration.ofMinutes(2);
  private static final Duration RESCAN = Duration.ofSeconds(60);
  private static final int MOST_PER_SCAN = 20;

  private final List<WatchSettings> watches = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /** The folders without a mistake; every mistake is a problem of the file. */
  List<WatchSettings> read(YamlMap root) {
    for (YamlMap map : root.maps("watch")) {
      Optional<String> name = name(map);
      Optional<Path> path = path(map);
      Duration settle = map.duration("settle").orElse(SETTLE);
      Duration rescan = map.scalar("rescan", ConfigReader::positive).orElse(RESCAN);
      WatchSettings.Existing existing =
          map.scalar("existing", WatchReader::existing).orElse(WatchSettings.Existing.HOLD);
      int most = map.scalar("max-new-per-scan", ConfigReader::count).orElse(MOST_PER_SCAN);
      if (name.isPresent() && path.isPresent()) {
        watches.add(new WatchSettings(name.get(), path.get(), settle, rescan, existing, most));
      }
      map.refuseUnknown();
    }
    return watches;
  }

  private Optional<String> name(YamlMap map) {
    if (!map.has("name")) {
      map.missing("name");
    }
    return map.scalar(
        "name",
        name -> {
          if (name.isBlank()) {
            throw new IllegalArgumentException("takes a word that rules can name");
          }
          if (name.equals("qbittorrent") || name.equals("command")) {
            throw new IllegalArgumentException(
                "takes another word, as rules call another source so");
          }
          if (!names.add(name)) {
            throw new IllegalArgumentException("takes a word that no other watched folder has");
          }
          return name;
        });
  }

  private Optional<Path> path(YamlMap map) {
    if (!map.has("path")) {
      map.missing("path");
    }
    return map.scalar(
        "path",
        text -> {
          Path path = ConfigReader.path(text).normalize();
          if (!path.isAbsolute()) {
            throw new IllegalArgumentException("takes an absolute path");
          }
          for (WatchSettings other : watches) {
            if (path.startsWith(other.path()) || other.path().startsWith(path)) {
              throw new IllegalArgumentException(
                  "takes a folder neither in nor above another watched one (" + other.path() + ")");
            }
          }
          return path;
        });
  }

  private static WatchSettings.Existing existing(String text) {
    return switch (text) {
      case "hold" -> WatchSettings.Existing.HOLD;
      case "process" -> WatchSettings.Existing.PROCESS;
      case "ignore" -> WatchSettings.Existing.IGNORE;
      default -> throw new IllegalArgumentException("takes hold, process or ignore");
    };
  }
}
