package dev.seedpost.tracker.unit3d;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.http.Http;
import dev.seedpost.http.Reply;
import dev.seedpost.http.SecretsInAddress;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.TorrentEntry;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadParts;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One UNIT3D site with one login. The site rewrites every torrent with random bytes, so nothing is
 * ever looked for by info hash, and its own file has to be fetched. Safe for use by many threads.
 */
final class Unit3dClient implements TrackerClient {
  private static final String RSS_KEY = "rss-key";

  private static final Pattern PAGE = Pattern.compile("/torrents/([0-9]{1,18})/?");

  /** The largest number of results that the API gives at once is 100. */
  private static final int FEWEST = 25;

  private static final int SPREAD = 76;

  private final Definition definition;
  private final Unit3dApi api;
  private final Http http;
  private final RssKey rssKey;
  private final Unit3dAnswers answers;
  private final UploadAnswers uploads;
  private final AtomicInteger asked =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(SPREAD));
  private volatile Optional<Account> known = Optional.empty();

  Unit3dClient(Definition definition, Unit3dApi api, Http http, RssKey rssKey) {
    this.definition = definition;
    this.api = api;
    this.http = http;
    this.rssKey = rssKey;
    SiteSentences sentences = new SiteSentences(definition, http::masked);
    this.answers = new Unit3dAnswers(definition, sentences, rssKey);
    this.uploads = new UploadAnswers(definition, sentences, rssKey);
  }

  @Override
  public Account account() {
    String doing = "log in to " + definition.name();
    Account account = answers.account(http.send(api.user(), doing), doing);
    known = Optional.of(account);
    return account;
  }

  private Account knownAccount() {
    return known.orElseGet(this::account);
  }

  /** By the exact name, which the site holds to be unique, the size and the number of files. */
  @Override
  public Optional<Listing> find(UploadRequest upload) {
    TorrentFile torrent = upload.torrent();
    Optional<String> name = upload.value("name");
    Map<String, String> query = new LinkedHashMap<>();
    name.ifPresentOrElse(
        ours -> query.put("name", ours), () -> query.put("file_name", largest(torrent)));
    String doing = "look for " + Texts.printable(torrent.name()) + " on " + definition.name();
    List<Found> alike =
        filter(query, doing).stream()
            .filter(one -> one.isNamed(name) && one.hasPayloadOf(torrent))
            .toList();
    return alike.isEmpty()
        ? Optional.empty()
        : alike.stream()
            .map(one -> one.listing(knownAccount(), Listing.Likeness.ALIKE))
            .min(Comparator.comparingInt(one -> rank(one.whose())));
  }

  private static int rank(Listing.Whose whose) {
    return switch (whose) {
      case OURS -> 0;
      case HIDDEN -> 1;
      case THEIRS -> 2;
    };
  }

  private static String largest(TorrentFile torrent) {
    return torrent.files().stream()
        .max(Comparator.comparingLong(TorrentEntry::length))
        .map(file -> file.path().substring(file.path().lastIndexOf('/') + 1))
        .orElse(torrent.name());
  }

  @Override
  public List<Listing> similar(UploadRequest upload) {
    Map<String, String> query = new LinkedHashMap<>();
    for (Map.Entry<String, String> id :
        List.of(
            Map.entry("tmdb", "tmdbId"),
            Map.entry("imdb", "imdbId"),
            Map.entry("tvdb", "tvdbId"))) {
      Optional<String> number = upload.value(id.getKey()).filter(text -> !text.matches("0*"));
      if (number.isPresent()) {
        query.put(id.getValue(), number.get());
        break;
      }
    }
    if (query.isEmpty()) {
      return List.of();
    }
    copy(upload, "category_id", query, "categories[]");
    copy(upload, "type_id", query, "types[]");
    copy(upload, "resolution_id", query, "resolutions[]");
    copy(upload, "season_number", query, "seasonNumber");
    copy(upload, "episode_number", query, "episodeNumber");
    String doing =
        "look for torrents like "
            + Texts.printable(upload.torrent().name())
            + " on "
            + definition.name();
    Optional<String> name = upload.value("name");
    return filter(query, doing).stream()
        .filter(one -> name.isEmpty() || !one.isNamed(name))
        .map(one -> one.listing(knownAccount(), Listing.Likeness.SIMILAR))
        .toList();
  }

  private static void copy(
      UploadRequest upload, String field, Map<String, String> query, String parameter) {
    upload.value(field).ifPresent(value -> query.put(parameter, value));
  }

  /**
   * Answers are kept for 5 to 6 minutes by the whole query, so no two of ours are the same
   * (TorrentController::filter).
   */
  private List<Found> filter(Map<String, String> query, String doing) {
    Map<String, String> varied = new LinkedHashMap<>(query);
    varied.put(
        "perPage", Integer.toString(FEWEST + Math.floorMod(asked.getAndIncrement(), SPREAD)));
    return answers.torrents(http.send(api.filter(varied), doing), doing);
  }

  @Override
  public UploadResult upload(UploadRequest request) {
    String doing =
        "upload " + Texts.printable(request.torrent().name()) + " to " + definition.name();
    return uploads.upload(
        http.sendOnce(
            api.upload(UploadParts.of(definition, request, "torrent")), doing, request.departure()),
        doing);
  }

  @Override
  public TorrentFile download(String torrentId) {
    String doing = "download torrent " + torrentId + " from " + definition.name();
    Reply reply = fetch(torrentId, doing);
    if (answers.isWrongKey(reply) && rssKey.forget()) {
      // The user may have made a new one: it is learned anew, once.
      reply = fetch(torrentId, doing);
    }
    return answers.file(reply, torrentId, doing);
  }

  private Reply fetch(String torrentId, String doing) {
    Secret key = rssKey.known().orElseGet(() -> learned(torrentId, doing));
    String address =
        definition
            .base()
            .resolve("torrent/download/" + torrentId + "." + SecretsInAddress.place(RSS_KEY))
            .toString();
    return http.send(
        api.download(address, new SecretsInAddress(Map.of(RSS_KEY, key), Map.of())), doing);
  }

  /** From the torrent itself, or, since one that waits for the staff is not shown, from another. */
  private Secret learned(String torrentId, String doing) {
    boolean shown = answers.torrent(http.send(api.torrent(torrentId), doing), doing).isPresent();
    if (rssKey.known().isEmpty()) {
      filter(Map.of(), doing);
    }
    return rssKey
        .known()
        .orElseThrow(() ->
            new FailureException(
                FailureKind.REJECTED,
                doing,
                definition.name()
                    + (shown ? " does not say where to download it" : " does not show this torrent")
                    + "; if it is there and waits for the staff, store "
                    + definition.credentialName("rss-key")
                    + ", the end of an address on the site's RSS page"));
  }

  @Override
  public String page(String torrentId) {
    return definition.base().resolve("torrents/" + torrentId).toString();
  }

  @Override
  public Optional<String> torrentId(URI page) {
    Matcher id = PAGE.matcher(String.valueOf(page.getPath()));
    return definition.url().getHost().equalsIgnoreCase(page.getHost()) && id.matches()
        ? Optional.of(id.group(1))
        : Optional.empty();
  }
}
