package dev.seedpost.tracker.btn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.http.Reply;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.UploadResult;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded form of a reply, and every documented form of a page, means exactly one thing. */
class BtnFixturesTest {
  private static final String PAUSE = "RATE_LIMITED until 2026-01-02T03:14:05Z";

  private static final List<Case> CASES =
      List.of(
          of("userinfo.success.json", 200, "account", "example 1234567 Member, 74.5 GiB"),
          of(
              "torrents.success.json",
              200,
              "torrents",
              "1500001 in 700001, HIDDEN, 3288852849,"
                  + " Example.Show.S05E04.1080p.WEB-DL.H.264-GRP, 1080p WEB-DL H.264"),
          of("torrents.empty-list.json", 200, "torrents", "nothing"),
          of("torrents.empty-no-map.json", 200, "torrents", "nothing"),
          of("torrent.by-id.json", 200, "link", "a link to broadcasthe.net"),
          of("torrent.by-id.json", 200, "link of another", "no link"),
          of("torrent.by-id.json", 200, "torrents", "TRANSIENT: the answer of BTN lacks"),
          of("any.bad-key.json", 200, "account", "AUTH: BTN refuses the login, saying 'Invalid"),
          of("any.bad-key.json", 401, "account", "AUTH"),
          of("any.bad-key.json", 200, "torrents", "AUTH"),
          of("any.bad-key.json", 200, "link", "AUTH"),
          of("any.call-limit.json", 200, "account", PAUSE),
          of("any.call-limit.json", 503, "torrents", PAUSE),
          of("any.call-limit.json", 200, "link", PAUSE),
          of("any.database-text.json", 0, "torrents", "TRANSIENT: the database of BTN"),
          of("any.generic.cloudflare-520.json", 0, "torrents", "TRANSIENT"),
          of("any.generic.cloudflare-520.json", 0, "form", "TRANSIENT"),
          of("any.generic.cloudflare-520.json", 0, "download", "TRANSIENT"),
          of("any.generic.cloudflare-520.json", 0, "upload", "UNCERTAIN"),
          of("any.generic.cloudflare-challenge.json", 0, "account", "REJECTED: a bot wall"),
          of("any.generic.cloudflare-challenge.json", 0, "form", "REJECTED: a bot wall"),
          of("any.generic.cloudflare-challenge.json", 0, "upload", "REJECTED: a bot wall"),
          of("any.generic.empty-body.json", 0, "torrents", "TRANSIENT"),
          of("any.generic.empty-body.json", 0, "form", "TRANSIENT"),
          of("any.generic.empty-body.json", 0, "download", "TRANSIENT: the upload is half-made"),
          of("any.generic.empty-body.json", 0, "upload", "UNCERTAIN"),
          of("any.generic.maintenance-html-200.json", 0, "account", "TRANSIENT: BTN sent a page"),
          of("any.generic.maintenance-html-200.json", 0, "form", "TRANSIENT"),
          of("any.generic.maintenance-html-200.json", 0, "download", "TRANSIENT"),
          of("any.generic.maintenance-html-200.json", 0, "upload", "UNCERTAIN"),
          of("any.generic.truncated-json.json", 0, "torrents", "TRANSIENT: BTN sent half an"),
          of("any.generic.truncated-json.json", 0, "upload", "UNCERTAIN"),
          of("any.login.html", 200, "account", "TRANSIENT"),
          of("any.login.html", 200, "form", "AUTH: BTN does not know the session of btn-cookie"),
          of("any.login.html", 200, "download", "AUTH: BTN does not know the session"),
          of("any.login.html", 200, "upload", "AUTH: BTN does not know the session"),
          of("any.login.html", 403, "form", "AUTH: BTN does not know the session"),
          of("any.login.html", 401, "form", "AUTH: BTN does not know the session"),
          of("any.login.html", 401, "upload", "AUTH"),
          of("any.two-factor.html", 200, "form", "AUTH: BTN asks for the code"),
          of("any.two-factor.html", 200, "upload", "AUTH: BTN asks for the code"),
          of("form.empty.html", 200, "form", "artist '', title '', description ''"),
          of("form.empty.html", 200, "upload", "UNCERTAIN"),
          of("form.empty.html", 404, "form", "REJECTED"),
          of("form.empty.html", 502, "form", "TRANSIENT"),
          of(
              "form.filled.html",
              200,
              "form",
              "artist 'Example Show & Friends (2019)', title 'S05E04', description '[b]The"
                  + " Fourth[/b]\nWhat happens <in it>.'"),
          of("form.filled.html", 200, "upload", "UNCERTAIN"),
          of(
              "form.autofill-fail.html",
              200,
              "form",
              "artist 'AutoFill Fail', title 'AutoFill Fail', description '[b]The"
                  + " Fourth[/b]\nWhat happens <in it>.'"),
          of("upload.success.html", 200, "upload", "accepted 1500001 in 700001"),
          of("upload.success.html", 500, "upload", "UNCERTAIN"),
          of("upload.success.html", 429, "upload", "RATE_LIMITED"),
          of("upload.list.html", 200, "upload", "UNCERTAIN"),
          of("upload.error.html", 200, "upload", "refused [You must enter a release name. Rules]"),
          of(
              "upload.error-in-red.html",
              200,
              "upload",
              "refused [The torrent file has no files (key …).]"),
          of("upload.error-cut.html", 200, "upload", "UNCERTAIN"),
          of("upload.error-cut.html", 200, "form", "TRANSIENT"),
          of("upload.duplicate.html", 200, "upload", "already there 1500001"));

