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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A tracker site on this machine that speaks like RED or OPS: API, torrent files, announce. It
 * knows one user, forgets everything when closed, and can be told to lie in every way in which real
 * sites were seen to (see {@link Lie}). Safe for use by many threads.
 */
public final class PracticeTracker implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Shelf shelf;
  private final AjaxDesk ajax;
  private final AnnounceDesk announce;
  private final Keys keys;
  private final AtomicReference<Duration> late = new AtomicReference<>(Duration.ofSeconds(2));

  private final Queue<Runnable> pending = new ConcurrentLinkedQueue<>();

  private record Keys(Secret api, Secret announceUrl) {}

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
    String passkey = randomKey();
    String apiKey = randomKey();
    keys = new Keys(Secret.of(apiKey), Secret.of(url() + "announce/" + passkey));
    shelf = new Shelf(clock);
    announce = new AnnounceDesk(shelf, passkey, clock);
    Speech speech = new Speech(dialect);
    ajax =
        new AjaxDesk(
            new LookupDesk(speech, shelf, passkey, keys.announceUrl()),
            new UploadDesk(speech, shelf),
            shelf,
            speech,
            keys.api(),
            this::afterAWhile);
    server.createContext("/ajax.php", ajax);
    server.createContext("/announce", announce);
    server.setExecutor(threads);
    server.start();
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
    return keys.api();
  }

  /**
   * The user's personal announce URL. Its path starts with {@code /announce}: download clients
   * refuse others on this machine.
   */
  public Secret announceUrl() {
    return keys.announceUrl();
  }

  /** The host of {@link #announceUrl()}, as definitions name it. */
  public String announceHost() {
    return "127.0.0.1";
  }

  /** Every upload that is stored, oldest first. */
  public List<StoredUpload> uploads() {
    return shelf.all();
  }

  /** How many upload requests have come, whatever became of them. */
  public int received() {
    return ajax.received.get();
  }

  /** How many requests of any kind have come to the API. */
  public int requests() {
    return ajax.requests.get();
  }

  /** Every announce for a torrent, oldest first. */
  public List<Announced> announces(InfoHash hash) {
    return announce.heard(hash);
  }

  /** Treats the next uploads, one each, in these ways. */
  public void lie(Lie... next) {
    for (Lie lie : next) {
      ajax.lies.add(lie);
    }
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
    ajax.down.set(isDown);
  }

  /** Refuses the API key while it is locked. */
  public void lock(boolean isLocked) {
    ajax.locked.set(isLocked);
  }

  /** Refuses the next announces as unregistered. */
  public void refuseAnnounces(int announces) {
    announce.refuse(announces);
  }

  /** Lets the announce server read its list anew: it then knows half-made uploads too. */
  public void reloadAnnounces() {
    shelf.announceAll();
  }

  /** Runs something while an upload request is handled, before anything is stored. */
  public void onUpload(Runnable hook) {
    ajax.beforeStoring = hook;
  }

  /** Runs something while an upload request is handled, after storing and before the reply. */
  public void beforeReply(Runnable hook) {
    ajax.beforeReply = hook;
  }

  /** Stores a torrent as another user's upload. */
  public void placeForeign(TorrentFile torrent, Map<String, List<String>> fields) {
    shelf.place(
        torrent.withSource(ajax.dialect().sourceFlag(), Optional.empty()), fields, Shelf.STRANGER);
  }

  /** Deletes a torrent from the site. */
  public void delete(InfoHash hash) {
    shelf.remove(hash);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
