package dev.seedpost.tracker.gazelle;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Html;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.UploadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The one place where a Gazelle reply becomes a result or a failure: by its body first, then by its
 * status. Replies hold passkeys and authkeys, so no body is ever quoted, only the site's error
 * sentence.
 */
final class GazelleAnswers {
  /** "Not found" and "wrong request" are the same words (measured on OPS; RED by its API page). */
  private static final Set<String> NOT_FOUND =
      Set.of("bad parameters", "bad id parameter", "bad hash parameter");

  private static final String DUPLICATE = "The exact same torrent file already exists";
  private static final String REPAIRED = "Thank you for fixing this torrent";

  private final GazelleRefusals refusals;
  private final UnaryOperator<String> mask;

  /**
   * Answers of one site.
   *
   * @param mask replaces known secrets: the site's words end in the queue's table and on screens
   */
  GazelleAnswers(GazelleRefusals refusals, UnaryOperator<String> mask) {
    this.refusals = refusals;
    this.mask = mask;
  }

  private Envelope envelope(Reply reply) {
    return Envelope.of(mask.apply(reply.text()));
  }

  /** Who is logged in, from {@code action=index}. */
  Account account(Reply reply, String doing) {
    Json response = success(reply, doing);
    Optional<String> user = response.text("username");
    Optional<String> id = response.number("id");
    if (user.isEmpty() || id.isEmpty()) {
      throw odd(doing);
    }
    return new Account(
        Html.plain(user.get()),
        id.get(),
        Html.plain(response.object("userstats").text("class").orElse("")),
        Optional.empty(),
        Buffer.of(response.object("userstats")));
  }

  /**
   * The torrents of {@code action=browse}. A site without a match sends an empty list; an answer
   * without a list says nothing about duplicates.
   */
  List<Browsed> browsed(Reply reply, String doing) {
    return Browsed.of(success(reply, doing)).orElseThrow(() -> odd(doing));
  }

