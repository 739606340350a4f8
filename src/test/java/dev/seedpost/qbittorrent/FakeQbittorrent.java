package dev.seedpost.qbittorrent;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentEntry;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A qBittorrent in memory. It looks at the payload on disk as the real one does in a resume check,
 * and can be told to be down, to refuse, to lie, or to go through scripted states. Safe for use by
 * many threads.
 */
public final class FakeQbittorrent implements Qbittorrent {
  private final Map<InfoHash, ClientTorrent> torrents = new LinkedHashMap<>();
  private final Map<InfoHash, List<TrackerRow>> trackers = new LinkedHashMap<>();
  private final Map<InfoHash, Deque<ClientState>> states = new LinkedHashMap<>();
  private final Map<InfoHash, Deque<List<TrackerRow>>> rows = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private Optional<FailureKind> broken = Optional.empty();
  private Optional<String> refusal = Optional.empty();
  private boolean idle;
  private long seconds = Instant.parse("2026-03-01T12:00:00Z").getEpochSecond();

  /** Every call fails as TRANSIENT, until {@link #up}. */
  public synchronized void down() {
    broken = Optional.of(FailureKind.TRANSIENT);
  }

  /** Every call fails as AUTH, until {@link #up}. */
  public synchronized void refuseLogin() {
    broken = Optional.of(FailureKind.AUTH);
  }

  public synchronized void up() {
    broken = Optional.empty();
  }

  /** Every add is refused. */
  public synchronized void refuse(String reason) {
    refusal = Optional.of(reason);
  }

  /** Every add is said to be taken, and the torrent never appears. */
  public synchronized void sayYesAndDoNothing() {
    idle = true;
  }

  /** The next looks at a torrent show these states, and then stay with the last. */
  public synchronized void show(InfoHash hash, ClientState... next) {
    states.put(hash, new ArrayDeque<>(List.of(next)));
  }

  /** Looks at a torrent's trackers show these rows. */
  public synchronized void showTrackers(InfoHash hash, List<TrackerRow> shown) {
    rows.put(hash, new ArrayDeque<>(List.of(shown)));
  }

  /** After one more look at a torrent's trackers, these rows are shown. */
  public synchronized void thenShowTrackers(InfoHash hash, List<TrackerRow> shown) {
    rows.computeIfAbsent(hash, key -> new ArrayDeque<>()).add(shown);
  }

  /** Puts a torrent in as if the user had. */
  public synchronized void put(ClientTorrent torrent) {
    torrents.put(torrent.hash(), torrent);
  }

  /** Takes a torrent out as if the user had. */
  public synchronized void remove(InfoHash hash) {
    torrents.remove(hash);
    trackers.remove(hash);
  }

  /** The changing calls so far: "add HASH", "start HASH", "stop …", "reannounce …", "label …". */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  private void answer() {
    if (broken.isPresent()) {
      throw new FailureException(broken.get(), "ask the fake", "it was told to be so");
    }
  }

  @Override
  public synchronized String version() {
    answer();
    return "v5.1.0";
  }

  @Override
  public synchronized Optional<ClientTorrent> find(InfoHash hash) {
    answer();
    Deque<ClientState> script = states.get(hash);
    if (script != null && torrents.containsKey(hash)) {
      become(hash, script.size() > 1 ? script.poll() : script.element());
    }
    return Optional.ofNullable(torrents.get(hash));
  }

  @Override
  public synchronized List<ClientTorrent> completed(Set<String> categories, Set<String> tags) {
    answer();
    return torrents.values().stream()
        .filter(torrent -> torrent.state().complete() && torrent.amountLeft() == 0)
        .filter(torrent ->
            (categories.isEmpty() && tags.isEmpty())
                || categories.contains(torrent.category())
                || torrent.tags().stream().anyMatch(tags::contains))
        .sorted(
            Comparator.comparing(
                    (ClientTorrent torrent) -> torrent.completed().orElse(Instant.EPOCH))
                .reversed())
        .toList();
  }

