package dev.seedpost.qbittorrent;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.http.Http;
import dev.seedpost.http.Reply;
import dev.seedpost.qbittorrent.WebApiRows.TorrentRow;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.RequestBody;

/**
 * A qBittorrent from 4.5 on, over its Web API. Safe for use by many threads; one instance remembers
 * a refused login until it is rebuilt.
 */
public final class WebQbittorrent implements Qbittorrent {
  private static final int PAGE = 3000;
  private static final Duration ANNOUNCE_AGAIN = Duration.ofSeconds(5);

  private final WebApi api;
  private final WebSession session;
  private final WebApiAnswers answers;
  private final RowReader rows;
  private final PathMap paths;
  private final Pause pause;
  private final InstantSource clock;
  private final Map<InfoHash, Instant> asked = new ConcurrentHashMap<>();

  /**
   * Connects with nothing yet; the first call logs in.
   *
   * @param password of the settings' user; empty for a qBittorrent that lets local callers in
   */
  public WebQbittorrent(
      Http http, ClientSettings settings, Optional<Secret> password, InstantSource clock) {
    this(http, settings, password, clock, Pause.SLEEP);
  }

  WebQbittorrent(
      Http http,
      ClientSettings settings,
      Optional<Secret> password,
      InstantSource clock,
      Pause pause) {
    this.api =
        http.retrofit(URI.create(settings.url() + "/"), Map.of(), Optional.empty())
            .create(WebApi.class);
    this.answers = new WebApiAnswers(settings.url().toString());
    this.session = new WebSession(http, api, settings, password, answers, clock);
    this.rows = new RowReader(answers, settings.paths());
    this.paths = settings.paths();
    this.pause = pause;
    this.clock = clock;
  }

  @Override
  public String version() {
    String doing = "ask qBittorrent for its version";
    Reply reply = answers.expectOk(session.send(doing, api::version), doing);
    String version = reply.text().strip();
    if (!version.matches("v?\\d[\\w.+-]{0,40}")) {
      throw answers.unexpected(reply, doing);
    }
    return version;
  }

  @Override
  public Optional<ClientTorrent> find(InfoHash hash) {
    return row(hash, "look for " + hash + " in qBittorrent").flatMap(rows::torrent);
  }

  private Optional<TorrentRow> row(InfoHash hash, String doing) {
    return list(Map.of("hashes", hash.hex()), doing).stream()
        .filter(row -> hash.hex().equalsIgnoreCase(row.hash()))
        .findFirst();
  }

  private List<TorrentRow> list(Map<String, String> wanted, String doing) {
    Reply reply = session.send(doing, cookie -> api.info(cookie, wanted));
    return rows.torrents(answers.expectOk(reply, doing), doing);
  }

  @Override
  public List<ClientTorrent> completed(Set<String> categories, Set<String> tags) {
    List<Map<String, String>> questions = new ArrayList<>();
    categories.forEach(name -> questions.add(Map.of("filter", "completed", "category", name)));
    tags.forEach(name -> questions.add(Map.of("filter", "completed", "tag", name)));
    if (questions.isEmpty()) {
      questions.add(Map.of("filter", "completed"));
    }
    Map<InfoHash, ClientTorrent> found = new LinkedHashMap<>();
    for (Map<String, String> question : questions) {
      pages(question, "list qBittorrent's completed torrents").stream()
          .flatMap(row -> rows.torrent(row).stream())
          // The filter lets checking torrents through, and 4.x ignores filters it does not know.
          .filter(torrent -> torrent.state().complete() && torrent.amountLeft() == 0)
          .filter(torrent -> wanted(torrent, categories, tags))
          .forEach(torrent -> found.put(torrent.hash(), torrent));
    }
    return found.values().stream()
        .sorted(
            Comparator.comparing(
                    (ClientTorrent torrent) -> torrent.completed().orElse(Instant.EPOCH))
                .reversed())
        .toList();
  }

  /**
   * Page by page, because a row takes up to 2 kB and a reply has a limit. An offset past the end is
   * ignored up to 5.1: a page without anything new ends the list too.
   */
  private Collection<TorrentRow> pages(Map<String, String> question, String doing) {
    Map<String, TorrentRow> all = new LinkedHashMap<>();
    int size;
    int before;
    int offset = 0;
    do {
      Map<String, String> wanted = new LinkedHashMap<>(question);
      wanted.put("sort", "hash");
      wanted.put("limit", String.valueOf(PAGE));
      wanted.put("offset", String.valueOf(offset));
      List<TorrentRow> page = list(wanted, doing);
      before = all.size();
      page.forEach(row -> all.put(String.valueOf(row.hash()), row));
      size = page.size();
      offset += PAGE;
    } while (size >= PAGE && all.size() > before);
    return all.values();
  }

