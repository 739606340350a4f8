package dev.seedpost.practice;

import com.sun.net.httpserver.HttpServer;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A tracker site on this machine that speaks one {@link Dialect}: API, torrent files, announce. It
 * knows one user, forgets everything when closed, and can be told to lie in every way in which real
 * sites were seen to (see {@link Lie}). Safe for use by many threads.
 */
public final class PracticeTracker implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Dialect dialect;
  private final Premises premises;
  private final FrontDesk front;
  private final AnnounceDesk announce;
  private final AtomicReference<Duration> late = new AtomicReference<>(Duration.ofSeconds(2));

  private final Queue<Runnable> pending = new ConcurrentLinkedQueue<>();

  /** A site on a free port. */
  public PracticeTracker(Dialect dialect) {
    this(dialect, 0, InstantSource.system());
  }

  /**
   * A site on a port of 127.0.0.1.
   *
   * @param port 0 for a free one
   * @throws UncheckedIOException if the port is taken
   */
  public PracticeTracker(Dialect dialect, int port, InstantSource clock) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    } catch (IOException e) {
      threads.close();
      throw new UncheckedIOException("cannot open a practice tracker on port " + port, e);
    }
    this.dialect = dialect;
    String passkey = randomKey();
    Premises.Keys keys =
        new Premises.Keys(
            Secret.of(randomKey()), passkey, Secret.of(url() + "announce/" + passkey), randomKey());
    premises = new Premises(url(), new Shelf(clock), keys, new Switches());
    ApiDesk desk = desk(dialect, premises);
    front = new FrontDesk(desk, premises, this::afterAWhile);
    announce = new AnnounceDesk(premises, desk.announceWords(), clock);
    desk.paths().forEach(path -> server.createContext(path, front));
    server.createContext("/announce", announce);
    server.setExecutor(threads);
    server.start();
  }

  private static ApiDesk desk(Dialect dialect, Premises premises) {
    return switch (dialect) {
      case RED, OPS -> new AjaxDesk(dialect, premises);
      case UNIT3D -> new Unit3dDesk(premises);
      case BTN -> new BtnDesk(premises);
    };
  }

  private static String randomKey() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private void afterAWhile(Runnable task) {
    pending.add(task);
    threads.execute(() -> {
      try {
        Thread.sleep(late.get());
        if (pending.remove(task)) {
          task.run();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** The site's address, with a slash at its end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** The user's key for the API. */
  public Secret apiKey() {
    return premises.keys().api();
  }

  /**
   * The user's personal announce URL. Its path starts with {@code /announce}: download clients
   * refuse others on this machine.
   */
  public Secret announceUrl() {
    return premises.keys().announceUrl();
  }

  /** The user's key in UNIT3D's download addresses. */
  public Secret rssKey() {
    return Secret.of(premises.keys().rssKey());
  }

  /** The host of {@link #announceUrl()}, as definitions name it. */
  public String announceHost() {
    return "127.0.0.1";
  }

  /** Every upload that is stored, oldest first. */
  public List<StoredUpload> uploads() {
    return premises.shelf().all();
  }

  /** How many upload requests have come, whatever became of them. */
  public int received() {
    return front.received.get();
  }

  /** How many requests of any kind have come to the API. */
  public int requests() {
    return front.requests.get();
  }

  /** Every announce for a torrent, oldest first. */
  public List<Announced> announces(InfoHash hash) {
    return announce.heard(hash);
  }

  /** Treats the next uploads, one each, in these ways. */
  public void lie(Lie... next) {
    for (Lie lie : next) {
      front.lies.add(lie);
    }
  }

  /** Tells none of the lies that are still to be told. */
  public void honest() {
    front.lies.clear();
  }

  /** How long a {@link Lie#LATE_LANDING} takes; two seconds unless told. */
  public void lateBy(Duration delay) {
    late.set(delay);
  }

  /** Stores at once what was to land late. */
  public void land() {
    for (Runnable task = pending.poll(); task != null; task = pending.poll()) {
      task.run();
    }
  }

  /** Answers every API request with a maintenance page while it is down. */
  public void down(boolean isDown) {
    premises.switches().down.set(isDown);
  }

  /** Refuses the API key while it is locked. */
  public void lock(boolean isLocked) {
    premises.switches().locked.set(isLocked);
  }

  /** Holds every upload back from now on until {@link #approve}; UNIT3D alone. */
  public void moderate(boolean isModerated) {
    premises.switches().moderated.set(isModerated);
  }

  /** The staff takes whatever was held back. */
  public void approve() {
    premises.shelf().approveAll();
  }

  /** The staff brings back the files of half-made uploads, and tells the announce server. */
  public void repair() {
    premises.shelf().repairAll();
  }

  /** Takes 30 requests a minute from now on; UNIT3D alone. */
  public void throttle() {
    premises.switches().throttled.set(true);
  }

  /** Lets so many uploads pass the check of names before any of them is stored; UNIT3D alone. */
  public void race(int uploads) {
    premises.switches().race = Optional.of(new CountDownLatch(uploads));
  }

  /** Refuses the next announces as unregistered. */
  public void refuseAnnounces(int announces) {
    announce.refuse(announces);
  }

  /** Lets the announce server read its list anew: it then knows half-made uploads too. */
  public void reloadAnnounces() {
    premises.shelf().announceAll();
  }

  /** Runs something while an upload request is handled, before anything is stored. */
  public void onUpload(Runnable hook) {
    front.beforeStoring = hook;
  }

  /** Runs something while an upload request is handled, after storing and before the reply. */
  public void beforeReply(Runnable hook) {
    front.beforeReply = hook;
  }

  /** Stores a torrent as another user's upload. */
  public void placeForeign(TorrentFile torrent, Map<String, List<String>> fields) {
    premises
        .shelf()
        .place(torrent.withSource(dialect.sourceFlag(), Optional.empty()), fields, Shelf.STRANGER);
  }

  /** Deletes a torrent from the site. */
  public void delete(InfoHash hash) {
    premises.shelf().remove(hash);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
