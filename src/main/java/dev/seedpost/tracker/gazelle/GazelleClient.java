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
import java.util.List;
import java.util.Locale;
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
    return List.of();
  }

  @Override
  public UploadResult upload(UploadRequest request) {
    TorrentFile torrent = request.torrent();
    String doing = "upload " + Texts.printable(torrent.name()) + " to " + definition.name();
    UploadResult result =
        answers.upload(
            http.sendOnce(api.upload(UploadParts.of(definition, request, "file_input")), doing),
            doing);
    if (result instanceof UploadResult.Accepted accepted && !isKeptAsIs(torrent)) {
      return new UploadResult.Accepted(
          accepted.torrentId(), accepted.groupId(), false, accepted.warnings());
    }
    return result;
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
    return GazelleFamily.base(definition).resolve("torrents.php?torrentid=" + torrentId).toString();
  }

  @Override
  public Optional<String> torrentId(URI page) {
    Matcher id = TORRENT_ID.matcher(String.valueOf(page.getRawQuery()));
    return definition.url().getHost().equalsIgnoreCase(page.getHost()) && id.find()
        ? Optional.of(id.group(1))
        : Optional.empty();
  }
}
