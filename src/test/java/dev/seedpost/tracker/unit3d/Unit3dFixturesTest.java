package dev.seedpost.tracker.unit3d;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.http.Reply;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.UploadResult;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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

/** Every recorded form of a reply means exactly one thing. */
class Unit3dFixturesTest {
  private static final String KEY = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
  private static final Instant LATER = Instant.parse("2026-01-02T03:05:04Z");
  private static final String FILM =
      "123456 Example Movie 2020 1080p WEB-DL DDP 5.1 H.264-GRP, 4000000000 in 1, example, a key";

  private static final List<Case> CASES =
      List.of(
          of("user.unit3d.success", 200, "account", "example example User 1.50 TiB"),
          of("filter.unit3d.results", 200, "filter", FILM),
          of("filter.unit3d.empty", 200, "filter", "nothing"),
          of("filter.unit3d.empty-old", 200, "filter", "nothing"),
          of("torrent.unit3d.by-id", 200, "torrent", FILM),
          of("torrent.unit3d.by-id-old", 200, "torrent", FILM),
          of("any.unit3d.not-found", 404, "torrent", "nothing"),
          of(
              "any.unit3d.not-found",
              404,
              "account",
              "REJECTED: LST answered with status 404: No query results for model"),
          of("upload.unit3d.success", 200, "upload", "accepted 123456 [], a key"),
          of("upload.unit3d.success-number", 200, "upload", "accepted 123456 []"),
          of("upload.huno.success", 200, "upload", "accepted 42 [], a key"),
          of("upload.huno.success-no-link", 200, "upload", "accepted 42 []"),
          of("upload.unit3d.duplicate-name", 404, "upload", "already there"),
          of("upload.unit3d.duplicate-info-hash-old", 404, "upload", "already there"),
          of("upload.unit3d.validation-422", 422, "upload", "already there"),
          of(
              "upload.unit3d.validation-object",
              404,
              "upload",
              "refused [resolution_id: The resolution id field is required.,"
                  + " season_number: The season number field is prohibited.,"
                  + " anon: The anon field is required.]"),
          of(
              "upload.unit3d.validation-text",
              404,
              "upload",
              "refused [You Must Provide A Valid Torrent File For Upload!]"),
          of(
              "upload.unit3d.invalid-file-names",
              404,
              "upload",
              "refused [Invalid Filenames In Torrent Files!]"),
          of(
              "any.unit3d.not-found",
              404,
              "upload",
              "refused [LST answered with status 404: No query results for model"
                  + " [App\\Models\\Category] 999; check the ids and the address in its"
                  + " definition]"),
          of(
              "upload.unit3d.forbidden",
              403,
              "upload",
              "AUTH: LST says that this account has not the right to do it: 'Error: your upload"
                  + " rights are disabled"),
          of("any.unit3d.banned-200", 200, "account", "AUTH: LST refuses the login, saying"),
          of("any.unit3d.banned-200", 200, "filter", "AUTH"),
          of("any.unit3d.banned-200", 200, "upload", "AUTH: LST refuses the login, saying"),
          of("any.unit3d.unauthenticated", 401, "account", "AUTH"),
          of("any.unit3d.unauthenticated", 401, "torrent", "AUTH"),
          of("any.unit3d.unauthenticated", 401, "upload", "AUTH"),
          of("any.unit3d.throttled", 429, "filter", "RATE_LIMITED until 2026-01-02T03:05:04Z"),
          of("any.unit3d.throttled", 429, "upload", "RATE_LIMITED until 2026-01-02T03:05:04Z"),
          of("any.unit3d.maintenance", 503, "filter", "TRANSIENT"),
          of("any.unit3d.maintenance", 503, "upload", "UNCERTAIN"),
          of("any.unit3d.server-error", 500, "account", "TRANSIENT"),
          of("any.unit3d.server-error", 500, "upload", "UNCERTAIN"),
          of("any.generic.cloudflare-520", 0, "filter", "TRANSIENT"),
          of("any.generic.cloudflare-520", 0, "file", "TRANSIENT"),
          of("any.generic.cloudflare-520", 0, "upload", "UNCERTAIN"),
          of("any.generic.cloudflare-challenge", 0, "filter", "REJECTED: a bot wall"),
          of("any.generic.cloudflare-challenge", 0, "upload", "REJECTED: a bot wall"),
          of("any.generic.empty-body", 0, "filter", "TRANSIENT"),
          of("any.generic.empty-body", 0, "file", "TRANSIENT: the upload is half-made"),
          of("any.generic.empty-body", 0, "upload", "UNCERTAIN"),
          of("any.generic.maintenance-html-200", 0, "account", "TRANSIENT"),
          of("any.generic.maintenance-html-200", 0, "file", "TRANSIENT"),
          of("any.generic.maintenance-html-200", 0, "upload", "UNCERTAIN"),
          of("any.generic.truncated-json", 0, "filter", "TRANSIENT"),
          of("any.generic.truncated-json", 0, "upload", "UNCERTAIN"));

