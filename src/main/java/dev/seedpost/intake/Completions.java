package dev.seedpost.intake;

import dev.seedpost.qbittorrent.ClientTorrent;
import dev.seedpost.qbittorrent.Qbittorrent;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.torrent.InfoHash;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Torrents that qBittorrent completed. The hook is a hint and the poll is the truth: both yield the
 * same arrival, and what Seedpost added itself is none.
 */
public final class Completions {
  private final Supplier<Qbittorrent> client;
  private final CompletionSettings settings;
  private final Handled handled;
  private final FinishedTorrents finished;
  private final UploadQueue queue;
  private final InstantSource clock;

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

  /** Torrents of the polled categories and tags that were not judged yet. */
  public List<Arrival> poll() {
    if (settings.categories().isEmpty() && settings.tags().isEmpty()) {
      return List.of();
    }
    return client.get().completed(settings.categories(), settings.tags()).stream()
        .filter(torrent -> fresh(torrent.hash()))
        .map(this::arrival)
        .toList();
  }

  /**
   * Torrents that the hook told of. One that is still being checked or moved stays for the next
   * look.
   */
  public List<Arrival> hooked() {
    List<Arrival> arrivals = new ArrayList<>();
    for (InfoHash hash : finished.list()) {
      Optional<ClientTorrent> torrent = fresh(hash) ? client.get().find(hash) : Optional.empty();
      if (torrent.isEmpty()) {
        finished.remove(hash);
      } else if (torrent.get().state().complete()) {
        arrivals.add(arrival(torrent.get()));
      }
    }
    return arrivals;
  }

  private boolean fresh(InfoHash hash) {
    return handled.fingerprint(Payloads.CLIENT, hash.hex()).isEmpty() && !queue.injected(hash);
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
