package dev.seedpost.tracker.gazelle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.http.Reply;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.UploadResult;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
class GazelleFixturesTest {
  private static final InfoHash HASH = InfoHash.of("0123456789abcdef0123456789abcdef01234567");
  private static final Instant LATER = Instant.parse("2026-01-02T03:04:12Z");

  private static final List<Case> CASES =
      List.of(
          of("index.red.success", 200, "account", "example 1234 Member, 476.8 MiB"),
          of("index.ops.success", 200, "account", "example 55 Member, 476.8 MiB"),
          of(
              "torrent.red.by-hash",
              200,
              "find",
              "5000001 in 2000001, ours, 300000000, Example Album"),
          of(
              "torrent.red.e-book",
              200,
              "find",
              "5000001 in 2000001, ours, 5000000, Example Author - Example Book"),
          of("torrent.red.bad-hash", 400, "find", "nothing"),
          of("torrent.red.bad-id", 400, "find", "nothing"),
          of(
              "torrent.ops.by-hash-own",
              200,
              "find",
              "700001 in 300001, theirs, 300000000, Example Album"),
          of(
              "torrent.ops.by-hash-of-another",
              200,
              "find",
              "700001 in 300001, theirs, 300000000, Example Album"),
          of("torrent.ops.not-found", 200, "find", "nothing"),
          of("torrent.ops.not-found-older", 200, "find", "nothing"),
          of("torrent.ops.not-found", 200, "download", "REJECTED: OPS answered: bad parameters"),
          of(
              "browse.red.success",
              200,
              "browse",
              "5000001 in 2000001, Example Artist - Example Album"),
          of("browse.red.empty", 200, "browse", ""),
          of(
              "browse.ops.success",
              200,
              "browse",
              "700001 in 300001, Example Artist - Example Album"),
          of("browse.ops.empty", 200, "browse", ""),
          of("user-torrents.red.uploaded", 200, "read", "uploaded"),
          of("upload.red.success", 200, "upload", "accepted 5000001 in 2000001 as submitted []"),
          of(
              "upload.red.success-camel-case",
              200,
              "upload",
              "accepted 5000001 in 2000001 as submitted []"),
          of(
              "upload.red.success-redownload",
              200,
              "upload",
              "accepted 5000002 in 2000001 changed []"),
          of(
              "upload.red.success-request-not-filled",
              200,
              "upload",
              "accepted 5000003 in 2000001 as submitted [the request was not filled]"),
          of("upload.red.dry-run-success", 200, "upload", "UNCERTAIN"),
          of("upload.red.dry-run-failure", 200, "upload", "UNCERTAIN"),
          of("upload.red.key-only", 403, "upload", "AUTH"),
          of("upload.ops.success", 200, "upload", "accepted 700001 in 300001 as submitted []"),
          of(
              "upload.ops.success-lower-case",
              200,
              "upload",
              "accepted 700001 in 300001 as submitted []"),
          of(
              "upload.ops.success-redownload",
              200,
              "upload",
              "accepted 700002 in 300001 changed [not private, source missing, download again]"),
          of(
              "upload.ops.success-request-filled",
              200,
              "upload",
              "accepted 700003 in 300001 as submitted []"),
          of(
              "upload.ops.success-request-not-filled",
              200,
              "upload",
              "accepted 700004 in 300001 as submitted"
                  + " [the request was not filled: could not determine torrentid]"),
          of(
              "upload.ops.success-behind-text",
              200,
              "upload",
              "accepted 700005 in 300001 as submitted [Request does not match Wrong format]"),
          of("upload.ops.duplicate", 200, "upload", "already there 700001"),
          of(
              "upload.ops.lost-torrent-fixed",
              200,
              "upload",
              "accepted 700001 in  changed [the site had lost this torrent's file and has it now]"),
          of(
              "upload.ops.validation",
              200,
              "upload",
              "refused [Please enter at least one main artist]"),
          of(
              "upload.ops.invalid-torrent",
              200,
              "upload",
              "refused [This torrent is not a V1 torrent. V2 and Hybrid torrents are not supported"
                  + " here.]"),
          of("upload.ops.token-required", 200, "upload", "AUTH"),
          of("any.red.bad-key", 401, "account", "AUTH"),
          of("any.red.bad-key", 401, "find", "AUTH"),
          of("any.red.bad-key", 401, "upload", "AUTH"),
          of("any.red.unknown-endpoint", 404, "account", "REJECTED"),
          of("any.red.unknown-endpoint", 404, "find", "REJECTED"),
          of("any.red.unknown-endpoint", 404, "upload", "REJECTED"),
          of("any.red.rate-limit", 429, "find", "RATE_LIMITED until 2026-01-02T03:04:12Z"),
          of("any.red.rate-limit", 429, "upload", "RATE_LIMITED until 2026-01-02T03:04:12Z"),
          of("any.red.outage", 500, "account", "TRANSIENT"),
          of("any.red.outage", 500, "download", "TRANSIENT"),
          of("any.red.outage", 500, "upload", "UNCERTAIN"),
          of("any.ops.bad-authorization-type", 200, "account", "AUTH"),
          of("any.ops.bad-authorization-type", 200, "upload", "AUTH"),
          of("any.ops.bad-token", 200, "account", "AUTH"),
          of("any.ops.bad-token", 200, "download", "AUTH"),
          of("any.ops.bad-token", 200, "upload", "AUTH"),
          of("any.ops.address-banned", 200, "find", "AUTH"),
          of("any.ops.rate-limit", 200, "find", "RATE_LIMITED"),
          of("any.ops.rate-limit", 200, "download", "RATE_LIMITED"),
          of("any.ops.rate-limit", 200, "upload", "RATE_LIMITED"),
          // Of kin that no definition is shipped for: never an accepted upload.
          of("any.ggn.bad-key", 401, "find", "AUTH"),
          of("any.ggn.bad-key", 401, "upload", "AUTH"),
          of("any.ggn.bad-key", 200, "find", "TRANSIENT"),
          of("any.ggn.bad-key", 200, "upload", "UNCERTAIN"),
          of("torrent.ggn.not-found", 200, "find", "nothing"),
          of("torrent.ggn.not-found", 200, "upload", "refused [bad id parameter]"),
          of("login.ptp.ok", 200, "account", "TRANSIENT"),
          of("login.ptp.ok", 200, "upload", "UNCERTAIN"),
          of("login.ptp.second-factor", 200, "account", "TRANSIENT"),
          of("login.ptp.second-factor", 200, "upload", "UNCERTAIN"),
          of("any.generic.cloudflare-520", 0, "find", "TRANSIENT"),
          of("any.generic.cloudflare-520", 0, "upload", "UNCERTAIN"),
          of("any.generic.cloudflare-challenge", 0, "find", "REJECTED: a bot wall"),
          of("any.generic.cloudflare-challenge", 0, "upload", "REJECTED: a bot wall"),
          of("any.generic.empty-body", 0, "find", "TRANSIENT"),
          of("any.generic.empty-body", 0, "download", "TRANSIENT: the upload is half-made"),
          of("any.generic.empty-body", 0, "upload", "UNCERTAIN"),
          of("any.generic.maintenance-html-200", 0, "account", "TRANSIENT"),
          of("any.generic.maintenance-html-200", 0, "download", "TRANSIENT"),
          of("any.generic.maintenance-html-200", 0, "upload", "UNCERTAIN"),
          of("any.generic.truncated-json", 0, "find", "TRANSIENT"),
          of("any.generic.truncated-json", 0, "upload", "UNCERTAIN"));

