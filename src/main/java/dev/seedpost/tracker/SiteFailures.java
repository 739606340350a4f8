package dev.seedpost.tracker;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What replies stand for that are not in the site's own form: a page for people, half an answer, a
 * bot wall, a bare status. No body is ever quoted: it may hold a passkey.
 */
public final class SiteFailures {
  /** Marks of a Cloudflare challenge page. */
  private static final List<String> CHALLENGE =
      List.of("just a moment", "cf-chl", "challenge-platform", "cf_chl");

  private static final Pattern LOGIN = Pattern.compile("(?i)(.*/)?login(\\.php)?/?");

  private final String site;
  private final URI base;
  private final String credential;

  /**
   * Of one site.
   *
   * @param credential the login's name in the store, for messages: {@code api-key}
   */
  public SiteFailures(Definition definition, String credential) {
    this.site = definition.name();
    this.base = definition.base();
    this.credential = definition.credentialName(credential);
  }

  /** A reply in no known form to a call that only reads. */
  public FailureException unreadable(Reply reply, String doing) {
    return clear(reply, doing)
        .orElseGet(() -> {
          if (reply.status() >= 300 && reply.status() < 400) {
            return login(doing, " and sends us to another page, as it does without a login");
          }
          // 408: the site got tired of waiting for the request (RFC 9110, 15.5.9).
          boolean passing = reply.ok() || reply.status() >= 500 || reply.status() == 408;
          return new FailureException(
              passing ? FailureKind.TRANSIENT : FailureKind.REJECTED, doing, shown(reply));
        });
  }

  /** A reply in no known form to an upload: it may have been stored all the same. */
  public FailureException unreadableUpload(Reply reply, String doing) {
    return clear(reply, doing).orElseGet(() -> uncertain(doing, shown(reply)));
  }

  /**
   * The same of software that asks for the login before it looks at anything else, so that a
   * redirect to its login page says that nothing was stored.
   */
  public FailureException unreadableUploadBehindLogin(Reply reply, String doing) {
    return toLogin(reply)
        ? login(doing, " and sends us to its login page")
        : unreadableUpload(reply, doing);
  }

  /**
   * Whether the header {@code Location}, and not some word in the body, names the site's login
   * page; any other page may come after the upload was stored (measured: a redirect hid a stored
   * one).
   */
  public boolean toLogin(Reply reply) {
    if (reply.status() < 300 || reply.status() >= 400 || reply.location().isBlank()) {
      return false;
    }
    try {
      URI target = base.resolve(reply.location().strip());
      return base.getHost().equalsIgnoreCase(target.getHost())
          && LOGIN.matcher(String.valueOf(target.getPath())).matches();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** An upload that may have been stored. */
  public FailureException uncertain(String doing, String detail) {
    return new FailureException(
        FailureKind.UNCERTAIN, doing, detail + "; the upload may have been stored all the same");
  }

  /** The statuses that are plain without any body: nothing was processed. */
  public Optional<FailureException> clear(Reply reply, String doing) {
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

  /** The site asks for a pause. */
  public FailureException limited(Reply reply, String doing) {
    return FailureException.limited(
        doing, site + " asks for a pause: too many requests", reply.retryAfter());
  }

  /**
   * The site refuses the login.
   *
   * @param how ", saying 'bad key'"; no secrets
   */
  public FailureException login(String doing, String how) {
    return new FailureException(
        FailureKind.AUTH,
        doing,
        site + " refuses the login" + how + "; check " + credential + " and its scope");
  }

  /** An answer in the site's form that lacks what it always has. */
  public FailureException odd(String doing) {
    return new FailureException(
        FailureKind.TRANSIENT, doing, "the answer of " + site + " lacks what it always has");
  }

  private String shown(Reply reply) {
    String what =
        reply.body().length == 0
            ? "an empty answer"
            : reply.contentType().contains("json") ? "half an answer" : "a page for people";
    return site + " sent " + what + " with status " + reply.status() + " where data were due";
  }
}
