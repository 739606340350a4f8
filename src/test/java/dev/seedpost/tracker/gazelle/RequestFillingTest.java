package dev.seedpost.tracker.gazelle;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.release.FactName;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request of other users is filled once, and never by guess. */
class RequestFillingTest {
  private static final String LOOK = "/ajax.php?action=request&id=12";
  private static final String FILL = "/ajax.php?action=request_fill";
  private static final String OPEN = success("\"requestId\":12,\"isFilled\":false,\"torrentId\":0");
  private static final String OURS =
      success("\"requestId\":12,\"isFilled\":true,\"torrentId\":700");
  private static final String FILLED = success("\"requestId\":12,\"torrentId\":700,\"bounty\":1");

  private final WireMockServer wire =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private TrackerClient client;

  @BeforeEach
  void start() {
    wire.start();
    Definition ops = Sites.definition("ops", URI.create(wire.baseUrl() + "/"));
    client = Sites.client(ops, Secret.of("key-of-this-test"));
  }

  @AfterEach
  void stop() {
    wire.stop();
  }

  @Test
  void an_open_request_is_filled_with_the_torrent() {
    looksLike(OPEN);
    fillingAnswers(ok(FILLED));
    assertThat(client.fillRequest("700", "12")).contains("request 12 is filled");
    wire.verify(
        1,
        postRequestedFor(urlEqualTo(FILL))
            .withHeader("Authorization", equalTo("token key-of-this-test"))
            .withRequestBody(containing("requestid=12"))
            .withRequestBody(containing("torrentid=700")));
  }

  @Test
  void what_is_filled_is_not_filled_again() {
    looksLike(OURS);
    assertThat(client.fillRequest("700", "12")).contains("request 12 is filled");
    assertThat(client.fillRequest("701", "12"))
        .contains("request 12 was filled before, with torrent 700");
    nothingWasFilled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"failure", "bad id parameter"})
  void a_request_that_does_not_exist_is_not_filled(String error) {
    looksLike("{\"status\":\"failure\",\"error\":\"" + error + "\"}");
    assertThat(client.fillRequest("700", "12"))
        .contains("the site has no request 12; check its number");
    nothingWasFilled();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"requestId\":12", "\"isFilled\":true", "\"isFilled\":\"no\",\"torrentId\":0"})
  void a_site_that_does_not_say_whether_it_is_open_is_not_asked_to_fill_it(String said) {
    looksLike(success(said));
    fails(FailureKind.TRANSIENT);
    nothingWasFilled();
  }

  @Test
  void the_sites_reason_against_it_is_told_with_what_to_do() {
    looksLike(OPEN);
    fillingAnswers(
        ok(
            "{\"status\":\"failure\",\"error\":\"This request requires a log.<br"
                + " />\",\"response\":[]}"));
    assertThat(client.fillRequest("700", "12"))
        .contains(
            "request 12 was not filled (This request requires a log.); fill request 12 by hand at "
                + wire.baseUrl()
                + "/requests.php?action=view&id=12 with "
                + wire.baseUrl()
                + "/torrents.php?torrentid=700");
  }

  @Test
  void a_refused_login_is_no_remark() {
    looksLike(OPEN);
    fillingAnswers(ok("{\"status\":\"failure\",\"error\":\"This page requires an api token\"}"));
    fails(FailureKind.AUTH);
  }

  @Test
  void a_lost_answer_is_looked_up_and_nothing_is_sent_again() {
    inTurn(ok(OPEN), ok(OURS));
    fillingAnswers(aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(client.fillRequest("700", "12")).contains("request 12 is filled");
    wire.verify(1, postRequestedFor(urlEqualTo(FILL)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><title>404</title>",
        "{\"status\":\"success\",\"response\":{}}",
        "{\"status\":\"success\",\"response\":{\"requestId\":13}}",
        "oops {\"status\":\"failure\",\"error\":\"x\"}",
      })
  void an_unclear_answer_is_told_as_unclear(String body) {
    inTurn(ok(OPEN), aResponse().withStatus(502));
    fillingAnswers(ok(body));
    assertThat(client.fillRequest("700", "12"))
        .hasValueSatisfying(remark ->
            assertThat(remark)
                .startsWith("it is not known whether request 12 is filled; if not, fill request 12")
                .endsWith("torrentid=700"));
    wire.verify(1, postRequestedFor(urlEqualTo(FILL)));
    wire.verify(2, getRequestedFor(urlEqualTo(LOOK)));
  }

  @Test
  void where_no_such_call_is_known_a_person_does_it() {
    Definition red = Sites.definition("red", URI.create(wire.baseUrl() + "/"));
    assertThat(Sites.client(red, Secret.of("key-of-this-test")).fillRequest("700", "12"))
        .hasValueSatisfying(remark ->
            assertThat(remark)
                .startsWith("fill request 12 by hand at ")
                .endsWith("torrents.php?torrentid=700"));
    assertThat(wire.getAllServeEvents()).isEmpty();
  }

  /** OPS would store the upload and answer such a number with a page for people (measured). */
  @Test
  void the_number_of_a_request_never_leaves_with_the_upload() {
    try (PracticeTracker tracker = new PracticeTracker(Dialect.OPS)) {
      Definition ops = Sites.definition("ops", tracker.url());
      TorrentFile torrent = SampleTorrents.album("Album", ops.sourceFlag());
      UploadRequest request =
          new UploadRequest(
              torrent,
              Sites.form(ops, Map.of(FactName.REQUEST, "12")),
              SampleTorrents.payload(torrent));
      assertThat(request.value("requestid")).contains("12");
      assertThat(Sites.client(ops, tracker.apiKey()).upload(request))
          .isInstanceOf(UploadResult.Accepted.class);
    }
  }

  private static String success(String response) {
    return "{\"status\":\"success\",\"response\":{" + response + "}}";
  }

  private void looksLike(String body) {
    wire.stubFor(get(urlEqualTo(LOOK)).willReturn(ok(body)));
  }

  private void inTurn(ResponseDefinitionBuilder first, ResponseDefinitionBuilder second) {
    MappingBuilder once =
        get(urlEqualTo(LOOK))
            .inScenario("looks")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("looked");
    wire.stubFor(once.willReturn(first));
    wire.stubFor(
        get(urlEqualTo(LOOK)).inScenario("looks").whenScenarioStateIs("looked").willReturn(second));
  }

  private void fillingAnswers(ResponseDefinitionBuilder answer) {
    wire.stubFor(post(urlEqualTo(FILL)).willReturn(answer));
  }

  private void nothingWasFilled() {
    wire.verify(0, postRequestedFor(urlEqualTo(FILL)));
  }

  private void fails(FailureKind kind) {
    assertThatThrownBy(() -> client.fillRequest("700", "12"))
        .isInstanceOfSatisfying(
            FailureException.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }
}