  /** The torrent of {@code action=torrent&hash=}; empty if the site does not know it. */
  Optional<Listing> listing(Reply reply, InfoHash hash, Supplier<Account> us, String doing) {
    if (envelope(reply) instanceof Envelope.Failed failed
        && NOT_FOUND.contains(failed.error().toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    Json response = success(reply, doing);
    Json torrent = response.object("torrent");
    Optional<String> id = torrent.number("id");
    if (id.isEmpty()) {
      throw odd(doing);
    }
    if (torrent.text("infoHash").filter(shown -> !shown.equalsIgnoreCase(hash.hex())).isPresent()) {
      throw transientFailure(doing, "the site answered about another torrent than the one asked");
    }
    Json group = response.object("group");
    return Optional.of(
        new Listing(
            id.get(),
            group.number("id").orElse(""),
            isOurs(torrent, us.get()) ? Listing.Whose.OURS : Listing.Whose.THEIRS,
            Listing.Likeness.SAME,
            torrent.number("size").map(Long::valueOf).orElse(-1L),
            Html.plain(group.text("name").orElse(""))));
  }

  private static boolean isOurs(Json torrent, Account us) {
    return torrent
        .number("userId", "userid")
        .map(us.userId()::equals)
        .orElseGet(() -> torrent.text("username").filter(us.user()::equals).isPresent());
  }

  /**
   * The numbers of a user's newest torrents of this size, of {@code action=user_torrents}; none if
   * the site refuses the list or has it in another form.
   */
  List<String> uploadsOfSize(Reply reply, long size, String doing) {
    Json response;
    try {
      response = success(reply, doing);
    } catch (FailureException e) {
      if (e.kind() != FailureKind.REJECTED) {
        throw e;
      }
      return List.of();
    }
    return response.objects("uploaded").stream()
        .filter(one -> one.number("torrentSize", "size").map(Long::valueOf).orElse(-1L) == size)
        .flatMap(one -> one.number("torrentId", "torrentid").stream())
        .toList();
  }

  /**
   * What a site says about a request of other users.
   *
   * @param torrentId what it is filled with; empty if it is open
   */
  record Wanted(Optional<String> torrentId) {}

  /** The request of {@code action=request}; empty if the site does not know it. */
  Optional<Wanted> wanted(Reply reply, String doing) {
    if (envelope(reply) instanceof Envelope.Failed failed && isUnknown(failed.error())) {
      return Optional.empty();
    }
    Json response = success(reply, doing);
    if (response.isFalse("isFilled")) {
      return Optional.of(new Wanted(Optional.empty()));
    }
    Optional<String> torrent = response.number("torrentId");
    if (!response.isTrue("isFilled") || torrent.isEmpty()) {
      throw odd(doing);
    }
    return Optional.of(new Wanted(torrent));
  }

  /** OPS says no more than "failure" about a request that it does not know (public code). */
  private static boolean isUnknown(String error) {
    return error.equals("failure") || NOT_FOUND.contains(error.toLowerCase(Locale.ROOT));
  }

  /**
   * The refusal of {@code action=request_fill}; empty if the request is filled.
   *
   * @throws FailureException UNCERTAIN for whatever is not clear: for a request that does not exist
   *     OPS answers with a page that says 404, with status 200 (public code)
   */
  Optional<String> refusedFill(Reply reply, String requestId, String doing) {
    switch (envelope(reply)) {
      case Envelope.Success success
          when success.response().number("requestId").filter(requestId::equals).isPresent() -> {
        return Optional.empty();
      }
      case Envelope.Failed failed when failed.before().isBlank() && reply.status() < 500 -> {
        refusals
            .general(failed, reply, doing)
            .ifPresent(failure -> {
              throw failure;
            });
        return Optional.of(Html.plain(failed.error()));
      }
      case Envelope.Success ignored -> {}
      case Envelope.Failed ignored -> {}
      case Envelope.Unreadable ignored -> {}
    }
    throw new FailureException(
        FailureKind.UNCERTAIN, doing, "the site does not say whether it filled the request");
  }

  /** The .torrent of {@code action=download}. */
  TorrentFile torrent(Reply reply, String torrentId, String doing) {
    byte[] body = reply.body();
    if (body.length == 0 || body[0] != 'd') {
      if (!(envelope(reply) instanceof Envelope.Unreadable) || !reply.ok()) {
        success(reply, doing);
      }
      throw transientFailure(
          doing,
          body.length == 0
              ? "the upload is half-made: the site has torrent "
                  + torrentId
                  + " but serves an empty file"
              : "the site sent something else than a torrent");
    }
    try {
      return TorrentFile.parse(body, "torrent " + torrentId);
    } catch (FailureException e) {
      throw new FailureException(
          new Failure(FailureKind.TRANSIENT, doing, e.failure().detail(), Optional.empty()), e);
    }
  }

  /** The outcome of {@code action=upload}. Whatever is not clear is UNCERTAIN. */
  UploadResult upload(Reply reply, String doing) {
    return switch (envelope(reply)) {
      case Envelope.Success success -> accepted(success, doing);
      case Envelope.Failed failed -> refused(failed, reply, doing);
      // Without a login it sends to login.php before it looks at the call (measured on OPS).
      case Envelope.Unreadable ignored ->
          throw refusals.failures().unreadableUploadBehindLogin(reply, doing);
    };
  }

  private UploadResult accepted(Envelope.Success success, String doing) {
    Json response = success.response();
    Optional<String> id = response.number("torrentId", "torrentid", "torrent_id");
    if (id.isEmpty()) {
      throw new FailureException(
          FailureKind.UNCERTAIN, doing, "the site answered success without naming the torrent");
    }
    List<String> warnings = new ArrayList<>();
    response.texts("warnings").stream()
        .map(Html::plain)
        .filter(text -> !text.isEmpty())
        .forEach(warnings::add);
    if (!success.before().isBlank()) {
      warnings.add(Html.plain(success.before()));
    }
    response
        .object("fillRequest")
        .text("error")
        .ifPresent(error -> warnings.add("the request was not filled: " + Html.plain(error)));
    if (response.text("requestid", "requestId").filter("-1"::equals).isPresent()) {
      warnings.add("the request was not filled");
    }
    return new UploadResult.Accepted(
        id.get(),
        response.number("groupId", "groupid").orElse(""),
        response.isTrue("private") && response.isTrue("source"),
        warnings);
  }

  private UploadResult refused(Envelope.Failed failed, Reply reply, String doing) {
    String error = failed.error();
    if (error.startsWith(DUPLICATE)) {
      return new UploadResult.AlreadyThere(Html.linkedTorrent(error).orElse(""));
    }
    Optional<String> linked = Html.linkedTorrent(error);
    if (error.startsWith(REPAIRED) && linked.isPresent()) {
      // The announce server may not know it yet, and whose it was is not said: fetch its copy.
      return new UploadResult.Accepted(
          linked.get(), "", false, List.of("the site had lost this torrent's file and has it now"));
    }
    refusals
        .general(failed, reply, doing)
        .ifPresent(failure -> {
          throw failure;
        });
    if (error.startsWith(REPAIRED)
        || reply.status() >= 500
        || failed.code() >= 500
        || !failed.before().isBlank()) {
      throw new FailureException(
          FailureKind.UNCERTAIN,
          doing,
          "the site answered with an error that may stand behind a stored upload: "
              + Html.plain(error));
    }
    return new UploadResult.Refused(List.of(Html.plain(error)));
  }

  private Json success(Reply reply, String doing) {
    return switch (envelope(reply)) {
      case Envelope.Success success -> success.response();
      case Envelope.Failed failed ->
          throw refusals
              .general(failed, reply, doing)
              .orElseGet(() -> refusals.rejected(failed, reply, doing));
      case Envelope.Unreadable ignored -> throw refusals.failures().unreadable(reply, doing);
    };
  }

  private static FailureException odd(String doing) {
    return transientFailure(doing, "the site's answer lacks what it always has");
  }

  private static FailureException transientFailure(String doing, String detail) {
    return new FailureException(FailureKind.TRANSIENT, doing, detail);
  }
}