  /** A category includes those below it, as in qBittorrent's own filter. */
  private static boolean wanted(ClientTorrent torrent, Set<String> categories, Set<String> tags) {
    return (categories.isEmpty() && tags.isEmpty())
        || categories.stream()
            .anyMatch(name ->
                torrent.category().equals(name)
                    || (!name.isEmpty() && torrent.category().startsWith(name + "/")))
        || torrent.tags().stream().anyMatch(tags::contains);
  }

  @Override
  public AddResult add(TorrentFile torrent, Placement placement, boolean trusted) {
    String doing = "add " + Texts.printable(torrent.name()) + " to qBittorrent";
    checkCategory(placement.category(), doing);
    RequestBody form =
        AddForm.of(torrent, paths.toClient(placement.savePath()), placement, trusted);
    return new Addition(
            torrent.infoHash(),
            () -> session.send(doing, cookie -> api.add(cookie, form)),
            this::find,
            answers,
            pause,
            doing)
        .run();
  }

  /** A name that qBittorrent does not take would be dropped without a word. */
  private static void checkCategory(String category, String doing) {
    boolean emptyPart = !category.isEmpty() && ("/" + category + "/").contains("//");
    if (emptyPart || category.contains("\\")) {
      throw badCategory(category, doing);
    }
  }

  private static FailureException badCategory(String category, String doing) {
    return new FailureException(
        FailureKind.CONFIG,
        doing,
        "qBittorrent takes no category named '"
            + Texts.printable(category)
            + "'; a category has no \\ and no empty part between slashes");
  }

  @Override
  public List<TrackerRow> trackers(InfoHash hash) {
    String doing = "list the trackers of " + hash + " in qBittorrent";
    Reply reply = session.send(doing, cookie -> api.trackers(cookie, hash.hex()));
    if (reply.status() == 404) {
      return List.of();
    }
    return rows.trackers(answers.expectOk(reply, doing), doing);
  }

  @Override
  public void start(InfoHash hash) {
    String doing = "start " + hash + " in qBittorrent";
    operate(saysStop(doing) ? "start" : "resume", hash, doing);
  }

  @Override
  public void stop(InfoHash hash) {
    String doing = "stop " + hash + " in qBittorrent";
    operate(saysStop(doing) ? "stop" : "pause", hash, doing);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Measured on 4.5.2: asked every 0.6 s, it puts the announce off for ever; every second is
   * fine. So a call within {@link #ANNOUNCE_AGAIN} of the last one does nothing.
   */
  @Override
  public void reannounce(InfoHash hash) {
    Instant now = clock.instant();
    asked.values().removeIf(last -> !now.isBefore(last.plus(ANNOUNCE_AGAIN)));
    if (asked.putIfAbsent(hash, now) == null) {
      announce(hash);
    }
  }

  private void announce(InfoHash hash) {
    operate("reannounce", hash, "announce " + hash + " again from qBittorrent");
  }

  private void operate(String operation, InfoHash hash, String doing) {
    answers.expectOk(
        session.send(doing, cookie -> api.operate(cookie, operation, hash.hex())), doing);
  }

  /**
   * Asked each time, because the program may be upgraded beside us and a call of the other pair is
   * a 404; it takes a millisecond.
   */
  private boolean saysStop(String doing) {
    Reply reply = answers.expectOk(session.send(doing, api::webApiVersion), doing);
    return WebApiVersion.of(reply.text())
        .orElseThrow(() -> answers.unexpected(reply, doing))
        .saysStop();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A torrent under automatic management keeps its category: setting it would move the files.
   */
  @Override
  public void label(InfoHash hash, String category, List<String> tags) {
    String doing = "label " + hash + " in qBittorrent";
    checkCategory(category, doing);
    if (!tags.isEmpty()) {
      answers.expectOk(
          session.send(doing, cookie -> api.addTags(cookie, hash.hex(), AddForm.tags(tags))),
          doing);
    }
    if (category.isEmpty()
        || row(hash, doing).map(row -> Boolean.TRUE.equals(row.managed())).orElse(true)) {
      return;
    }
    if (setCategory(hash, category, doing).status() == 409) {
      session.send(doing, cookie -> api.createCategory(cookie, category, ""));
      if (setCategory(hash, category, doing).status() == 409) {
        throw badCategory(category, doing);
      }
    }
  }

  private Reply setCategory(InfoHash hash, String category, String doing) {
    Reply reply = session.send(doing, cookie -> api.setCategory(cookie, hash.hex(), category));
    return reply.status() == 409 ? reply : answers.expectOk(reply, doing);
  }
}
