package dev.seedpost.upload;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;

/** A tracker whose next answers are written down beforehand; without a script it simply works. */
final class ScriptedSite implements TrackerClient {
  private final Deque<Function<UploadRequest, UploadResult>> uploads = new ArrayDeque<>();
  private final Deque<Supplier<Optional<Listing>>> looks = new ArrayDeque<>();
  private final Deque<Function<TorrentFile, TorrentFile>> downloads = new ArrayDeque<>();
  private final Deque<FailureException> checks = new ArrayDeque<>();
  private int checked;
  private final List<InfoHash> sent = new ArrayList<>();
  private Optional<TorrentFile> stored = Optional.empty();
  private boolean ours = true;
  private boolean showsAll = true;
  private List<Listing> similar = List.of();
  private Optional<BinaryOperator<String>> filling = Optional.empty();

  /** The next upload goes this way. */
  void nextUpload(Function<UploadRequest, UploadResult> way) {
    uploads.add(way);
  }

  void nextUploadFails(FailureException failure) {
    nextUpload(request -> {
      throw failure;
    });
  }

  /** The next upload is stored and its answer lost. */
  void nextAnswerIsLost() {
    nextUpload(request -> {
      stored = Optional.of(request.torrent());
      throw new FailureException(FailureKind.UNCERTAIN, "upload", "the answer was lost");
    });
  }

  /** The next look finds nothing, whatever is stored: it has not landed yet. */
  void nextLookFindsNothing() {
    looks.add(Optional::empty);
  }

  void nextLookFinds(Listing listing) {
    looks.add(() -> Optional.of(listing));
  }

  void nextLookFails(FailureException failure) {
    looks.add(() -> {
      throw failure;
    });
  }

  void nextDownload(Function<TorrentFile, TorrentFile> way) {
    downloads.add(way);
  }

  /** Somebody has uploaded this torrent. */
  void holds(TorrentFile torrent, boolean byUs) {
    stored = Optional.of(torrent);
    ours = byUs;
  }

  /** Finding nothing proves nothing here. */
  void shows(boolean everything) {
    showsAll = everything;
  }

  @Override
  public boolean wouldShow(UploadRequest upload) {
    return showsAll;
  }

  /** Others have uploaded this release too. */
  void hasSimilar(Listing... listings) {
    similar = List.of(listings);
  }

  /** What comes of filling a request, with the torrent's and the request's number. */
  void fillsRequests(BinaryOperator<String> way) {
    filling = Optional.of(way);
  }

  @Override
  public Optional<String> fillRequest(String torrentId, String requestId) {
    return filling.map(way -> way.apply(torrentId, requestId));
  }

  /** Info hashes of every upload request that left. */
  List<InfoHash> sent() {
    return List.copyOf(sent);
  }

  /** The next check of the login fails. */
  void nextCheckFails(FailureException failure) {
    checks.add(failure);
  }

  /** How often the login was checked. */
  int checked() {
    return checked;
  }

  @Override
  public Account account() {
    checked++;
    if (!checks.isEmpty()) {
      throw checks.poll();
    }
    return new Account("user", "1", "Member");
  }

  @Override
  public Optional<Listing> find(UploadRequest upload) {
    if (!looks.isEmpty()) {
      return looks.poll().get();
    }
    return stored
        .filter(torrent -> torrent.infoHash().equals(upload.torrent().infoHash()))
        .map(torrent ->
            new Listing(
                "700",
                "70",
                ours ? Listing.Whose.OURS : Listing.Whose.THEIRS,
                Listing.Likeness.SAME,
                torrent.size(),
                torrent.name()));
  }

  @Override
  public List<Listing> similar(UploadRequest upload) {
    return similar;
  }

  @Override
  public UploadResult upload(UploadRequest request) {
    sent.add(request.torrent().infoHash());
    if (!uploads.isEmpty()) {
      return uploads.poll().apply(request);
    }
    stored = Optional.of(request.torrent());
    return new UploadResult.Accepted("700", "70", true, List.of("nice rip"));
  }

  @Override
  public TorrentFile download(String torrentId) {
    TorrentFile torrent = stored.orElseThrow();
    return downloads.isEmpty() ? torrent : downloads.poll().apply(torrent);
  }

  @Override
  public String page(String torrentId) {
    return "https://site.example/torrents.php?torrentid=" + torrentId;
  }

  @Override
  public Optional<String> torrentId(URI page) {
    return Optional.of("700");
  }
}
