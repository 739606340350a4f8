package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.content.Content;
import dev.seedpost.database.Database;
import dev.seedpost.inject.Injector;
import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.queue.Change;
import dev.seedpost.queue.Claims;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.Lease;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Reach;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.TrackerStates;
import dev.seedpost.queue.TrackerStatus;
import dev.seedpost.queue.Transition;
import dev.seedpost.queue.Trouble;
import dev.seedpost.queue.Turns;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.tracker.UploadTimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * One release, or several, on the way to a practice site: the real queue, uploader and client, a
 * careful person, and a program that may be ended at any moment and started anew.
 */
final class Journey implements AutoCloseable {
  /** Longer than every look and every pause that a site asks for: then a person comes. */
  private static final Duration PATIENCE = Duration.ofHours(2);

  /** Between the first look and the second. */
  private static final Duration LATE = Duration.ofSeconds(45);

  /** The file of a new database: to make one takes longer than a journey. */
  private static final byte[] NEW_DATABASE = newDatabase();

  /** The program is killed: nothing catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A running program over the database. */
  record Running(Database database, UploadQueue queue, Uploader uploader) {}

  final MutableClock clock = new MutableClock();
  final PracticeSite site;
  final AnnouncingQbittorrent client = new AnnouncingQbittorrent();
  final List<Content> payloads;

  /** The release; the first one if there are several. */
  final Content payload;

  final long id;
  Duration landsAfter = LATE;
  Waypoint.Listener waypoints = Waypoint.Listener.NONE;
  UploadTimes times = UploadTimes.ANY_TIME;
  boolean restartsAfterEachStep;
  private final AtomicReference<Optional<Instant>> arrived =
      new AtomicReference<>(Optional.empty());
  private final Path folder;
  private final TorrentStore torrents;
  private final List<Lease> leases = new ArrayList<>();
  private final List<Running> nodes = new ArrayList<>();
  private Running program;
  private Instant visited;

  Journey(Dialect dialect, Path folder) {
    this(dialect, false, folder);
  }

  private Journey(Dialect dialect, boolean encodings, Path folder) {
    this.folder = writtenTo(folder);
    this.visited = clock.instant();
    this.torrents = new TorrentStore(folder.resolve("torrents"), UploadBench.PLAIN);
    this.site =
        encodings
            ? new PracticeSite(
                dialect, clock, uncached(), shipped -> shipped.with("encodings", "together"))
            : new PracticeSite(dialect, clock, uncached());
    site.tracker.lateBy(Duration.ofHours(1));
    site.tracker.onUpload(
        () -> arrived.compareAndSet(Optional.empty(), Optional.of(clock.instant())));
    this.payloads = encodings ? site.encodings(folder) : List.of(site.payload(folder));
    this.payload = payloads.getFirst();
    this.program = start(waypoint -> waypoints.reached(waypoint));
    payloads.forEach(one -> torrents.save(site.ready(one, true).torrent()));
    this.id =
        program
            .queue()
            .enqueue(payloads.stream().map(one -> site.ready(one, false)).toList(), false)
            .getFirst()
            .id();
  }

  /** Three encodings of one album that the site takes in one request; Gazelle alone. */
  static Journey ofEncodings(Dialect dialect, Path folder) {
    return new Journey(dialect, true, folder);
  }