  /**
   * A fixture as the answer to a call.
   *
   * @param status 0 where the fixture itself says it
   * @param wanted what it must come to; of a failure the beginning
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
                one.fixture() + " to " + one.call(),
                () -> {
                  String came = outcome(one);
                  assertThat(came).startsWith(one.wanted());
                  if (!came.matches("[A-Z_]+:.*|RATE_LIMITED.*")) {
                    assertThat(came).isEqualTo(one.wanted());
                  }
                }));
  }

  @Test
  void no_fixture_lies_unused() throws Exception {
    Set<String> used =
        CASES.stream().map(one -> one.fixture() + ".json").collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(28)
          .allSatisfy(file -> assertThat(used).contains(file));
    }
  }

  @Test
  void no_message_shows_a_key_of_the_reply() {
    for (Case one : CASES) {
      assertThat(outcome(one)).doesNotContain(KEY);
    }
  }

  private static String outcome(Case one) {
    boolean huno = one.fixture().contains(".huno.");
    URI url = URI.create(huno ? "https://hawke.uno" : "https://unit3d.example");
    Definition definition = Unit3dSites.definition(huno ? "huno" : "lst", url);
    List<Secret> told = new ArrayList<>();
    RssKey key = new RssKey(definition.base(), Optional.empty(), told::add);
    SiteSentences sentences = new SiteSentences(definition, UnaryOperator.identity());
    Unit3dAnswers answers = new Unit3dAnswers(definition, sentences, key);
    Reply reply = reply(one);
    try {
      String came =
          switch (one.call()) {
            case "account" -> shown(answers.account(reply, "log in"));
            case "filter" -> shown(answers.torrents(reply, "look").stream().findFirst());
            case "torrent" -> shown(answers.torrent(reply, "look"));
            case "file" -> answers.file(reply, "1", "download").name();
            default -> shown(new UploadAnswers(definition, sentences, key).upload(reply, "upload"));
          };
      assertThat(told).isEqualTo(key.known().stream().toList());
      return came + key.known().filter(Secret.of(KEY)::equals).map(known -> ", a key").orElse("");
    } catch (FailureException e) {
      return e.kind()
          + e.failure().notBefore().map(until -> " until " + until).orElse("")
          + ": "
          + e.failure().detail();
    }
  }

  private static String shown(Account account) {
    assertThat(account.mayUpload()).isEmpty();
    return String.join(
        " ", account.user(), account.userId(), account.userClass(), account.buffer());
  }

  private static String shown(Optional<Found> found) {
    return found
        .map(one ->
            one.id()
                + " "
                + one.name()
                + ", "
                + one.size()
                + " in "
                + one.files()
                + ", "
                + one.uploader())
        .orElse("nothing");
  }

  private static String shown(UploadResult result) {
    return switch (result) {
      case UploadResult.Accepted accepted -> {
        assertThat(accepted.asSubmitted()).isFalse();
        assertThat(accepted.pending()).isFalse();
        yield "accepted " + accepted.torrentId() + " " + accepted.warnings();
      }
      case UploadResult.AlreadyThere there -> "already there" + there.torrentId();
      case UploadResult.Refused refused -> "refused " + refused.reasons();
      case UploadResult.HandedOver handed -> "handed over: " + handed.todo();
    };
  }

  /** A fixture is the body itself or a wrapper around it. */
  private static Reply reply(Case one) {
    String text = text(one.fixture());
    Json json = Json.read(text).orElse(Json.EMPTY);
    Optional<String> wrapped = json.text("httpStatus");
    String type = wrapped.isPresent() ? json.text("contentType").orElse("") : "application/json";
    String body = wrapped.isPresent() ? json.text("body").orElse("") : text;
    int status = wrapped.map(Integer::valueOf).orElse(one.status());
    return new Reply(
        status,
        type.toLowerCase(Locale.ROOT),
        body.getBytes(StandardCharsets.UTF_8),
        status == 429 ? Optional.of(LATER) : Optional.empty(),
        json.object("headers").text("server").orElse(""),
        List.of());
  }

  private static String text(String fixture) {
    try {
      return Files.readString(folder().resolve(fixture + ".json"));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(Unit3dFixturesTest.class.getResource("/trackers/unit3d").toURI());
  }
}
