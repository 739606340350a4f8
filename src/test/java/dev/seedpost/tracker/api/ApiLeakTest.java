package dev.seedpost.tracker.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.seedpost.LogLines;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Http;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A key goes where the site wants it and is shown nowhere, even if the site says it back. */
class ApiLeakTest {
  private static final String KEY = "Hidden7Key0123456789abcdef";

  /** Of the key; shorter than any part that a message could be cut to. */
  private static final String PART = "Hidden7";

  private static final String SITE =
      """
      id: mine
      name: Mine
      family: api
      url: https://mine.example
      announce-hosts: [mine.example]
      source-flag: MINE
      needs: [{name: api-key, where: there}]
      fields: {name: '{release-name}'}
      api:
        auth: [{credential: api-key, AUTH}]
        upload: {path: 'PATH', body: BODY, torrent: file}
        answers:
          - {at: ok, is: 'true', result: accepted, id: id}
          - {status: 400, at: error, is: present, result: refused, reasons: [error, more]}
          - {status: 403, result: auth, reasons: error}
          - {status: 409, result: already-there, id: id}
        account: {path: 'PATH', user: user}
        find:
          path: 'PATH'
          parameters: {q: '{name}'}
          list: rows
          keys: {id: id, name: name, info-hash: hash, uploader: user}
        download: {path: 'PATH/{id}'}
        page: t/{id}
      """;

  private static final UploadRequest REQUEST =
      ApiSites.request("Album", new FormField("name", "{api-key}"));

  private final WireMockServer wire = ApiSites.wire();
  private final List<String> shown = new ArrayList<>();
  private int calls;

  @BeforeEach
  void start() {
    wire.start();
  }

  @AfterEach
  void stop() {
    wire.stop();
  }

  private TrackerClient client(String place, String path, String body) {
    return ApiSites.client(
        ApiSites.read(SITE.replace("AUTH", place).replace("PATH", path).replace("BODY", body)),
        URI.create(wire.baseUrl()),
        Map.of("api-key", Secret.of(KEY)),
        ApiSites.PATIENT);
  }

  private static String echo(boolean accepted, String id) {
    String row =
        "{\"id\":7,\"name\":\"a %1$s\",\"hash\":\"%2$s\",\"user\":\"%1$s\"}"
            .formatted(KEY, REQUEST.torrent().infoHash().hex());
    return "{\"ok\":%s,\"id\":\"%s\",\"user\":\"%s\",\"rows\":[%s],\"error\":\"%s\",\"more\":\"%s\"}"
        .formatted(
            accepted,
            id,
            KEY,
            row,
            "the key " + KEY + " of https://" + KEY + "@mine.example?k=" + KEY,
            // The message is cut within the key.
            "x".repeat(490) + " " + KEY);
  }

  private static ResponseDefinitionBuilder json(int status, boolean accepted, String id) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withHeader("Location", "https://" + KEY + ".example/?k=" + KEY)
        .withHeader("Set-Cookie", "session=" + KEY)
        .withBody(echo(accepted, id));
  }

  private static List<ResponseDefinitionBuilder> answers() {
    List<ResponseDefinitionBuilder> answers = new ArrayList<>();
    for (int status : new int[] {200, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503}) {
      answers.add(json(status, false, "7"));
      answers.add(aResponse().withStatus(status).withBody("<p>" + KEY + "</p>"));
    }
    answers.add(json(200, true, "7"));
    answers.add(json(200, true, KEY));
    answers.add(json(409, false, KEY));
    answers.add(aResponse().withBody("d4:info" + KEY));
    answers.add(aResponse().withBody(""));
    for (Fault fault : Fault.values()) {
      answers.add(aResponse().withBody(KEY).withFault(fault));
    }
    return answers;
  }

  private void show(Supplier<Object> call) {
    calls++;
    try {
      shown.add(String.valueOf(call.get()));
    } catch (FailureException e) {
      StringBuilder told = new StringBuilder().append(e.failure());
      for (Throwable at = e; at != null; at = at.getCause()) {
        told.append(' ').append(at);
      }
      shown.add(told.toString());
    }
  }

  private void callAll(TrackerClient client) {
    show(() -> client.upload(REQUEST));
    show(() -> client.find(REQUEST));
    show(client::account);
    show(() -> client.download("7"));
  }

  @ParameterizedTest
  @CsvSource({
    "in: path, up/{api-key}/x.{api-key}, multipart",
    "'in: query, name: k', up, multipart",
    "'in: field, name: k', up, multipart",
    "'in: field, name: k', up, json",
    "'in: header, name: X-Key', up, multipart",
    "'in: header, name: Cookie, prefix: session=', up, json"
  })
  void a_key_is_never_shown_whatever_the_answer(String place, String path, String body)
      throws ClassNotFoundException {
    Class<?> log = Class.forName(Http.class.getPackageName() + ".WireLog");
    try (LogLines lines = new LogLines(log)) {
      ((Logger) LoggerFactory.getLogger(log)).setLevel(Level.TRACE);
      TrackerClient client = client(place, path, body);
      for (ResponseDefinitionBuilder answer : answers()) {
        wire.stubFor(any(anyUrl()).willReturn(answer));
        callAll(client);
        callAll(client(place, path, body));
      }
      // A look that finds a torrent of somebody's asks who is logged in.
      int requests = wire.findAll(anyRequestedFor(anyUrl())).size();
      assertThat(requests).isGreaterThanOrEqualTo(calls);
      assertThat(lines.all()).hasSize(requests).allMatch(line -> line.contains("/up"));
      wire.stop();
      callAll(client);
      shown.addAll(lines.all());
    }
    assertThat(shown).hasSizeGreaterThan(2 * calls - 5).noneMatch(text -> text.contains(PART));
    assertThat(shown)
        .anyMatch(text -> text.startsWith("Refused") && text.contains("[secret]"))
        .anyMatch(text -> text.contains("Listing") && text.contains("[secret]"))
        .anyMatch(text -> text.startsWith("Account") && text.contains("[secret]"));
  }

  @Test
  void a_key_where_the_number_is_due_names_no_torrent() {
    TrackerClient client = client("in: header, name: X-Key", "up", "multipart");
    wire.stubFor(any(anyUrl()).willReturn(json(200, true, KEY)));
    assertThatThrownBy(() -> client.upload(REQUEST))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNCERTAIN));
    wire.stubFor(any(anyUrl()).willReturn(json(409, false, KEY)));
    assertThat(client.upload(REQUEST)).isEqualTo(new UploadResult.AlreadyThere(""));
  }

  @Test
  void a_form_cannot_fetch_a_key() {
    TrackerClient client = client("in: path", "up/{api-key}", "json");
    wire.stubFor(any(anyUrl()).willReturn(json(200, true, "7")));
    client.upload(REQUEST);
    var sent = wire.findAll(anyRequestedFor(anyUrl())).getFirst();
    assertThat(sent.getUrl()).isEqualTo("/up/" + KEY);
    assertThat(sent.getBodyAsString()).contains("{api-key}").doesNotContain(PART);
  }
}
