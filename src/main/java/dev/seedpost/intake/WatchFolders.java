package dev.seedpost.intake;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.vfs2.CacheStrategy;
import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.cache.NullFilesCache;
import org.apache.commons.vfs2.impl.DefaultFileSystemManager;
import org.apache.commons.vfs2.provider.local.DefaultLocalFileProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watched folders. Used by one thread at a time but for {@link #onChange}'s callback and {@link
 * #unreadable}.
 */
public final class WatchFolders implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WatchFolders.class);

  private final List<WatchSettings> watches;
  private final Handled handled;
  private final InstantSource clock;
  private final DefaultFileSystemManager files;
  private final Map<String, Map<String, Look>> looks = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private Optional<FolderEvents> events = Optional.empty();

  /**
   * How a child looked, and since when.
   *
   * @param offers how often it was an arrival without being judged
   */
  private record Look(String fingerprint, Instant since, int offers) {
    Look offered() {
      return new Look(fingerprint, since, offers + 1);
    }
  }

  /** A child that stood still. */
  private record Ready(String name, Look look) {}

  public WatchFolders(List<WatchSettings> watches, Handled handled, InstantSource clock) {
    this.watches = List.copyOf(watches);
    this.handled = handled;
    this.clock = clock;
    this.files = manager();
  }

  /** The local file system alone; further schemes are further providers. */
  private static DefaultFileSystemManager manager() {
    try {
      DefaultFileSystemManager manager = new DefaultFileSystemManager();
      manager.addProvider("file", new DefaultLocalFileProvider());
      manager.setFilesCache(new NullFilesCache());
      manager.setCacheStrategy(CacheStrategy.ON_RESOLVE);
      manager.init();
      return manager;
    } catch (FileSystemException e) {
      throw new FailureException(
          FailureKind.BUG, "open the file systems", String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * One look at every folder: those whose children stood still long enough and were not handled
   * with this fingerprint. The same arrival comes again with every look until it is remembered in
   * {@link Handled}.
   */
  public List<Arrival> scan() {
    List<Arrival> arrivals = new ArrayList<>();
    for (WatchSettings watch : watches) {
      try {
        arrivals.addAll(scan(watch));
        told.remove(watch.name());
      } catch (FileSystemException e) {
        if (told.add(watch.name())) {
          log.warn(
              "The watched folder {} cannot be read; check that it is there and its permissions",
              watch.path());
          log.debug("It said", e);
        }
      }
    }
    return arrivals;
  }

  /** Those that cannot be read now. */
  public List<Path> unreadable() {
    return watches.stream()
        .map(WatchSettings::path)
        .filter(path -> path.toFile().list() == null)
        .toList();
  }

  private List<Arrival> scan(WatchSettings watch) throws FileSystemException {
    Instant now = clock.instant();
    boolean first = firstLook(watch);
    Map<String, Look> before = looks.getOrDefault(watch.name(), Map.of());
    Map<String, Look> after = new HashMap<>();
    List<Ready> ready = new ArrayList<>();
    for (String name : children(watch)) {
      Optional<String> fingerprint = snapshot(watch, name);
      if (fingerprint.isEmpty() || handled.fingerprint(watch.name(), name).equals(fingerprint)) {
        continue;
      }
      if (first && watch.existing() != WatchSettings.Existing.PROCESS) {
        leave(watch, name, fingerprint.get(), now);
        continue;
      }
      Optional<Look> same =
          Optional.ofNullable(before.get(name))
              .filter(look -> look.fingerprint().equals(fingerprint.get()));
      Look seen = same.orElseGet(() -> new Look(fingerprint.get(), now, 0));
      after.put(name, seen);
      if (same.isPresent() && Duration.between(seen.since(), now).compareTo(watch.settle()) >= 0) {
        ready.add(new Ready(name, seen));
      }
    }
    looks.put(watch.name(), after);
    if (first) {
      handled.remember(watch.name(), "", watch.path().toString(), now, "first look");
    }
    return arrivals(watch, ready, after, now);
  }

  /** Whether the first look at this place was never finished. */
  private boolean firstLook(WatchSettings watch) {
    return handled.fingerprint(watch.name(), "").filter(watch.path().toString()::equals).isEmpty();
  }

  /**
   * Their names in order. VFS lists all or nothing: a single name with a backslash would hide the
   * whole folder.
   */
  private List<String> children(WatchSettings watch) throws FileSystemException {
    FileObject root = files.toFileObject(watch.path().toFile());
    String[] names = root.isFolder() ? watch.path().toFile().list() : null;
    if (names == null) {
      throw new FileSystemException("vfs.provider/list-children-not-folder.error", root);
    }
    return Arrays.stream(names).filter(name -> !TemporaryNames.ignored(name)).sorted().toList();
  }

  private Optional<String> snapshot(WatchSettings watch, String name) {
    try {
      if (Files.isSymbolicLink(watch.path().resolve(name))) {
        return Optional.empty();
      }
      FileObject child = files.toFileObject(watch.path().resolve(name).toFile());
      return Snapshot.of(
          child, files.toFileObject(watch.path().resolve(name + ".seedpost.yaml").toFile()));
    } catch (FileSystemException e) {
      if (told.add(watch.name() + "/" + name)) {
        log.warn(
            "{} in {} cannot be read and is left alone until it can: check its permissions and that"
                + " every name in it is valid UTF-8 without a backslash",
            Texts.printable(name),
            watch.path());
        log.debug("It said", e);
      }
      return Optional.empty();
    }
  }

  /**
   * Whether an arrival still looks as it did when it was found: others may have been judged for
   * hours before its turn came.
   */
  public boolean unchanged(Arrival arrival) {
    return !(arrival.origin() instanceof Origin.WatchFolder folder)
        || watches.stream()
            .filter(watch -> watch.name().equals(folder.name()))
            .anyMatch(
                watch -> snapshot(watch, folder.child()).equals(Optional.of(folder.fingerprint())));
  }

  private void leave(WatchSettings watch, String name, String fingerprint, Instant now) {
    handled.remember(
        watch.name(), name, fingerprint, now, "left alone: it was there before the first start");
    if (watch.existing() == WatchSettings.Existing.HOLD) {
      log.info(
          "{} was in {} before the first start and is left alone; 'seedpost upload' takes it",
          Texts.printable(name),
          watch.path());
    }
  }

  /** Those offered least often come first: one in trouble keeps no other from its turn. */
  private static List<Arrival> arrivals(
      WatchSettings watch, List<Ready> ready, Map<String, Look> seen, Instant now) {
    ready.sort(Comparator.comparingInt((Ready one) -> one.look().offers()));
    if (ready.size() > watch.mostPerScan()) {
      log.warn(
          "{} has {} new arrivals; {} are taken with each look",
          watch.path(),
          ready.size(),
          watch.mostPerScan());
    }
    List<Arrival> taken = new ArrayList<>();
    for (Ready one : ready.subList(0, Math.min(ready.size(), watch.mostPerScan()))) {
      seen.put(one.name(), one.look().offered());
      taken.add(
          new Arrival(
              new Origin.WatchFolder(watch.name(), one.name(), one.look().fingerprint()),
              watch.path().resolve(one.name()),
              now));
    }
    return taken;
  }

  /** Starts listening to the operating system; a change only means that a scan may pay off now. */
  public void onChange(Runnable wake) {
    events.ifPresent(FolderEvents::close);
    events =
        Optional.of(new FolderEvents(watches.stream().map(WatchSettings::path).toList(), wake));
  }

  @Override
  public void close() {
    events.ifPresent(FolderEvents::close);
    files.close();
  }
}