  /**
   * A fixture as the answer to a call.
   *
   * @param status 0 where the fixture itself says it
   * @param wanted all of what it must come to; of a failure the beginning
   */
  private record Case(String fixture, int status, String call, String wanted) {}

  private static Case of(String fixture, int status, String call, String wanted) {
    return new Case(fixture, status, call, wanted);
  }

  @TestFactory
  Stream<DynamicTest> every_fixture_means_one_thing() {
    return CASES.stream()
        .map(one ->
            DynamicTest.dynamicTest(
                one.fixture() + " with " + one.status() + " to " + one.call(),
                () -> {
                  String came = outcome(one);
                  assertThat(came).startsWith(one.wanted());
                  if (!came.matches("(?s)[A-Z_]+( until [^ ]+)?: .*")) {
                    assertThat(came).isEqualTo(one.wanted());
                  }
                }));
  }

  @Test
  void no_fixture_lies_unused() throws Exception {
    Set<String> used = CASES.stream().map(Case::fixture).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(used);
    }
  }

  @Test
  void no_message_shows_a_key_of_the_reply() {
    for (Case one : CASES) {
      assertThat(outcome(one)).doesNotContain("xxxxxxxx").doesNotContain("yyyyyyyy");
    }
  }

  private static String outcome(Case one) {
    BtnAnswers answers =
        new BtnAnswers(Sites.shipped(), UnaryOperator.identity(), Sites.CLOCK.instant()::plus);
    BtnUploadAnswers pages = new BtnUploadAnswers(Sites.shipped(), UnaryOperator.identity());
    Reply reply = reply(one);
    try {
      return switch (one.call()) {
        case "account" -> shown(answers.account(reply, "log in"));
        case "torrents" -> shown(answers.torrents(reply, "look"));
        case "link" -> link(answers.downloadLink(reply, "1500001", "download"));
        case "link of another" -> link(answers.downloadLink(reply, "2", "download"));
        case "download" -> {
          pages.download(reply, "download");
          yield answers.torrent(reply, "1", "download").name();
        }
        case "form" -> shown(pages.form(reply, "prepare"));
        default -> shown(pages.upload(reply, "upload"));
      };
    } catch (FailureException e) {
      return e.kind()
          + e.failure().notBefore().map(until -> " until " + until).orElse("")
          + ": "
          + e.failure().detail();
    }
  }

  private static String shown(Account account) {
    assertThat(account.mayUpload()).isEmpty();
    return account.user()
        + " "
        + account.userId()
        + " "
        + account.userClass()
        + ", "
        + account.buffer();
  }

  private static String shown(List<BtnTorrent> torrents) {
    return torrents.isEmpty()
        ? "nothing"
        : torrents.stream()
            .map(one ->
                one.id()
                    + " in "
                    + one.groupId()
                    + ", "
                    + one.listing(Listing.Likeness.SAME).whose()
                    + ", "
                    + one.size()
                    + ", "
                    + one.name()
                    + ", "
                    + one.quality().resolution()
                    + " "
                    + one.quality().source()
                    + " "
                    + one.quality().codec())
            .collect(Collectors.joining("; "));
  }

  private static String link(Optional<String> link) {
    return link.map(one -> "a link to " + one.split("/", -1)[2]).orElse("no link");
  }

  private static String shown(BtnPages page) {
    return "artist '"
        + page.value("artist")
        + "', title '"
        + page.value("title")
        + "', description '"
        + page.value("album_desc")
        + "'";
  }

  private static String shown(UploadResult result) {
    return switch (result) {
      case UploadResult.Accepted accepted -> {
        assertThat(accepted.asSubmitted()).isFalse();
        yield "accepted " + accepted.torrentId() + " in " + accepted.groupId();
      }
      case UploadResult.AlreadyThere there -> "already there " + there.torrentId();
      case UploadResult.Refused refused -> "refused " + refused.reasons();
      case UploadResult.HandedOver handed -> "handed over: " + handed.todo();
    };
  }

  /** A fixture is the body itself or a wrapper around it. */
  private static Reply reply(Case one) {
    String text = text(one.fixture());
    boolean page = one.fixture().endsWith(".html");
    Json json = page ? Json.EMPTY : Json.read(text).orElse(Json.EMPTY);
    Optional<String> wrapped = json.text("httpStatus");
    String type = page ? "text/html" : json.text("contentType").orElse("application/json");
    return new Reply(
        wrapped.map(Integer::valueOf).orElse(one.status()),
        type.toLowerCase(Locale.ROOT),
        (wrapped.isPresent() ? json.text("body").orElse("") : text)
            .getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        json.object("headers").text("server").orElse(""),
        List.of());
  }

  private static String text(String fixture) {
    try {
      return Files.readString(folder().resolve(fixture));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(BtnFixturesTest.class.getResource("/trackers/btn").toURI());
  }
}
