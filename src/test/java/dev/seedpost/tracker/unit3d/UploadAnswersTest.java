package dev.seedpost.tracker.unit3d;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to an upload that no fixture holds. */
class UploadAnswersTest {
  private static final String KEY = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";

  private final Definition definition =
      Unit3dSites.definition("huno", URI.create("https://unit3d.example"));
  private final List<Secret> told = new ArrayList<>();
  private final RssKey key = new RssKey(definition.base(), Optional.empty(), told::add);
  private final UploadAnswers answers =
      new UploadAnswers(definition, new SiteSentences(definition, UnaryOperator.identity()), key);

  private UploadResult read(int status, String body) {
    return read(status, body, "");
  }

  private UploadResult read(int status, String body, String location) {
    return answers.upload(
        new Reply(
            status,
            "application/json",
            body.getBytes(UTF_8),
            Optional.empty(),
            "",
            List.of(),
            location),
        "upload it");
  }

  @Test
  void what_waits_for_the_staff_is_pending_and_remarks_are_plain_warnings() {
    assertThat(
            read(
                200,
                """
                {"success":true,"data":{"torrent":{"id":42,"attributes":{"download_link":
                "/torrent/download/42.%s"}},"moderation_status":"pending",
                "warnings":["No <b>screenshots</b>","see https://unit3d.example/torrent/download/42.%s",""],
                "name_issues":["year missing"]}}
                """
                    .formatted(KEY, KEY)))
        .isEqualTo(
            new UploadResult.Accepted(
                "42",
                "",
                false,
                true,
                List.of("No screenshots", "see (a download address)", "year missing")));
    assertThat(key.known()).contains(Secret.of(KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/torrent/download/42.",
        "http://unit3d.example/torrent/download/42.",
        "https://unit3d.example:8443/torrent/download/42.",
        "https://someone@unit3d.example/torrent/download/42.",
        "//elsewhere.example/torrent/download/42."
      })
  void an_address_that_is_not_the_sites_teaches_no_key_but_is_masked(String address) {
    assertThat(read(200, "{\"success\":true,\"data\":\"" + address + KEY + "\"}"))
        .isEqualTo(new UploadResult.Accepted("42", "", false, List.of()));
    assertThat(key.known()).isEmpty();
    assertThat(told).containsExactly(Secret.of(KEY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"success\":true,\"data\":null,\"message\":\"Torrent uploaded successfully.\"}",
        "200 | {\"success\":true,\"data\":\"https://unit3d.example/home\"}",
        "500 | {\"success\":true,\"data\":42}",
        "500 | {\"success\":false,\"message\":\"Validation Error.\",\"data\":\"x\"}",
        "200 | {\"message\":\"hello\"}",
        "200 | {}",
        "408 | {\"message\":\"Request Timeout\"}",
        "409 | {\"message\":\"Conflict\"}",
        "302 | <html>Redirecting to the front page</html>",
        "403 | <html>no</html>",
        "404 | <html>Not Found</html>"
      })
  void what_is_not_said_clearly_may_have_been_stored(int status, String body) {
    fails(FailureKind.UNCERTAIN, status, body, "");
  }

  @ParameterizedTest
  @CsvSource({
    "302, https://unit3d.example/login, ''",
    "302, /login, Redirecting",
    "303, 'https://UNIT3D.example/login?intended=upload', ''",
    "302, https://unit3d.example/login/, <html>Welcome</html>"
  })
  void a_redirect_to_the_login_page_is_a_matter_of_the_login_whatever_its_body_says(
      int status, String location, String body) {
    fails(FailureKind.AUTH, status, body, location);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "https://unit3d.example/torrents/7",
        "https://unit3d.example/torrents?after=/login",
        "https://unit3d.example/login/two-factor",
        "https://elsewhere.example/login",
        "//elsewhere.example/login",
        "http://[broken/login"
      })
  void any_other_redirect_may_hide_a_stored_upload_though_its_body_names_the_login(
      String location) {
    fails(
        FailureKind.UNCERTAIN,
        302,
        "<meta http-equiv=\"refresh\" content=\"0;url='https://unit3d.example/login'\">",
        location);
  }

  private void fails(FailureKind kind, int status, String body, String location) {
    assertThatThrownBy(() -> read(status, body, location))
        .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 405, 413})
  void the_framework_turns_away_before_anything_is_stored(int status) {
    assertThat(read(status, "{\"message\":\"no\"}")).isInstanceOf(UploadResult.Refused.class);
  }

  @Test
  void a_taken_name_beside_another_complaint_is_a_refusal() {
    assertThat(
            read(
                404,
                """
                {"success":false,"message":"Validation Error.","data":{
                "name":["The name has already been taken."],"anon":["The anon field is required."]}}
                """))
        .isEqualTo(
            new UploadResult.Refused(
                List.of(
                    "name: The name has already been taken.",
                    "anon: The anon field is required.")));
    assertThat(read(404, "{\"success\":false,\"message\":\"Validation Error.\",\"data\":{}}"))
        .isEqualTo(new UploadResult.Refused(List.of("Validation Error.")));
  }
}
