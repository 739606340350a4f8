package dev.seedpost.intake;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.qbittorrent.ClientTorrent;
import dev.seedpost.qbittorrent.Qbittorrent;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.torrent.InfoHash;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Torrents that qBittorrent completed. The hook is a hint and the poll is the truth: both yield the
 * same arrival, and what Seedpost added itself is none.
 */
public final class Completions {
  private static final Logger log = LoggerFactory.getLogger(Completions.class);

  private final Supplier<Qbittorrent> client;
  private final CompletionSettings settings;
  private final Handled handled;
  private final FinishedTorrents finished;
  private final UploadQueue queue;
  private final InstantSource clock;
  private final AtomicBoolean silent = new AtomicBoolean();

  public Completions(
      Supplier<Qbittorrent> client,
      CompletionSettings settings,
      Handled handled,
      FinishedTorrents finished,
      UploadQueue queue,
      InstantSource clock) {
    this.client = client;
    this.settings = settings;
    this.handled = handled;
    this.finished = finished;
    this.queue = queue;
    this.clock = clock;
  }

  /** Torrents of the polled categories and tags that were not judged as they are now. */
  public List<Arrival> poll() {
    return settings.polls() ? asked(this::polled) : List.of();
  }

  /**
   * Torrents that the hook told of. One that is still being checked or moved stays for the next
   * look.
   */
  public List<Arrival> hooked() {
    List<InfoHash> hints = finished.list();
    return hints.isEmpty() ? List.of() : asked(() -> hooked(hints));
  }

  private List<Arrival> polled() {
    return client.get().completed(settings.categories(), settings.tags()).stream()
        .filter(torrent -> !judged(torrent) && !queue.injected(torrent.hash()))
        .map(this::arrival)
        .toList();
  }

  private List<Arrival> hooked(List<InfoHash> hints) {
    List<Arrival> arrivals = new ArrayList<>();
    for (InfoHash hash : hints) {
      Optional<ClientTorrent> torrent =
          queue.injected(hash) ? Optional.empty() : client.get().find(hash);
      if (torrent.isEmpty() || judged(torrent.get())) {
        finished.remove(hash);
      } else if (torrent.get().state().complete()) {
        arrivals.add(arrival(torrent.get()));
      }
    }
    return arrivals;
  }

  /** While the client cannot be asked nothing arrives and nothing is forgotten. */
  private List<Arrival> asked(Supplier<List<Arrival>> look) {
    try {
      List<Arrival> arrivals = look.get();
      if (silent.getAndSet(false)) {
        log.info("qBittorrent answers again; completed torrents are looked at");
      }
      return arrivals;
    } catch (FailureException e) {
      if (e.kind() != FailureKind.TRANSIENT && e.kind() != FailureKind.AUTH) {
        throw e;
      }
      if (!silent.getAndSet(true)) {
        log.warn("{}; completed torrents are looked at when it answers again", e.getMessage());
      }
      return List.of();
    }
  }

  private boolean judged(ClientTorrent torrent) {
    return handled
        .fingerprint(Payloads.CLIENT, torrent.hash().hex())
        .filter(
            Origin.Completed.fingerprint(torrent.hash(), torrent.category(), torrent.tags())
                ::equals)
        .isPresent();
  }

  private Arrival arrival(ClientTorrent torrent) {
    return new Arrival(
        new Origin.Completed(
            torrent.hash(),
            torrent.category(),
            torrent.tags(),
            client.get().trackers(torrent.hash()).stream()
                .map(TrackerRow::host)
                .collect(Collectors.toSet())),
        torrent.content(),
        clock.instant());
  }

  /** Called when an arrival was judged: the hook's note has served. */
  void done(InfoHash hash) {
    finished.remove(hash);
  }
}
