package dev.seedpost.tracker.unit3d;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.SiteFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one place where a UNIT3D reply to a call that only reads becomes a result or a failure.
 * Nearly every reply holds an rsskey, so no body is ever quoted, only the site's sentences.
 */
final class Unit3dAnswers {
  private final String site;
  private final SiteFailures failures;
  private final SiteSentences sentences;
  private final RssKey rssKey;

  Unit3dAnswers(Definition definition, SiteSentences sentences, RssKey rssKey) {
    this.site = definition.name();
    this.failures = new SiteFailures(definition, "api-key");
    this.sentences = sentences;
    this.rssKey = rssKey;
  }

  /**
   * Who is logged in, from {@code /api/user}; it tells neither a number nor the right to upload.
   */
  Account account(Reply reply, String doing) {
    Json user = read(reply, doing);
    String name =
        user.text("username")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> failures.odd(doing));
    return new Account(
        sentences.said(name),
        name,
        sentences.said(user.text("group").orElse("")),
        Optional.empty(),
        sentences.said(user.text("buffer").orElse("")));
  }

  /** The torrents of {@code /api/torrents/filter}; the rsskey is learned by the way. */
  List<Found> torrents(Reply reply, String doing) {
    Json answer = read(reply, doing);
    if (!answer.entries().containsKey("data")) {
      throw failures.odd(doing);
    }
    List<Found> found = new ArrayList<>();
    // Servers up to 8.3 say "data":"404" when there is none.
    for (Json torrent : answer.objects("data")) {
      found.add(found(torrent).orElseThrow(() -> failures.odd(doing)));
    }
    return found;
  }

  /**
   * The torrent of {@code /api/torrents/ID}; empty if the site does not have it or its staff has
   * not approved it yet.
   */
  Optional<Found> torrent(Reply reply, String doing) {
    boolean absent =
        reply.status() == 404
            && Json.read(reply.text()).filter(json -> json.text("message").isPresent()).isPresent();
    return absent
        ? Optional.empty()
        : Optional.of(found(read(reply, doing)).orElseThrow(() -> failures.odd(doing)));
  }

  private Optional<Found> found(Json torrent) {
    Json attributes = torrent.object("attributes");
    attributes.text("download_link").ifPresent(rssKey::learn);
    return torrent
        .number("id")
        .map(id ->
            new Found(
                id,
                attributes.text("name").orElse(""),
                attributes.number("size").map(Long::valueOf).orElse(-1L),
                attributes.number("num_file").map(Long::valueOf).orElse(-1L),
                attributes.text("uploader").orElse("")));
  }

  private Json read(Reply reply, String doing) {
    Optional<Json> json = Json.read(reply.text());
    if (json.isEmpty()) {
      throw failures.unreadable(reply, doing);
    }
    failures
        .clear(reply, doing)
        .or(() -> sentences.login(reply, json.get(), doing))
        .ifPresent(failure -> {
          throw failure;
        });
    if (!reply.ok()) {
      throw new FailureException(
          reply.status() >= 500 ? FailureKind.TRANSIENT : FailureKind.REJECTED,
          doing,
          site
              + " answered with status "
              + reply.status()
              + ": "
              + sentences.said(json.get().text("message").orElse("no reason given")));
    }
    return json.get();
  }

  /** Whether the download route has sent us to the login page: the rsskey is wrong. */
  boolean isWrongKey(Reply reply) {
    return failures.toLogin(reply);
  }

  /** The .torrent of the download route. */
  TorrentFile file(Reply reply, String torrentId, String doing) {
    byte[] body = reply.body();
    if (reply.ok() && body.length > 0 && body[0] == 'd') {
      try {
        return TorrentFile.parse(body, "torrent " + torrentId);
      } catch (FailureException e) {
        throw new FailureException(
            new Failure(FailureKind.TRANSIENT, doing, e.failure().detail(), Optional.empty()), e);
      }
    }
    if (isWrongKey(reply)) {
      throw new FailureException(
          FailureKind.AUTH,
          doing,
          site
              + " does not take the rsskey that it has told us; if it was reset, look at the"
              + " account on the site");
    }
    if (reply.ok() && body.length == 0) {
      throw halfMade(torrentId, "serves an empty file", doing);
    }
    if (reply.status() >= 300 && reply.status() < 400) {
      // A missing file and a rejected torrent send to their page (TorrentDownloadController).
      throw halfMade(torrentId, "sends us to a page instead of its file", doing);
    }
    throw failures.unreadable(reply, doing);
  }

  private static FailureException halfMade(String torrentId, String how, String doing) {
    return new FailureException(
        FailureKind.TRANSIENT,
        doing,
        "the upload is half-made or not approved: the site has torrent "
            + torrentId
            + " but "
            + how);
  }
}
