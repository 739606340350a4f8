package dev.seedpost.tracker.unit3d;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.SampleTorrents;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to calls that only read, which no fixture holds. */
class Unit3dAnswersTest {
  private final Definition definition =
      Unit3dSites.definition("ulcx", URI.create("https://unit3d.example"));
  private final Unit3dAnswers answers =
      new Unit3dAnswers(
          definition,
          new SiteSentences(definition, UnaryOperator.identity()),
          new RssKey(definition.base(), Optional.empty(), key -> {}));

  private static Reply reply(int status, String body) {
    return new Reply(status, "", body.getBytes(UTF_8), Optional.empty(), "", List.of());
  }

  private static void fails(FailureKind kind, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.failure().detail()).contains(words);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "302 | ''                                        | TRANSIENT | sends us to a page",
        "302 | <a href='https://unit3d.example/login'>   | TRANSIENT | sends us to a page",
        "200 | ''                                        | TRANSIENT | serves an empty file",
        "200 | <html>Down</html>                         | TRANSIENT | a page for people",
        "200 | d4:info                                   | TRANSIENT | no",
        "404 | <html>Not Found</html>                    | REJECTED  | with status 404",
        "500 | d8:announce0:e                            | TRANSIENT | with status 500",
        "429 | ''                                        | RATE_LIMITED | asks for a pause"
      })
  void what_is_served_is_a_torrent_or_a_clear_failure(
      int status, String body, FailureKind kind, String words) {
    fails(kind, words, () -> answers.file(reply(status, body), "7", "download it"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://unit3d.example/login, AUTH, does not take the rsskey",
    "/login, AUTH, does not take the rsskey",
    "https://unit3d.example/torrents/7, TRANSIENT, sends us to a page",
    "https://elsewhere.example/login, TRANSIENT, sends us to a page"
  })
  void where_a_download_is_sent_to_tells_a_wrong_key_from_a_lost_file(
      String location, FailureKind kind, String words) {
    Reply reply =
        new Reply(302, "text/html", new byte[0], Optional.empty(), "", List.of(), location);
    fails(kind, words, () -> answers.file(reply, "7", "download it"));
  }

  @Test
  void a_torrent_is_read() {
    String torrent = new String(SampleTorrents.publicAlbum("Album").bytes(), UTF_8);
    assertThat(answers.file(reply(200, torrent), "7", "download it").name()).isEqualTo("Album");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"links\":{}}                           | TRANSIENT | lacks what it always has",
        "200 | {\"data\":[{\"attributes\":{}}]}         | TRANSIENT | lacks what it always has",
        "422 | {\"message\":\"The sort field is bad.\"} | REJECTED  | The sort field is bad.",
        "403 | {\"message\":\"Disabled\"}               | AUTH      | ask its staff",
        "302 | <html></html>                            | AUTH      | without a login",
        "500 | {}                                       | TRANSIENT | no reason given"
      })
  void a_list_that_is_none_is_a_failure_and_never_an_empty_list(
      int status, String body, FailureKind kind, String words) {
    fails(kind, words, () -> answers.torrents(reply(status, body), "look"));
  }

  @Test
  void an_account_without_a_name_is_no_answer() {
    fails(FailureKind.TRANSIENT, "lacks", () -> answers.account(reply(200, "{}"), "log in"));
  }

  @Test
  void a_torrent_that_does_not_say_its_size_is_nobodys_match() {
    assertThat(answers.torrents(reply(200, "{\"data\":[{\"id\":7,\"attributes\":{}}]}"), "look"))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.size()).isEqualTo(-1);
          assertThat(found.hasPayloadOf(SampleTorrents.publicAlbum("Album"))).isFalse();
        });
    fails(
        FailureKind.REJECTED,
        "with status 404",
        () -> answers.torrents(reply(404, "{\"message\":\"no such route\"}"), "look"));
  }
}
