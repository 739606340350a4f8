package dev.seedpost.tracker.btn;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Http;
import dev.seedpost.http.Reply;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Html;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.SiteFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The one place where a reply of the API becomes a result or a failure: by its body first, then by
 * its status. Download links in replies hold an authkey and a passkey, so no body is ever quoted,
 * only the site's error sentence.
 */
final class BtnAnswers {
  private static final String BAD_KEY = "-32001";
  private static final String CALL_LIMIT = "-32002";
  private static final String DATABASE_FAULT = "Query execution was interrupted";

  /** The words of that error (BTN's API as clients recorded it). */
  private static final Pattern SPENT = Pattern.compile("(?i)call limit exceeded|-32002\\b");

  /** The limit is one of calls per hour, and no reply tells when the hour is over. */
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final String site;
  private final SiteFailures failures;
  private final UnaryOperator<String> mask;
  private final Function<Duration, Instant> later;

  BtnAnswers(Definition definition, Http http) {
    this(definition, http::masked, http::later);
  }

  /**
   * Answers of one site.
   *
   * @param mask replaces known secrets: the site's words end in the queue's table and on screens
   * @param later the moment so far from now
   */
  BtnAnswers(Definition definition, UnaryOperator<String> mask, Function<Duration, Instant> later) {
    this.site = definition.name();
    this.failures = new SiteFailures(definition, "api-key");
    this.mask = mask;
    this.later = later;
  }

  /** Who is logged in, from {@code userInfo}. */
  Account account(Reply reply, String doing) {
    Json result = result(reply, doing);
    Optional<String> user = result.text("Username");
    Optional<String> id = result.number("UserID");
    if (user.isEmpty() || id.isEmpty()) {
      throw failures.odd(doing);
    }
    return new Account(
        Html.plain(user.get()),
        id.get(),
        Html.plain(result.text("Class").orElse("")),
        Optional.empty(),
        buffer(result));
  }

  private static String buffer(Json result) {
    Optional<Long> up = result.number("Upload").map(Long::valueOf);
    Optional<Long> down = result.number("Download").map(Long::valueOf);
    return up.isEmpty() || down.isEmpty() ? "" : gibibytes(up.get() - down.get());
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
  }

  /** The torrents of {@code getTorrents}: a map by number, or an empty list, or nothing at all. */
  List<BtnTorrent> torrents(Reply reply, String doing) {
    Json result = result(reply, doing);
    Optional<String> count = result.number("results");
    if (count.isEmpty()) {
      throw failures.odd(doing);
    }
    List<BtnTorrent> torrents =
        result.objects("torrents").stream().flatMap(one -> BtnTorrent.of(one).stream()).toList();
    if (torrents.isEmpty() && !count.get().matches("0+")) {
      throw failures.odd(doing);
    }
    return torrents;
  }

  /** The download link of {@code getTorrentById}; it holds keys and must not be shown. */
  Optional<String> downloadLink(Reply reply, String torrentId, String doing) {
    // Masked, the link would lead nowhere: it holds the passkey of the announce URL.
    Json result = result(reply, reply.text().strip(), doing);
    return result.number("TorrentID").filter(torrentId::equals).isPresent()
        ? result.text("DownloadURL").map(Html::unescaped)
        : Optional.empty();
  }

  private Json result(Reply reply, String doing) {
    return result(reply, mask.apply(reply.text()).strip(), doing);
  }

  private Json result(Reply reply, String body, String doing) {
    Optional<Json> json = body.startsWith("{") ? Json.read(body) : Optional.empty();
    if (json.isEmpty()) {
      throw noJson(reply, body, doing);
    }
    Json error = json.get().object("error");
    if (!error.entries().isEmpty()) {
      throw refused(error, reply, doing);
    }
    if (!reply.ok()) {
      throw status(reply, doing).orElseGet(() -> failures.unreadable(reply, doing));
    }
    if (!json.get().entries().containsKey("result")) {
      throw failures.odd(doing);
    }
    return json.get().object("result");
  }

  private FailureException refused(Json error, Reply reply, String doing) {
    String said = Html.plain(mask.apply(error.text("message").orElse("")));
    return switch (error.text("code").orElse("")) {
      case BAD_KEY -> failures.login(doing, ", saying '" + said + "'");
      case CALL_LIMIT -> limited(reply, doing);
      default ->
          status(reply, doing)
              .orElseGet(() ->
                  new FailureException(
                      reply.status() >= 500 ? FailureKind.TRANSIENT : FailureKind.REJECTED,
                      doing,
                      site + " answered: " + said));
    };
  }

  private FailureException noJson(Reply reply, String body, String doing) {
    if (body.contains(DATABASE_FAULT)) {
      return new FailureException(
          FailureKind.TRANSIENT, doing, "the database of " + site + " is overloaded");
    }
    return status(reply, doing).orElseGet(() -> failures.unreadable(reply, doing));
  }

  /**
   * What a status means whatever the body. With 503 BTN tells that its calls are used up, and so
   * does whatever stands before it that it is down: BTN's own words alone make the difference.
   */
  private Optional<FailureException> status(Reply reply, String doing) {
    Optional<FailureException> clear = failures.clear(reply, doing);
    if (clear.isPresent() || reply.status() != 503) {
      return clear;
    }
    return Optional.of(
        SPENT.matcher(reply.text()).find() ? limited(reply, doing) : down(reply, doing));
  }

  private FailureException down(Reply reply, String doing) {
    return new FailureException(
        new Failure(
            FailureKind.TRANSIENT,
            doing,
            site + " is down: it answered with status 503",
            reply.retryAfter()));
  }

  private FailureException limited(Reply reply, String doing) {
    Instant again = reply.retryAfter().orElseGet(() -> later.apply(PAUSE));
    return FailureException.limited(
        doing, site + " asks for a pause: its calls for this hour are used up", Optional.of(again));
  }

  /** The .torrent behind a download link. */
  TorrentFile torrent(Reply reply, String torrentId, String doing) {
    byte[] body = reply.body();
    if (!reply.ok() || (body.length > 0 && body[0] != 'd')) {
      throw failures.unreadable(reply, doing);
    }
    if (body.length == 0) {
      throw new FailureException(
          FailureKind.TRANSIENT,
          doing,
          "the upload is half-made: the site has torrent "
              + torrentId
              + " but serves an empty file");
    }
    try {
      return TorrentFile.parse(body, "torrent " + torrentId);
    } catch (FailureException e) {
      throw new FailureException(
          new Failure(FailureKind.TRANSIENT, doing, e.failure().detail(), Optional.empty()), e);
    }
  }
}
