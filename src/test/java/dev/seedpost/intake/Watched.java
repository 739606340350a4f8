package dev.seedpost.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.MutableClock;
import dev.seedpost.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One watched folder with what was handled in a real database. */
final class Watched implements AutoCloseable {
  static final Duration SETTLE = Duration.ofMinutes(2);

  final MutableClock clock;
  final WatchSettings settings;
  final HandledTable handled;
  final WatchFolders folders;
  private final Path home;
  private final Database database;

  Watched(Path home, WatchSettings.Existing existing) {
    this(home, settings(home.resolve("drop"), existing, 20), new MutableClock());
  }

  Watched(Path home, WatchSettings settings, MutableClock clock) {
    this.home = home;
    this.settings = settings;
    this.clock = clock;
    database = Database.open(home.resolve("queue.db"));
    handled = new HandledTable(database, "main");
    folders = new WatchFolders(List.of(settings), handled, clock);
  }

  static WatchSettings settings(Path path, WatchSettings.Existing existing, int most) {
    return new WatchSettings("drop", path, SETTLE, Duration.ofMinutes(1), existing, most);
  }

  Watched restarted() {
    return restarted(settings);
  }

  Watched restarted(WatchSettings other) {
    close();
    return new Watched(home, other, clock);
  }

  Path path(String first, String... more) {
    return settings.path().resolve(Path.of(first, more));
  }

  /** Writes a file below the watched folder, with a modification time of its own. */
  Path write(String text, String first, String... more) throws IOException {
    Path file = path(first, more);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, UTF_8);
    return touch(file, 0);
  }

  static Path touch(Path file, int seconds) throws IOException {
    return Files.setLastModifiedTime(
        file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seconds)));
  }

  List<String> scan() {
    return names(folders.scan());
  }

  /** What stands still from now on long enough. */
  List<String> settled() {
    return names(settledArrivals());
  }

  List<Arrival> settledArrivals() {
    folders.scan();
    clock.advance(SETTLE);
    return folders.scan();
  }

  /** As if everything was judged. */
  void judge(List<Arrival> arrivals) {
    for (Arrival arrival : arrivals) {
      Origin.WatchFolder origin = (Origin.WatchFolder) arrival.origin();
      handled.remember(
          origin.name(), origin.child(), origin.fingerprint(), clock.instant(), "judged");
    }
  }

  static List<String> names(List<Arrival> arrivals) {
    return arrivals.stream().map(arrival -> arrival.content().getFileName().toString()).toList();
  }

  @Override
  public void close() {
    folders.close();
    database.close();
  }
}
