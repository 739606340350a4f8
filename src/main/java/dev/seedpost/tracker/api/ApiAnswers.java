package dev.seedpost.tracker.api;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Html;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.SiteFailures;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The one place where a reply becomes a result or a failure, by the rules of the definition. No
 * body is ever quoted: it may hold a key; only what the rules name as the site's words is shown.
 */
final class ApiAnswers {
  /** What a site may call a torrent. */
  static final String ID = "[A-Za-z0-9_-]{1,64}";

  /** Rules that hold for every call. */
  private static final Set<AnswerRule.Means> EVERYWHERE =
      Set.of(AnswerRule.Means.AUTH, AnswerRule.Means.RATE_LIMITED);

  private final Definition definition;
  private final Api api;

  /** Of the upload. */
  private final SiteFailures failures;

  private final UnaryOperator<String> mask;

  /**
   * Of one site.
   *
   * @param mask replaces known secrets in the site's words
   */
  ApiAnswers(Definition definition, Api api, UnaryOperator<String> mask) {
    this.definition = definition;
    this.api = api;
    this.failures = new SiteFailures(definition, api.credential(Api.Use.UPLOAD));
    this.mask = mask;
  }

  /** The outcome of an upload. */
  UploadResult upload(Reply reply, String doing) {
    failures
        .clear(reply, doing)
        .ifPresent(failure -> {
          throw failure;
        });
    Optional<Json> json = Json.read(reply.text());
    Optional<AnswerRule> rule =
        api.answers().stream().filter(one -> one.fits(reply, json)).findFirst();
    if (rule.isEmpty()) {
      throw json.isPresent() ? uncertain(reply, doing) : failures.unreadableUpload(reply, doing);
    }
    List<String> said = said(rule.get(), reply, json);
    return switch (rule.get().means()) {
      case ACCEPTED ->
          id(rule.get(), reply, json)
              .map(id -> new UploadResult.Accepted(id, "", definition.keepsOurTorrent(), List.of()))
              .orElseThrow(() ->
                  failures.uncertain(
                      doing, definition.name() + " answered success without naming the torrent"));
      case ALREADY_THERE -> new UploadResult.AlreadyThere(id(rule.get(), reply, json).orElse(""));
      case REFUSED ->
          new UploadResult.Refused(
              said.isEmpty()
                  ? List.of(
                      definition.name()
                          + " refused it with status "
                          + reply.status()
                          + " and gave no reason")
                  : said);
      case HANDED_OVER -> new UploadResult.HandedOver(rule.get().details().todo());
      case AUTH, RATE_LIMITED -> throw refusal(failures, rule.get(), said, reply, doing);
      case UNCERTAIN -> throw uncertain(reply, doing);
    };
  }

  private FailureException uncertain(Reply reply, String doing) {
    return failures.uncertain(
        doing,
        definition.name()
            + " answered with status "
            + reply.status()
            + " in no form that is known");
  }

  private static FailureException refusal(
      SiteFailures failures, AnswerRule rule, List<String> said, Reply reply, String doing) {
    return rule.means() == AnswerRule.Means.AUTH
        ? failures.login(doing, said.isEmpty() ? "" : ", saying '" + said.getFirst() + "'")
        : failures.limited(reply, doing);
  }

  /** A site that says a key back where the number is due has not named the torrent. */
  private Optional<String> id(AnswerRule rule, Reply reply, Optional<Json> json) {
    return rule.details()
        .id()
        .flatMap(pick -> json.isPresent() ? pick.of(json.get()) : pick.of(reply.text().strip()))
        .filter(this::isId);
  }

  private boolean isId(String text) {
    return text.matches(ID) && mask.apply(text).equals(text);
  }

  /** The site's words, plain, without a secret; of a plain text the whole. */
  private List<String> said(AnswerRule rule, Reply reply, Optional<Json> json) {
    List<String> words =
        json.map(one -> Pick.sentences(one, rule.details().reasons()))
            .orElseGet(() -> List.of(reply.text()));
    return words.stream().map(this::plain).filter(text -> !text.isBlank()).toList();
  }

  private String plain(String text) {
    return plain(text, mask);
  }

