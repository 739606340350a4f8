package dev.seedpost.intake;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
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

/** The watched folders. Used by one thread at a time but for {@link #onChange}'s callback. */
public final class WatchFolders implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WatchFolders.class);

  private final List<WatchSettings> watches;
  private final Handled handled;
  private final InstantSource clock;
  private final DefaultFileSystemManager files;
  private final Map<String, Map<String, Look>> looks = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private Optional<FolderEvents> events = Optional.empty();

  /** How a child looked, and since when. */
  private record Look(String fingerprint, Instant since) {}

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

  private List<Arrival> scan(WatchSettings watch) throws FileSystemException {
    FileObject root = files.toFileObject(watch.path().toFile());
    if (!root.isFolder()) {
      throw new FileSystemException("vfs.provider/list-children-not-folder.error", root);
    }
    Instant now = clock.instant();
    boolean first = handled.firstStart(watch.name());
    Map<String, Look> before = looks.getOrDefault(watch.name(), Map.of());
    Map<String, Look> after = new HashMap<>();
    List<Arrival> ready = new ArrayList<>();
    for (FileObject child : children(root)) {
      String name = plainName(child);
      Optional<String> fingerprint = snapshot(child, watch);
      if (fingerprint.isEmpty()) {
        continue;
      }
      if (first && watch.existing() != WatchSettings.Existing.PROCESS) {
        leave(watch, name, fingerprint.get(), now);
      } else if (!handled.fingerprint(watch.name(), name).equals(fingerprint)) {
        Optional<Look> same =
            Optional.ofNullable(before.get(name))
                .filter(look -> look.fingerprint().equals(fingerprint.get()));
        Look seen = same.orElseGet(() -> new Look(fingerprint.get(), now));
        after.put(name, seen);
        if (same.isPresent()
            && Duration.between(seen.since(), now).compareTo(watch.settle()) >= 0) {
          ready.add(
              new Arrival(
                  new Origin.WatchFolder(watch.name(), name, seen.fingerprint()),
                  watch.path().resolve(name),
                  now));
        }
      }
    }
    looks.put(watch.name(), after);
    if (first) {
      handled.remember(watch.name(), "", "", now, "first look");
    }
    return capped(watch, ready);
  }

  /** VFS keeps names as parts of a URI, in which a percent sign is escaped. */
  private static String plainName(FileObject child) throws FileSystemException {
    String path = child.getName().getPathDecoded();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static List<FileObject> children(FileObject root) throws FileSystemException {
    FileObject[] children = root.getChildren();
    Arrays.sort(children, Comparator.comparing(child -> child.getName().getBaseName()));
    return Arrays.stream(children)
        .filter(child -> !TemporaryNames.ignored(child.getName().getBaseName()))
        .toList();
  }

  private Optional<String> snapshot(FileObject child, WatchSettings watch) {
    try {
      return child.isSymbolicLink() ? Optional.empty() : Snapshot.of(child);
    } catch (FileSystemException e) {
      String name = Texts.printable(child.getName().getBaseName());
      if (told.add(watch.name() + "/" + name)) {
        log.warn(
            "{} in {} cannot be read and is left alone until it can: check its permissions and that"
                + " every name in it is valid UTF-8",
            name,
            watch.path());
      }
      return Optional.empty();
    }
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

  private static List<Arrival> capped(WatchSettings watch, List<Arrival> ready) {
    if (ready.size() > watch.mostPerScan()) {
      log.warn(
          "{} has {} new arrivals; {} are taken with each look",
          watch.path(),
          ready.size(),
          watch.mostPerScan());
      return ready.subList(0, watch.mostPerScan());
    }
    return ready;
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
