package dev.seedpost.tracker.api;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.http.Http;
import dev.seedpost.torrent.TorrentEntry;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.ResponseBody;
import retrofit2.Call;

/** One site with an API of its own, with one login. Safe for use by many threads. */
final class ApiClient implements TrackerClient {
  private final Definition definition;
  private final Api api;
  private final Wire wire;
  private final Http http;
  private final ApiAnswers answers;
  private volatile Optional<Account> known = Optional.empty();

  ApiClient(Definition definition, Api api, Wire wire, Http http) {
    this.definition = definition;
    this.api = api;
    this.wire = wire;
    this.http = http;
    this.answers = new ApiAnswers(definition, api, http::masked);
  }

  @Override
  public Account account() {
    String doing = "log in to " + definition.name();
    Api.WhoAmI call =
        api.reads()
            .account()
            .orElseThrow(() ->
                new FailureException(
                    FailureKind.REJECTED,
                    doing,
                    "its API is not known to tell who is logged in; the first upload shows whether"
                        + " the key is right"));
    Account account = answers.account(http.send(wire.account(call), doing), call, doing);
    known = Optional.of(account);
    return account;
  }

  /** By info hash, else by the exact name and the size. */
  @Override
  public Optional<Listing> find(UploadRequest upload) {
    TorrentFile torrent = upload.torrent();
    Optional<Api.Find> find = api.reads().find();
    Optional<Call<ResponseBody>> call = find.flatMap(one -> wire.find(one, upload));
    if (call.isEmpty()) {
      return Optional.empty();
    }
    String doing = "look for " + Texts.printable(torrent.name()) + " on " + definition.name();
    Set<String> names = names(upload);
    return answers.found(http.send(call.get(), doing), find.orElseThrow(), doing).stream()
        .filter(one -> one.isSame(torrent) || one.isAlike(torrent, names))
        .map(one ->
            one.listing(
                one.isSame(torrent) ? Listing.Likeness.SAME : Listing.Likeness.ALIKE, whose(one)))
        .min(Comparator.comparing(Listing::likeness).thenComparing(Listing::whose));
  }

  /** What a site may call an upload of ours: the form's name, the torrent's, its largest file's. */
  private static Set<String> names(UploadRequest upload) {
    TorrentFile torrent = upload.torrent();
    Set<String> names = new HashSet<>();
    upload.value("name").map(String::strip).ifPresent(names::add);
    names.add(torrent.name());
    names.add(torrent.name().replaceFirst("\\.(mkv|mp4|avi|ts|m2ts|iso)$", ""));
    torrent.files().stream()
        .max(Comparator.comparingLong(TorrentEntry::length))
        .map(file -> file.path().substring(file.path().lastIndexOf('/') + 1))
        .ifPresent(names::add);
    return names;
  }

  private Listing.Whose whose(Found found) {
    if (found.uploader().isBlank()
        || found.uploader().equalsIgnoreCase("anonymous")
        || api.reads().account().isEmpty()) {
      return Listing.Whose.HIDDEN;
    }
    return known.orElseGet(this::account).userId().equals(found.uploader())
        ? Listing.Whose.OURS
        : Listing.Whose.THEIRS;
  }

  /** By what the form says, where a search of the site is known well enough. */
  @Override
  public List<Listing> similar(UploadRequest upload) {
    String doing =
        "look for uploads like "
            + Texts.printable(upload.torrent().name())
            + " on "
            + definition.name();
    return api.reads()
        .similar()
        .flatMap(search ->
            wire.similar(search, upload)
                .map(call -> answers.similar(http.send(call, doing), search, upload, doing)))
        .orElse(List.of());
  }

  @Override
  public UploadResult upload(UploadRequest request) {
    String doing =
        "upload " + Texts.printable(request.torrent().name()) + " to " + definition.name();
    return answers.upload(http.sendOnce(wire.upload(request), doing, request.departure()), doing);
  }

  @Override
  public TorrentFile download(String torrentId) {
    String doing = "download torrent " + torrentId + " from " + definition.name();
    Slots path =
        api.reads()
            .download()
            .orElseThrow(() ->
                new FailureException(
                    FailureKind.REJECTED,
                    doing,
                    "its API is not known to serve torrents; bring this one with 'seedpost queue"
                        + " done ID --url ADDRESS --torrent FILE'"));
    return answers.file(http.send(wire.download(path, torrentId), doing), torrentId, doing);
  }

  @Override
  public String page(String torrentId) {
    return api.pages().of(torrentId);
  }

  @Override
  public Optional<String> torrentId(URI page) {
    return api.pages().torrentId(page);
  }
}
