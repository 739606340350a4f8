package dev.seedpost.tracker.btn;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Html;
import dev.seedpost.tracker.SiteFailures;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What the pages around the upload form mean. They hold authkeys, so nothing of them is quoted but
 * the words of a complaint.
 */
final class BtnUploadAnswers {
  private static final String DUPLICATE = "the exact same torrent file already exists";

  /** An authkey, a passkey, a hash. */
  private static final Pattern KEY = Pattern.compile("[0-9A-Za-z]{32,}");

  private final String site;
  private final String credential;
  private final Set<String> hosts;
  private final SiteFailures failures;
  private final UnaryOperator<String> mask;

  BtnUploadAnswers(Definition definition, UnaryOperator<String> mask) {
    this.site = definition.name();
    this.credential = definition.credentialName("cookie");
    this.hosts = BtnOptions.of(definition).hosts();
    this.failures = new SiteFailures(definition, "cookie");
    this.mask = mask;
  }

  /** The upload form, empty or filled by the site, which shows that the session is good. */
  BtnPages form(Reply reply, String doing) {
    checkReading(reply, doing);
    BtnPages page = BtnPages.of(reply.text());
    checkLogin(page, doing);
    if (!page.uploadForm() || !page.whole()) {
      throw new FailureException(
          FailureKind.TRANSIENT,
          doing,
          site + " sent a page without its whole upload form; it may be under repair");
    }
    return page;
  }

  private void checkReading(Reply reply, String doing) {
    if (reply.status() == 401) {
      throw loggedOut(doing);
    }
    failures
        .clear(reply, doing)
        .ifPresent(failure -> {
          throw failure;
        });
    if (reply.status() >= 300 && reply.status() < 400) {
      throw toLogin(reply) ? loggedOut(doing) : elsewhere(doing);
    }
    if (reply.status() == 403) {
      throw loggedOut(doing);
    }
    if (!reply.ok()) {
      throw failures.unreadable(reply, doing);
    }
  }

  private FailureException elsewhere(String doing) {
    return new FailureException(
        FailureKind.REJECTED,
        doing,
        site + " sends us to another page than its upload form; look at it in the browser");
  }

  private void checkLogin(BtnPages page, String doing) {
    if (page.uploadForm()) {
      return;
    }
    if (page.login()) {
      throw loggedOut(doing);
    }
    if (page.asksForCode()) {
      throw auth(doing, site + " asks for the code of the two-factor login");
    }
  }

  private FailureException loggedOut(String doing) {
    return auth(doing, site + " does not know the session of " + credential + " (any more)");
  }

  private FailureException auth(String doing, String what) {
    return new FailureException(
        FailureKind.AUTH,
        doing,
        what
            + "; log in with the browser, with the code of the two-factor login, and store its"
            + " cookie anew: 'seedpost secret set "
            + credential
            + "'");
  }

  /** A .torrent fetched with the session, if the reply is none. */
  void download(Reply reply, String doing) {
    if (reply.status() >= 300 && reply.status() < 400 && toLogin(reply)) {
      throw loggedOut(doing);
    }
    if (reply.ok() && reply.contentType().contains("html")) {
      checkLogin(BtnPages.of(reply.text()), doing);
    }
  }

  /** The outcome of the submitted form. Whatever is not clear is UNCERTAIN. */
  UploadResult upload(Reply reply, String doing) {
    if (reply.status() >= 300 && reply.status() < 400) {
      return redirected(reply, doing);
    }
    if (reply.status() != 200) {
      throw failures.unreadableUpload(reply, doing);
    }
    BtnPages page = BtnPages.of(reply.text());
    checkLogin(page, doing);
    Optional<String> complaint = page.complaint();
    if (page.whole() && page.uploadForm() && complaint.isPresent()) {
      return refused(complaint.get());
    }
    Optional<BtnPages.Link> torrent = page.torrent();
    if (page.whole() && !page.uploadForm() && torrent.isPresent() && page.tellsToDownload()) {
      return accepted(torrent.get());
    }
    throw failures.uncertain(doing, site + " answered with a page that says neither yes nor no");
  }

  private UploadResult redirected(Reply reply, String doing) {
    if (toLogin(reply)) {
      throw loggedOut(doing);
    }
    Optional<BtnPages.Link> torrent =
        BtnPages.Link.in(reply.location()).filter(link -> here(reply.location()));
    if (torrent.isEmpty()) {
      throw failures.uncertain(doing, site + " sent us to another page than that of a torrent");
    }
    return accepted(torrent.get());
  }

  /** Whether the site keeps the info hash is not known, so its own file is always fetched. */
  private static UploadResult accepted(BtnPages.Link torrent) {
    return new UploadResult.Accepted(torrent.id(), torrent.groupId(), false, List.of());
  }

  private UploadResult refused(String complaint) {
    String words = Html.plain(mask.apply(complaint));
    if (words.toLowerCase(Locale.ROOT).contains(DUPLICATE)) {
      return new UploadResult.AlreadyThere(Html.linkedTorrent(complaint).orElse(""));
    }
    return new UploadResult.Refused(List.of(KEY.matcher(words).replaceAll("…")));
  }

  private boolean here(String location) {
    try {
      String host = URI.create(location).getHost();
      return host == null
          ? !location.startsWith("//")
          : hosts.contains(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean toLogin(Reply reply) {
    return reply.location().split("[?#]", 2)[0].toLowerCase(Locale.ROOT).contains("login");
  }
}
