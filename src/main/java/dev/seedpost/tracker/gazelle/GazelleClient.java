package dev.seedpost.tracker.gazelle;

import dev.seedpost.failure.Texts;
import dev.seedpost.http.Http;
import dev.seedpost.http.Reply;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadParts;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MultipartBody;

/** One Gazelle site with one login. Safe for use by many threads. */
final class GazelleClient implements TrackerClient {
  /** Torrents of exactly one size are few; each of them costs a download. */
  private static final int MOST_PROOFS = 3;

  private static final Pattern TORRENT_ID =
      Pattern.compile("(?:^|&)torrentid=([0-9]{1,18})(?:&|$)");

  private final Definition definition;
  private final GazelleOptions options;
  private final GazelleApi api;
  private final Http http;
  private final GazelleAnswers answers;
  private volatile Optional<Account> known = Optional.empty();

  GazelleClient(Definition definition, GazelleApi api, Http http) {
    this.definition = definition;
    this.options = GazelleOptions.of(definition);
    this.api = api;
    this.http = http;
    this.answers = new GazelleAnswers(new GazelleRefusals(definition), http::masked);
  }

  @Override
  public Account account() {
    String doing = "log in to " + definition.name();
    Account account = answers.account(http.send(api.index(), doing), doing);
    known = Optional.of(account);
    return account;
  }

  private Account knownAccount() {
    return known.orElseGet(this::account);
  }

  /**
   * By info hash. RED also lists what a user has uploaded (its API page), which finds an upload
   * whose info dictionary the site changed: one of the same size whose .torrent proves to be of the
   * same payload.
   */
  @Override
  public Optional<Listing> find(UploadRequest upload) {
    Optional<Listing> found = find(upload.torrent().infoHash());
    return found.isPresent() || !options.listsOwnUploads()
        ? found
        : findAmongOurs(upload.torrent());
  }

  private Optional<Listing> findAmongOurs(TorrentFile torrent) {
    String doing = "list our own uploads on " + definition.name();
    Reply reply = http.send(api.ownUploads(knownAccount().userId()), doing);
    return answers.uploadsOfSize(reply, torrent.size(), doing).stream()
        .limit(MOST_PROOFS)
        .filter(id -> torrent.differenceTo(download(id)).isEmpty())
        .findFirst()
        .map(id ->
            new Listing(
                id,
                "",
                Listing.Whose.OURS,
                Listing.Likeness.ALIKE,
                torrent.size(),
                Texts.printable(torrent.name())));
  }

  private Optional<Listing> find(InfoHash hash) {
    String doing = "look for " + hash + " on " + definition.name();
    String asked = options.upperHash() ? hash.hex().toUpperCase(Locale.ROOT) : hash.hex();
    return answers.listing(http.send(api.torrent(asked), doing), hash, this::knownAccount, doing);
  }

  @Override
  public List<Listing> similar(UploadRequest upload) {
    String title = upload.value("title").orElse("");
    if (title.isEmpty()) {
      return List.of();
    }
    Map<String, String> query = new LinkedHashMap<>();
    upload
        .value("artists[]")
        .ifPresentOrElse(
            artist -> {
              query.put("artistname", artist);
              query.put("groupname", title);
            },
            () -> query.put("searchstr", title));
    String doing =
        "look for torrents like "
            + Texts.printable(upload.torrent().name())
            + " on "
            + definition.name();
    Resemblance resemblance =
        new Resemblance(
            upload, definition.form().tables().getOrDefault(GazelleForm.CATEGORY, Map.of()));
    return answers.browsed(http.send(api.browse(query), doing), doing).stream()
        .filter(resemblance::holds)
        .map(Browsed::listing)
        .toList();
  }

  @Override
  public int encodingsPerRequest() {
    return options.sendsTogether() ? Encodings.MOST : 1;
  }

  @Override
  public boolean isSameEdition(List<FormField> form, List<FormField> other) {
    return Encodings.sameEdition(form, other);
  }

  @Override
  public UploadResult upload(UploadRequest request) {
    TorrentFile torrent = request.torrent();
    List<MultipartBody.Part> parts =
        new ArrayList<>(UploadParts.of(definition, withoutRequest(request), "file_input"));
    parts.addAll(Encodings.parts(definition, request.further()));
    String doing = "upload " + Texts.printable(torrent.name()) + " to " + definition.name();
    UploadResult result =
        answers.upload(http.sendOnce(api.upload(parts), doing, request.departure()), doing);
    // The site sorts the keys of the info dictionary without a word (measured on OPS).
    if (result instanceof UploadResult.Accepted accepted
        && !torrent.staysWithSource(definition.sourceFlag())) {
      return new UploadResult.Accepted(
          accepted.torrentId(), accepted.groupId(), false, accepted.warnings());
    }
    return result;
  }

  /**
   * With a number that does not exist the site stores the upload and answers with a page for people
   * (measured on OPS), so a request is never filled by the upload itself.
   */
  private static UploadRequest withoutRequest(UploadRequest request) {
    return new UploadRequest(
        request.torrent(),
        request.fields().stream()
            .filter(field -> !field.name().equals(GazelleForm.REQUEST))
            .toList(),
        request.content());
  }

  @Override
  public Optional<String> fillRequest(String torrentId, String requestId) {
    return Optional.of(
        new RequestFilling(definition.base(), api, http, answers)
            .fill(requestId, torrentId, page(torrentId), options.fillsRequests()));
  }

  @Override
  public TorrentFile download(String torrentId) {
    String doing = "download torrent " + torrentId + " from " + definition.name();
    return answers.torrent(http.send(api.download(torrentId), doing), torrentId, doing);
  }

  @Override
  public String page(String torrentId) {
    return definition.base().resolve("torrents.php?torrentid=" + torrentId).toString();
  }

  @Override
  public Optional<String> torrentId(URI page) {
    Matcher id = TORRENT_ID.matcher(String.valueOf(page.getRawQuery()));
    return definition.url().getHost().equalsIgnoreCase(page.getHost()) && id.find()
        ? Optional.of(id.group(1))
        : Optional.empty();
  }
}
