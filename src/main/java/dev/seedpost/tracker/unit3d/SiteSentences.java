package dev.seedpost.tracker.unit3d;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Html;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.SiteFailures;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What the site's own sentences stand for, and how they may be shown. */
final class SiteSentences {
  /** A download address without its host. */
  private static final Pattern DOWNLOAD = Pattern.compile("(?i)\\S*torrent/download/\\S*");

  private final String site;
  private final SiteFailures failures;
  private final UnaryOperator<String> mask;

  /**
   * Of one site.
   *
   * @param mask replaces known secrets: the site's words end in the queue's table and on screens
   */
  SiteSentences(Definition definition, UnaryOperator<String> mask) {
    this.site = definition.name();
    this.failures = new SiteFailures(definition, "api-key");
    this.mask = mask;
  }

  /** The site's words, plain, without a secret. */
  String said(String text) {
    return mask.apply(Html.plain(DOWNLOAD.matcher(text).replaceAll("(a download address)")));
  }

  /** A refusal of the account itself; empty if it is none. */
  Optional<FailureException> login(Reply reply, Json answer, String doing) {
    String message = answer.text("message").orElse("");
    // A banned account is told so with status 200 (CheckIfBanned; measured).
    if (reply.status() < 500 && message.toLowerCase(Locale.ROOT).contains("account is banned")) {
      return Optional.of(failures.login(doing, ", saying '" + said(message) + "'"));
    }
    return reply.status() == 403
        ? Optional.of(
            new FailureException(
                FailureKind.AUTH,
                doing,
                site
                    + " says that this account has not the right to do it: '"
                    + said(message)
                    + "'; ask its staff"))
        : Optional.empty();
  }
}
