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

  @TestFactory
  Stream<DynamicTest> every_fixture_means_one_thing() {
    return FixtureCases.ALL.stream()
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
        FixtureCases.ALL.stream().map(one -> one.fixture() + ".json").collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSizeGreaterThan(40)
          .allSatisfy(file -> assertThat(used).contains(file));
    }
  }

  @Test
  void no_message_shows_a_key_of_the_reply() {
    for (FixtureCases.Case one : FixtureCases.ALL) {
      assertThat(outcome(one))
          .doesNotContain("xxxxxxxx")
          .doesNotContain("yyyyyyyy")
          .doesNotContain("0123456789abcdef");
    }
  }

  private static String outcome(FixtureCases.Case one) {
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
  private static Reply reply(FixtureCases.Case one) {
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
