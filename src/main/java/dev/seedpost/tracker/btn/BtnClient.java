package dev.seedpost.tracker.btn;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.http.Http;
import dev.seedpost.http.Reply;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.TrackerClient;
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
import okhttp3.HttpUrl;

/** BTN with one login. Safe for use by many threads. */
final class BtnClient implements TrackerClient {
  private static final Pattern TORRENT_ID =
      Pattern.compile("(?:^|&)torrentid=([0-9]{1,18})(?:&|$)");

  private final Definition definition;
  private final BtnOptions options;
  private final BtnRpc rpc;
  private final Optional<BtnSession> session;
  private final BtnAnswers answers;
  private final BtnUploadAnswers pages;

  BtnClient(Definition definition, BtnRpc rpc, Optional<BtnSession> session, Http http) {
    this.definition = definition;
    this.options = BtnOptions.of(definition);
    this.rpc = rpc;
    this.session = session;
    this.answers = new BtnAnswers(definition, http);
    this.pages = new BtnUploadAnswers(definition, http::masked);
  }

  @Override
  public Account account() {
    String doing = "log in to " + definition.name();
    return answers.account(rpc.userInfo(doing), doing);
  }

  @Override
  public Optional<Listing> find(UploadRequest upload) {
    TorrentFile torrent = upload.torrent();
    Optional<Listing> same =
        torrents(Map.of("hash", torrent.infoHash().hex().toUpperCase(Locale.ROOT)), upload).stream()
            .filter(one -> one.is(torrent.infoHash()))
            .findFirst()
            .map(one -> one.listing(Listing.Likeness.SAME));
    if (same.isPresent()) {
      return same;
    }
    String name = upload.value(BtnForm.NAME).orElseGet(torrent::name);
    return torrents(Map.of("search", name), upload).stream()
        .filter(one -> one.name().equalsIgnoreCase(name) && one.size() == torrent.size())
        .findFirst()
        .map(one -> one.listing(Listing.Likeness.ALIKE));
  }

  /** The same episode or season with the same resolution, source and codec. */
  @Override
  public List<Listing> similar(UploadRequest upload) {
    Optional<Map<String, String>> filter = sameEpisode(upload);
    if (filter.isEmpty()) {
      return List.of();
    }
    BtnTorrent.Quality ours =
        new BtnTorrent.Quality(
            upload.value("resolution").orElse(""),
            upload.value("media").orElse(""),
            upload.value("bitrate").orElse(""));
    return torrents(filter.get(), upload).stream()
        .filter(one -> one.quality().is(ours))
        .map(one -> one.listing(Listing.Likeness.SIMILAR))
        .toList();
  }

  /** What a person uploaded may have another name and hash, but it is of the same episode. */
  @Override
  public boolean wouldShow(UploadRequest upload) {
    return sameEpisode(upload).isPresent();
  }

  private static Optional<Map<String, String>> sameEpisode(UploadRequest upload) {
    Optional<String> series = upload.value(BtnForm.SERIES);
    Optional<String> number =
        upload
            .value(BtnForm.EPISODE)
            // A season is named "Season 5", and may have a remark behind it.
            .or(() ->
                upload
                    .value(BtnForm.SEASON)
                    .map(season -> "Season " + season.replaceFirst("^S0*(?=[0-9])", "") + "%"));
    if (series.isEmpty() || number.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> filter = new LinkedHashMap<>();
    upload.value(BtnForm.TYPE).ifPresent(type -> filter.put("category", type));
    filter.put("tvdb", series.get());
    filter.put("name", number.get());
    return Optional.of(filter);
  }

  private List<BtnTorrent> torrents(Map<String, String> filter, UploadRequest upload) {
    String doing =
        "look for " + Texts.printable(upload.torrent().name()) + " on " + definition.name();
    return answers.torrents(rpc.torrents(filter, doing), doing);
  }

  @Override
  public UploadResult upload(UploadRequest request) {
    if (session.isEmpty()) {
      return new UploadResult.HandedOver(
          definition.name()
              + " takes uploads by its web form alone: store "
              + definition.credentialName("cookie")
              + " and run 'seedpost retry' to have it sent for you, or upload it by hand at "
              + definition.base().resolve("upload.php"));
    }
    return new BtnUpload(definition, session.get(), pages).send(request);
  }

  @Override
  public TorrentFile download(String torrentId) {
    String doing = "download torrent " + torrentId + " from " + definition.name();
    Optional<HttpUrl> link =
        answers
            .downloadLink(rpc.torrent(torrentId, doing), torrentId, doing)
            .flatMap(this::trusted);
    if (link.isPresent()) {
      return answers.torrent(rpc.follow(link.get(), doing), torrentId, doing);
    }
    if (session.isEmpty()) {
      throw new FailureException(
          FailureKind.REJECTED,
          doing,
          "the API of " + definition.name() + " has no download link for it");
    }
    Reply reply = session.get().download(torrentId, doing);
    pages.download(reply, doing);
    return answers.torrent(reply, torrentId, doing);
  }

  /** A link with our keys in it is followed to the site alone, and not in the clear. */
  private Optional<HttpUrl> trusted(String link) {
    return Optional.ofNullable(HttpUrl.parse(link))
        .filter(url -> options.hosts().contains(url.host()))
        .filter(url -> url.isHttps() || "http".equals(definition.url().getScheme()));
  }

  @Override
  public String page(String torrentId) {
    return definition.base().resolve("torrents.php?torrentid=" + torrentId).toString();
  }

  @Override
  public Optional<String> torrentId(URI page) {
    Matcher id = TORRENT_ID.matcher(String.valueOf(page.getRawQuery()));
    return page.getHost() != null
            && options.hosts().contains(page.getHost().toLowerCase(Locale.ROOT))
            && id.find()
        ? Optional.of(id.group(1))
        : Optional.empty();
  }
}