  private static byte[] newDatabase() {
    try {
      Path folder = Files.createTempDirectory("seedpost-test");
      Path file = folder.resolve("queue.db");
      Database.open(file).close();
      byte[] bytes = Files.readAllBytes(file);
      try (Stream<Path> all = Files.list(folder)) {
        for (Path each : all.toList()) {
          Files.delete(each);
        }
      }
      Files.delete(folder);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path writtenTo(Path folder) {
    try {
      Files.write(folder.resolve("queue.db"), NEW_DATABASE);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * To each glance at its clock UNIT3D has forgotten what it answered before: a client that is new
   * asks with a number of results of its own at random, which may be that of the one before it.
   */
  private InstantSource uncached() {
    Instant[] now = {clock.instant()};
    return () -> now[0] = now[0].plus(Duration.ofMinutes(6));
  }

  /** One more program over the same database, with a client of its own. */
  Running start(Waypoint.Listener listener) {
    return start(Database.open(folder.resolve("queue.db")), Claims.alone(), listener);
  }

  /** One of several nodes that reach all that there is. */
  Running node(String name, Duration length, Waypoint.Listener listener) {
    Database database = Database.open(folder.resolve("queue.db"));
    Reach reach = new Reach(name, Reach.MAIN.client(), List.of(folder));
    Lease lease = Lease.take(database, clock, new Lease.Holder(reach, name, "host", length));
    leases.add(lease);
    nodes.add(start(database, Claims.shared(database, lease, reach), listener));
    return nodes.getLast();
  }

  private Running start(Database database, Claims claims, Waypoint.Listener listener) {
    WorkQueue work =
        new WorkQueue(database, clock, new Turns(database, clock, id -> times), claims);
    Site opened = site.open();
    Uploader uploader =
        new Uploader(
            work,
            tracker -> opened,
            new Sending(
                work, torrents, () -> new Injector(client), Attempts.UNTOLD, listener, clock),
            new Placing(work, torrents, () -> new Injector(client), listener, clock),
            clock);
    return new Running(database, new UploadQueue(database, clock), uploader);
  }

  void restart() {
    program.database().close();
    program = start(waypoint -> waypoints.reached(waypoint));
  }

  UploadQueue queue() {
    return program.queue();
  }

  QueueItem now() {
    return queue().find(id).orElseThrow();
  }

  /** All that are on their way, in the order of the payloads. */
  List<QueueItem> items() {
    return payloads.stream()
        .map(one -> queue().find(site.definition.id(), one.key()).orElseThrow())
        .toList();
  }

  List<Transition> history() {
    return queue().history(id);
  }

  /** One step of whatever is due. */
  boolean advance() {
    try {
      return program.uploader().advance(site.definition.id());
    } catch (Killed e) {
      restart();
      return true;
    } finally {
      if (restartsAfterEachStep) {
        restart();
      }
    }
  }

  /**
   * Lets the program go on, and time pass to whatever is due next, until a person has to come.
   *
   * @return the release; the first one if there are several
   */
  QueueItem rest() {
    for (int step = 0; step < 500; step++) {
      List<QueueItem> going = items().stream().filter(item -> !isAtRest(item)).toList();
      if (going.isEmpty()) {
        return now();
      }
      if (!advance()) {
        wakeUp(going);
      }
    }
    throw new AssertionError("it never comes to rest: " + history());
  }

  private boolean isAtRest(QueueItem item) {
    Instant since = visited.isAfter(item.changedAt()) ? visited : item.changedAt();
    return !item.state().active() || clock.instant().isAfter(since.plus(PATIENCE));
  }

  private void wakeUp(List<QueueItem> going) {
    Instant due = going.stream().map(this::due).min(Comparator.naturalOrder()).orElseThrow();
    assertThat(due).as("what waits has a moment: %s", going).isAfter(clock.instant());
    clock.set(due);
    if (arrived.get().filter(sent -> !due.isBefore(sent.plus(landsAfter))).isPresent()) {
      site.tracker.land();
    }
  }

  private Instant due(QueueItem item) {
    TrackerStatus status = new TrackerStates(program.database()).status(site.definition.id());
    Instant alone = status.trouble().map(Trouble::until).orElse(Instant.EPOCH);
    return switch (item.state()) {
      case PREPARED -> latest(item.dueAt(), alone, status.nextUpload());
      case UNCERTAIN, ACCEPTED -> latest(item.dueAt(), alone);
      default -> item.dueAt();
    };
  }

  private static Instant latest(Instant... moments) {
    return Arrays.stream(moments).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** Until all is well, with a person who does what the item's reason says. */
  QueueItem end() {
    for (int visit = 0; visit < 8; visit++) {
      rest();
      List<QueueItem> troubled =
          items().stream().filter(item -> item.state() != ItemState.SEEDING).toList();
      if (troubled.isEmpty()) {
        return now();
      }
      troubled.forEach(this::help);
    }
    throw new AssertionError("a person cannot help: " + history());
  }

  /** What a careful person does about an item that rests. */
  void help(QueueItem item) {
    visited = clock.instant();
    switch (item.state()) {
      case NEEDS_ANSWER, REFUSED -> prepareAnew(item);
      case DUPLICATE -> {
        assertThat(item.reason()).contains("queue cross-seed " + item.id());
        done(queue().crossSeed(item.id()));
      }
      case PARKED -> decide(item);
      case ACCEPTED -> {
        assertThat(item.reason()).contains("half-made");
        site.tracker.repair();
      }
      case PENDING -> site.tracker.approve();
      case PREPARED, SENDING, UNCERTAIN, FETCHED, INJECTED, SEEDING, HANDED_OVER, CANCELLED ->
          throw new AssertionError("a person does not know what to do: " + history());
    }
  }

  /** The person looks at the list of their own uploads on the site. */
  private void decide(QueueItem item) {
    List<StoredUpload> ours = site.ours(item.name());
    if (ours.isEmpty()) {
      assertThat(item.reason()).contains("seedpost retry " + item.id());
      done(queue().retry(item.id()));
    } else {
      assertThat(item.reason()).contains("seedpost queue done " + item.id());
      String number = Integer.toString(ours.getFirst().id());
      done(queue().uploaded(item.id(), number, Optional.empty()));
    }
  }

  void prepareAnew() {
    prepareAnew(now());
  }

  void prepareAnew(QueueItem item) {
    Content content =
        payloads.stream().filter(one -> one.name().equals(item.name())).findFirst().orElseThrow();
    assertThat(queue().refill(item, site.ready(content, true))).isPresent();
  }

  private static void done(Change change) {
    assertThat(change).isInstanceOf(Change.Done.class);
  }

  /** How often SENDING was committed. */
  long sends() {
    return history().stream().filter(step -> step.to() == ItemState.SENDING).count();
  }

  @Override
  public void close() {
    leases.forEach(Lease::close);
    nodes.forEach(node -> node.database().close());
    program.database().close();
    site.close();
  }
}
