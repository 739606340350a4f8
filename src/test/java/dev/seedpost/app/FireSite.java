package dev.seedpost.app;

import dev.seedpost.practice.Announced;
import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A practice site, and how many uploads it is given at once. */
final class FireSite implements AutoCloseable {
  /** Shorter than what the looks for a lost upload take together, as real sites are. */
  private static final Duration LATE = Duration.ofMillis(600);

  final TrackerId id;
  final PracticeTracker tracker;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger overlaps = new AtomicInteger();
  private final AtomicInteger again = new AtomicInteger();

  private FireSite(String id, Dialect dialect) {
    this.id = new TrackerId(id);
    tracker = new PracticeTracker(dialect);
    tracker.lateBy(LATE);
  }

  static List<FireSite> three() {
    return List.of(
        new FireSite("red", Dialect.RED),
        new FireSite("ops", Dialect.OPS),
        new FireSite("ulcx", Dialect.UNIT3D));
  }

  /**
   * An upload is on its way to the site, whole.
   *
   * @param body one character per byte
   */
  void uploadBegins(String body) {
    if (tracker.uploads().stream().filter(StoredUpload::isOurs).anyMatch(one -> holds(body, one))) {
      again.incrementAndGet();
    }
    if (underWay.incrementAndGet() > 1) {
      overlaps.incrementAndGet();
    }
  }

  /** The name of a torrent as it stands in the torrent file. */
  private static boolean holds(String body, StoredUpload stored) {
    return body.contains(":name" + stored.name().length() + ":" + stored.name());
  }

  void uploadEnds() {
    underWay.decrementAndGet();
  }

  /**
   * How often an upload came that the site has from us already; it would refuse it. That is no
   * mistake if the site had hidden the first.
   */
  int again() {
    return again.get();
  }

  /** How often an upload came while another was under way. */
  int overlaps() {
    return overlaps.get();
  }

  boolean takesAlbums() {
    return !id.id().equals("ulcx");
  }

  /** What it has of a release, from anybody. */
  List<StoredUpload> stored(String name) {
    return tracker.uploads().stream().filter(one -> one.name().equals(name)).toList();
  }

  /** What it has of a release from us. */
  List<StoredUpload> ours(String name) {
    return stored(name).stream().filter(StoredUpload::isOurs).toList();
  }

  /** Whether it took an announce of a complete torrent. */
  boolean tookAnnounce(InfoHash hash) {
    return tracker.announces(hash).stream().filter(Announced::accepted).anyMatch(FireSite::whole);
  }

  private static boolean whole(Announced announced) {
    return announced.left() == 0;
  }

  /** Nothing is wrong any more, and the staff has done its work. */
  void honest() {
    tracker.down(false);
    tracker.honest();
    tracker.refuseAnnounces(0);
    tracker.land();
    tracker.approve();
    tracker.repair();
  }

  @Override
  public void close() {
    tracker.close();
  }
}
