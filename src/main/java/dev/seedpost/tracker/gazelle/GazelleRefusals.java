package dev.seedpost.tracker.gazelle;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Html;
import dev.seedpost.tracker.SiteFailures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which failure an error sentence or a bare HTTP status stands for. */
final class GazelleRefusals {
  /** Beginnings of the sentences about logins; all but the last three measured on OPS. */
  private static final List<String> LOGIN =
      List.of(
          "invalid token",
          "invalid authorization type",
          "your ip address has been banned",
          "this page requires an api token",
          "this page is limited to api key usage only",
          "bad credentials",
          "apikey is not valid");

  private final String site;
  private final SiteFailures failures;

  GazelleRefusals(Definition definition) {
    this.site = definition.name();
    this.failures = new SiteFailures(definition, "api-key");
  }

  /** For replies that are not in Gazelle's form. */
  SiteFailures failures() {
    return failures;
  }

  /** The failures that any call may meet; empty for a refusal of this very call. */
  Optional<FailureException> general(Envelope.Failed failed, Reply reply, String doing) {
    String error = failed.error().toLowerCase(Locale.ROOT);
    if (reply.status() == 429 || failed.code() == 429 || error.startsWith("rate limit")) {
      return Optional.of(failures.limited(reply, doing));
    }
    if (reply.status() == 401
        || failed.code() == 401
        || LOGIN.stream().anyMatch(error::startsWith)) {
      return Optional.of(failures.login(doing, ", saying '" + Html.plain(failed.error()) + "'"));
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
        reply.status() >= 500 || failed.code() >= 500
            ? FailureKind.TRANSIENT
            : FailureKind.REJECTED,
        doing,
        site + " answered: " + Html.plain(failed.error()));
  }
}