  /** Masked before it is shortened, since a part of a key is not known; and what came out of it. */
  static String plain(String text, UnaryOperator<String> mask) {
    return mask.apply(Html.plain(mask.apply(text)));
  }

  private SiteFailures failures(Api.Use use) {
    return new SiteFailures(definition, api.credential(use));
  }

  /** Who is logged in. */
  Account account(Reply reply, Api.WhoAmI call, String doing) {
    SiteFailures failing = failures(Api.Use.ACCOUNT);
    Json json = Json.read(checked(reply, failing, doing)).orElseThrow(() -> failing.odd(doing));
    String user = call.user().of(json).map(this::plain).orElseThrow(() -> failing.odd(doing));
    return new Account(user, user, "");
  }

  /** What the search has found, in the site's order. */
  List<Found> found(Reply reply, Api.Find find, String doing) {
    return results(reply, find.list(), doing).stream()
        .map(one -> found(one, find.keys(), doing))
        .toList();
  }

  /** Those of the results that say the same as the form; the site does not say whose they are. */
  List<Listing> similar(Reply reply, Api.Similar similar, UploadRequest upload, String doing) {
    return results(reply, similar.list(), doing).stream()
        .filter(one ->
            similar.same().entrySet().stream()
                .allMatch(same -> {
                  Optional<String> theirs = one.text(same.getKey());
                  Optional<String> ours = upload.value(same.getValue());
                  return theirs.isEmpty()
                      || ours.isEmpty()
                      || theirs.get().equalsIgnoreCase(ours.get());
                }))
        .map(one ->
            new Listing(
                "",
                "",
                Listing.Whose.HIDDEN,
                Listing.Likeness.SIMILAR,
                -1,
                plain(similar.title().of(one).orElse("without a name"))))
        .toList();
  }

  private List<Json> results(Reply reply, String list, String doing) {
    String text = checked(reply, failures(Api.Use.FIND), doing);
    if (list.isEmpty()) {
      return Json.readList(text).orElseThrow(() -> failures.odd(doing));
    }
    Json json = Json.read(text).orElseThrow(() -> failures.odd(doing));
    Json parent = Pick.parent(json, list);
    String last = Pick.last(list);
    if (!(parent.entries().get(last) instanceof List<?>)) {
      throw failures.odd(doing);
    }
    return parent.objects(last);
  }

  private Found found(Json json, Api.Keys keys, String doing) {
    String id = keys.id().of(json).filter(this::isId).orElseThrow(() -> failures.odd(doing));
    return new Found(
        id,
        keys.name().flatMap(pick -> pick.of(json)).map(mask).orElse(""),
        keys.size()
            .flatMap(pick -> pick.of(json))
            .filter(size -> size.matches("[0-9]{1,18}"))
            .map(Long::valueOf)
            .orElse(-1L),
        keys.infoHash().flatMap(pick -> pick.of(json)).orElse(""),
        keys.uploader().flatMap(pick -> pick.of(json)).map(this::plain).orElse(""));
  }

  /** The site's .torrent. */
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
    checked(reply, failures(Api.Use.DOWNLOAD), doing);
    throw failures.odd(doing);
  }

  /** The text of an answer in the site's form to a call that only reads. */
  private String checked(Reply reply, SiteFailures failing, String doing) {
    Optional<Json> json = Json.read(reply.text());
    boolean data = json.isPresent() || Json.readList(reply.text()).isPresent();
    if (!data) {
      throw failing.unreadable(reply, doing);
    }
    failing
        .clear(reply, doing)
        .or(() ->
            api.answers().stream()
                .filter(rule -> rule.fits(reply, json))
                .findFirst()
                .filter(rule -> EVERYWHERE.contains(rule.means()))
                .map(rule -> refusal(failing, rule, said(rule, reply, json), reply, doing)))
        .ifPresent(failure -> {
          throw failure;
        });
    if (!reply.ok()) {
      throw new FailureException(
          reply.status() >= 500 ? FailureKind.TRANSIENT : FailureKind.REJECTED,
          doing,
          definition.name() + " answered with status " + reply.status());
    }
    return reply.text();
  }
}