  /**
   * A fixture as the answer to a call.
   *
   * @param status 0 where the fixture itself says it
   * @param wanted the beginning of what it must come to
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
          .hasSizeGreaterThan(40)
          .allSatisfy(file -> assertThat(used).contains(file));
    }
  }

  @Test
  void no_message_shows_a_key_of_the_reply() {
    for (Case one : CASES) {
      assertThat(outcome(one))
          .doesNotContain("xxxxxxxx")
          .doesNotContain("yyyyyyyy")
          .doesNotContain("0123456789abcdef");
    }
  }

  private static String outcome(Case one) {
    String site = one.fixture().split("\\.", -1)[1].equals("red") ? "red" : "ops";
    Definition definition = Definitions.shipped().get(new TrackerId(site)).orElseThrow();
    GazelleAnswers answers =
        new GazelleAnswers(new GazelleRefusals(definition), UnaryOperator.identity());
    Reply reply = reply(one);
    try {
      return switch (one.call()) {
        case "account" -> {
          Account account = answers.account(reply, "log in");
          yield account.user()
              + " "
              + account.userId()
              + " "
              + account.userClass()
              + ", "
              + account.buffer();
        }
        case "find" ->
            answers
                .listing(reply, HASH, () -> new Account("example", "1234", ""), "look")
                .map(found ->
                    found.torrentId()
                        + " in "
                        + found.groupId()
                        + (found.ours() ? ", ours, " : ", theirs, ")
                        + found.size()
                        + ", "
                        + found.title())
                .orElse("nothing");
        case "browse" ->
            answers.browsed(reply, "look").stream()
                .map(Browsed::listing)
                .map(found -> found.torrentId() + " in " + found.groupId() + ", " + found.title())
                .collect(Collectors.joining("; "));
        case "download" -> answers.torrent(reply, "1", "download").name();
        case "upload" -> shown(answers.upload(reply, "upload"));
        default ->
            ((Envelope.Success) Envelope.of(reply.text()))
                .response().entries().keySet().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
      };
    } catch (FailureException e) {
      return e.kind()
          + e.failure().notBefore().map(until -> " until " + until).orElse("")
          + ": "
          + e.failure().detail();
    }
  }

  private static String shown(UploadResult result) {
    return switch (result) {
      case UploadResult.Accepted accepted ->
          "accepted "
              + accepted.torrentId()
              + " in "
              + accepted.groupId()
              + (accepted.asSubmitted() ? " as submitted " : " changed ")
              + accepted.warnings();
      case UploadResult.AlreadyThere there -> "already there " + there.torrentId();
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
    return Path.of(GazelleFixturesTest.class.getResource("/trackers/gazelle").toURI());
  }
}
