package dev.seedpost.tracker.gazelle;

import dev.seedpost.failure.Texts;
import dev.seedpost.http.Http;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadParts;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One Gazelle site with one login. Safe for use by many threads. */
final class GazelleClient implements TrackerClient {

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

  @Override
  public Optional<Listing> find(UploadRequest upload) {
    return find(upload.torrent().infoHash());
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
    return answers.browsed(http.send(api.browse(query), doing), doing).stream()
        .filter(one -> one.isLike(upload))
        .map(Browsed::listing)
        .toList();
  }

  @Override
  public UploadResult upload(UploadRequest request) {
    TorrentFile torrent = request.torrent();
    String doing = "upload " + Texts.printable(torrent.name()) + " to " + definition.name();
    UploadResult result =
        answers.upload(
            http.sendOnce(
                api.upload(UploadParts.of(definition, withoutRequest(request), "file_input")),
                doing),
            doing);
    if (result instanceof UploadResult.Accepted accepted && !isKeptAsIs(torrent)) {
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

  /** The fields of the call that fills a request are not documented, so a person does it. */
  @Override
  public Optional<String> fillRequest(String torrentId, String requestId) {
    return Optional.of(
        "fill request "
            + requestId
            + " by hand at "
            + definition.base().resolve("requests.php")
            + " with "
            + page(torrentId));
  }

  /**
   * Whether the site's canonical form of the info dictionary is the one that was sent. It sorts
   * keys without a word (measured on OPS).
   */
  private boolean isKeptAsIs(TorrentFile torrent) {
    return torrent
        .withSource(definition.sourceFlag(), Optional.empty())
        .infoHash()
        .equals(torrent.infoHash());
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