  @Override
  public synchronized AddResult add(TorrentFile torrent, Placement placement, boolean trusted) {
    answer();
    InfoHash hash = torrent.infoHash();
    if (torrents.containsKey(hash)) {
      return new AddResult.AlreadyPresent(find(hash).orElseThrow());
    }
    calls.add("add " + hash);
    if (refusal.isPresent()) {
      return new AddResult.Refused(refusal.get());
    }
    if (idle) {
      throw new FailureException(FailureKind.TRANSIENT, "add to the fake", "it never appeared");
    }
    Path root = Path.of(placement.savePath()).resolve(torrent.name());
    long left = missing(torrent, root);
    torrents.put(
        hash,
        new ClientTorrent(
            hash,
            torrent.name(),
            stateOf(left, trusted),
            Path.of(placement.savePath()),
            root,
            placement.category(),
            Set.copyOf(placement.tags()),
            torrent.size(),
            left,
            left == 0 ? Optional.of(Instant.ofEpochSecond(seconds++)) : Optional.empty()));
    trackers.put(
        hash,
        torrent.announces().stream()
            .map(url -> new TrackerRow(url.host(), TrackerRow.Status.NOT_CONTACTED, ""))
            .toList());
    return new AddResult.Added(find(hash).orElseThrow());
  }

  private static ClientState stateOf(long left, boolean trusted) {
    if (trusted) {
      return left == 0 ? ClientState.SEED : ClientState.MISSING_FILES;
    }
    return left == 0 ? ClientState.COMPLETE_STOPPED : ClientState.INCOMPLETE;
  }

  private static long missing(TorrentFile torrent, Path root) {
    long missing = 0;
    try {
      for (TorrentEntry entry : torrent.files()) {
        Path file = torrent.singleFile() ? root : root.resolve(entry.path());
        if (!Files.isRegularFile(file) || Files.size(file) < entry.length()) {
          missing += entry.length();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return missing;
  }

  private void become(InfoHash hash, ClientState state) {
    torrents.computeIfPresent(
        hash,
        (key, old) ->
            new ClientTorrent(
                hash,
                old.name(),
                state,
                old.savePath(),
                old.content(),
                old.category(),
                old.tags(),
                old.size(),
                old.amountLeft(),
                old.completed()));
  }

  @Override
  public synchronized List<TrackerRow> trackers(InfoHash hash) {
    answer();
    Deque<List<TrackerRow>> script = rows.get(hash);
    if (script != null) {
      return script.size() > 1 ? script.poll() : script.element();
    }
    return trackers.getOrDefault(hash, List.of());
  }

  @Override
  public synchronized void start(InfoHash hash) {
    answer();
    calls.add("start " + hash);
    if (stateIs(hash, ClientState.COMPLETE_STOPPED)) {
      become(hash, ClientState.SEED);
    }
  }

  @Override
  public synchronized void stop(InfoHash hash) {
    answer();
    calls.add("stop " + hash);
    if (stateIs(hash, ClientState.SEED) || stateIs(hash, ClientState.QUEUED)) {
      become(hash, ClientState.COMPLETE_STOPPED);
    }
  }

  private boolean stateIs(InfoHash hash, ClientState state) {
    ClientTorrent torrent = torrents.get(hash);
    return torrent != null && torrent.state() == state;
  }

  @Override
  public synchronized void reannounce(InfoHash hash) {
    answer();
    calls.add("reannounce " + hash);
  }

  @Override
  public synchronized void label(InfoHash hash, String category, List<String> tags) {
    answer();
    calls.add("label " + hash);
    torrents.computeIfPresent(
        hash,
        (key, old) -> {
          Set<String> all = new LinkedHashSet<>(old.tags());
          all.addAll(tags);
          return new ClientTorrent(
              hash,
              old.name(),
              old.state(),
              old.savePath(),
              old.content(),
              category.isEmpty() ? old.category() : category,
              all,
              old.size(),
              old.amountLeft(),
              old.completed());
        });
  }
}
