package dev.seedpost.tracker;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A tracker in memory that does as it is told. It keeps torrents as they were sent unless it is
 * told to {@link #rewrite}. Safe for use by many threads.
 */
public final class FakeTracker implements TrackerClient {
  /** What becomes of one upload. */
  public enum Behaviour {
    /** Stores it and says so; or says that it is there. */
    ACCEPT,
    /** Stores it and loses the reply. */
    LOSE_REPLY,
    /** Loses the reply and stores it when {@link FakeTracker#land()} is called. */
    LAND_LATE,
    /** Loses the request. */
    LOSE_REQUEST,
    /** Stores its row without its file and loses the reply. */
    HALF_MADE,
    RATE_LIMIT,
    AUTH,
    /** Nothing is sent. */
    DOWN,
    REFUSE
  }

  private static final Account US = new Account("fake", "55", "Member");

  private final String id;
  private final Deque<Behaviour> next = new ArrayDeque<>();
  private final Map<String, TorrentFile> stored = new LinkedHashMap<>();
  private final Set<String> foreign = new HashSet<>();
  private final Set<String> halfMade = new HashSet<>();
  private final List<TorrentFile> late = new ArrayList<>();
  private final List<UploadRequest> received = new ArrayList<>();
  private Optional<String> rewriteTo = Optional.empty();
  private Optional<FailureKind> broken = Optional.empty();
  private Runnable whileUploading = () -> {};
  private int finds;

  /**
   * A site that accepts everything.
   *
   * @param id stands in its page addresses
   */
  public FakeTracker(String id) {
    this.id = id;
  }

  /** Treats the next uploads, one each, in these ways; later ones are accepted. */
  public synchronized void next(Behaviour... behaviours) {
    next.addAll(List.of(behaviours));
  }

  /** Makes every call fail like this, uploads too, until {@link #mend()}. */
  public synchronized void breakWith(FailureKind kind) {
    broken = Optional.of(kind);
  }

  public synchronized void mend() {
    broken = Optional.empty();
  }

  /** Gives every further upload this source flag, and so another info hash. */
  public synchronized void rewrite(String source) {
    rewriteTo = Optional.of(source);
  }

  /** Stores what was to land late. */
  public synchronized void land() {
    late.forEach(this::store);
    late.clear();
  }

  /** Stores another user's torrent. */
  public synchronized void placeForeign(TorrentFile torrent) {
    foreign.add(store(torrent));
  }

  /** Runs in every upload after the request has come. */
  public synchronized void whileUploading(Runnable hook) {
    whileUploading = hook;
  }

  /** Every upload request that came. */
  public synchronized List<UploadRequest> received() {
    return List.copyOf(received);
  }

  /** Every stored torrent by the site's number. */
  public synchronized Map<String, TorrentFile> stored() {
    return Map.copyOf(stored);
  }

  /** How many times someone looked for a torrent. */
  public synchronized int finds() {
    return finds;
  }

  @Override
  public synchronized Account account() {
    check("log in");
    return US;
  }

  @Override
  public synchronized Optional<Listing> find(UploadRequest upload) {
    InfoHash hash = upload.torrent().infoHash();
    finds++;
    check("look for " + hash);
    return idOf(hash)
        .map(found ->
            new Listing(
                found,
                "g" + found,
                foreign.contains(found) ? Listing.Whose.THEIRS : Listing.Whose.OURS,
                Listing.Likeness.SAME,
                stored.get(found).size(),
                stored.get(found).name()));
  }

  @Override
  public List<Listing> similar(UploadRequest upload) {
    return List.of();
  }

  @Override
  public synchronized UploadResult upload(UploadRequest request) {
    String doing = "upload " + request.torrent().name();
    check(doing);
    Behaviour behaviour = next.isEmpty() ? Behaviour.ACCEPT : next.poll();
    if (behaviour == Behaviour.DOWN) {
      throw new FailureException(FailureKind.TRANSIENT, doing, "the fake site is down");
    }
    received.add(request);
    whileUploading.run();
    TorrentFile torrent = request.torrent();
    return switch (behaviour) {
      case ACCEPT -> accept(torrent);
      case REFUSE -> new UploadResult.Refused(List.of("the fake site does not like it"));
      case RATE_LIMIT ->
          throw FailureException.limited(doing, "the fake site wants a pause", Optional.empty());
      case AUTH -> throw new FailureException(FailureKind.AUTH, doing, "the fake key is wrong");
      case LOSE_REPLY -> {
        accept(torrent);
        throw uncertain(doing);
      }
      case LAND_LATE -> {
        late.add(kept(torrent));
        throw uncertain(doing);
      }
      case LOSE_REQUEST -> throw uncertain(doing);
      case HALF_MADE -> {
        halfMade.add(store(kept(torrent)));
        throw uncertain(doing);
      }
      case DOWN -> throw new IllegalStateException();
    };
  }

  private UploadResult accept(TorrentFile torrent) {
    TorrentFile kept = kept(torrent);
    Optional<String> there = idOf(kept.infoHash());
    if (there.isPresent()) {
      return new UploadResult.AlreadyThere(there.get());
    }
    String number = store(kept);
    boolean same = kept.infoHash().equals(torrent.infoHash());
    return new UploadResult.Accepted(number, "g" + number, same, List.of());
  }

  private TorrentFile kept(TorrentFile torrent) {
    return rewriteTo
        .map(source -> torrent.withSource(source, Optional.empty()))
        .orElseGet(() -> torrent.withAnnounce(Optional.empty()));
  }

  private String store(TorrentFile torrent) {
    String number = Integer.toString(100 + stored.size() + 1);
    stored.put(number, torrent);
    return number;
  }

  private Optional<String> idOf(InfoHash hash) {
    return stored.entrySet().stream()
        .filter(entry -> entry.getValue().infoHash().equals(hash))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public synchronized TorrentFile download(String torrentId) {
    String doing = "download " + torrentId;
    check(doing);
    TorrentFile torrent = stored.get(torrentId);
    if (torrent == null) {
      throw new FailureException(FailureKind.REJECTED, doing, "the fake site has no such torrent");
    }
    if (halfMade.contains(torrentId)) {
      throw new FailureException(FailureKind.TRANSIENT, doing, "it is half-made");
    }
    return torrent;
  }

  @Override
  public String page(String torrentId) {
    return "https://" + id + ".example/torrents.php?torrentid=" + torrentId;
  }

  @Override
  public Optional<String> torrentId(URI page) {
    String query = String.valueOf(page.getQuery());
    return query.startsWith("torrentid=")
        ? Optional.of(query.substring("torrentid=".length()))
        : Optional.empty();
  }

  private void check(String doing) {
    broken.ifPresent(kind -> {
      throw new FailureException(kind, doing, "the fake site was told to fail");
    });
  }

  private static FailureException uncertain(String doing) {
    return new FailureException(FailureKind.UNCERTAIN, doing, "the fake site lost the reply");
  }
}
