package dev.seedpost.tracker.gazelle;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import dev.seedpost.tracker.Definition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which failure an error sentence or a bare HTTP status stands for. */
final class GazelleRefusals {
  /** Beginnings of the sentences about logins; all but the last two measured on OPS. */
  private static final List<String> LOGIN =
      List.of(
          "invalid token",
          "invalid authorization type",
          "your ip address has been banned",
          "this page requires an api token",
          "this page is limited to api key usage only",
          "bad credentials");

  /** Marks of a Cloudflare challenge page. */
  private static final List<String> CHALLENGE =
      List.of("just a moment", "cf-chl", "challenge-platform", "cf_chl");

  private final String site;
  private final String credential;

  GazelleRefusals(Definition definition) {
    this.site = definition.name();
    this.credential = definition.credentialName("api-key");
  }

  /** The failures that any call may meet; empty for a refusal of this very call. */
  Optional<FailureException> general(Envelope.Failed failed, Reply reply, String doing) {
    String error = failed.error().toLowerCase(Locale.ROOT);
    if (reply.status() == 429 || error.startsWith("rate limit")) {
      return Optional.of(limited(reply, doing));
    }
    if (reply.status() == 401 || LOGIN.stream().anyMatch(error::startsWith)) {
      return Optional.of(login(doing, ", saying '" + Html.plain(failed.error()) + "'"));
    }
    if (error.equals("endpoint not found") || error.equals("failure")) {
      return Optional.of(
          new FailureException(
              FailureKind.REJECTED,
              doing,
              site + " does not know this kind of call; check the url in its definition"));
    }
    return Optional.empty();
  }

  /** A refusal of a call that only reads. */
  FailureException rejected(Envelope.Failed failed, Reply reply, String doing) {
    return new FailureException(
        reply.status() >= 500 ? FailureKind.TRANSIENT : FailureKind.REJECTED,
        doing,
        site + " answered: " + Html.plain(failed.error()));
  }

  /** A reply without readable JSON to a call that only reads. */
  FailureException unreadable(Reply reply, String doing) {
    return clear(reply, doing)
        .orElseGet(() -> {
          if (reply.status() >= 300 && reply.status() < 400) {
            return login(doing, " and sends us to another page, as it does without a login");
          }
          boolean passing = reply.ok() || reply.status() >= 500;
          return new FailureException(
              passing ? FailureKind.TRANSIENT : FailureKind.REJECTED, doing, shown(reply));
        });
  }

  /** A reply without readable JSON to an upload: it may have been stored all the same. */
  FailureException unreadableUpload(Reply reply, String doing) {
    return clear(reply, doing)
        .orElseGet(() ->
            new FailureException(
                FailureKind.UNCERTAIN,
                doing,
                shown(reply) + "; the upload may have been stored all the same"));
  }

  /** The statuses that are plain even without JSON: nothing was processed. */
  private Optional<FailureException> clear(Reply reply, String doing) {
    if (reply.status() == 429) {
      return Optional.of(limited(reply, doing));
    }
    if (reply.status() == 401) {
      return Optional.of(login(doing, " with status 401"));
    }
    if (isChallenge(reply)) {
      return Optional.of(
          new FailureException(
              FailureKind.REJECTED,
              doing,
              "a bot wall stands in front of "
                  + site
                  + " and wants a browser; open the site in a browser from this address, or ask"
                  + " its staff to let the API through"));
    }
    return Optional.empty();
  }

  private static boolean isChallenge(Reply reply) {
    if (reply.status() != 403 && reply.status() != 503) {
      return false;
    }
    String body = reply.text().toLowerCase(Locale.ROOT);
    return CHALLENGE.stream().anyMatch(body::contains);
  }

  private FailureException limited(Reply reply, String doing) {
    return FailureException.limited(
        doing, site + " asks for a pause: too many requests", reply.retryAfter());
  }

  private FailureException login(String doing, String how) {
    return new FailureException(
        FailureKind.AUTH,
        doing,
        site + " refuses the login" + how + "; check " + credential + " and its scope");
  }

  private String shown(Reply reply) {
    String what =
        reply.body().length == 0
            ? "an empty answer"
            : reply.contentType().contains("json") ? "half an answer" : "a page for people";
    return site + " sent " + what + " with status " + reply.status() + " where data were due";
  }
}
