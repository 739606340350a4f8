package dev.seedpost.qbittorrent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A recorded qBittorrent over real HTTP, with a clock and pauses that cost no time. */
abstract class WireQbittorrent {
  static final String PASSWORD = "correct horse + battery";
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  WireMockServer wire;
  Instant now = START;
  final List<Duration> pauses = new ArrayList<>();
  WebQbittorrent client;

  @BeforeEach
  void startWire() {
    wire =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    wire.start();
    client = client("admin", Optional.of(Secret.of(PASSWORD)), PathMap.NONE);
  }

  @AfterEach
  void stopWire() {
    wire.stop();
  }

  String url() {
    return "http://127.0.0.1:" + wire.port();
  }

  WebQbittorrent client(String username, Optional<Secret> password, PathMap paths) {
    return new WebQbittorrent(
        TestHttp.http(),
        new ClientSettings(URI.create(url()), username, paths),
        password,
        () -> now,
        (time, doing) -> pauses.add(time));
  }

  Duration waited() {
    return pauses.stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** The login of 4.5 to 5.1. */
  void oldLogin() {
    on(
        post(urlPathEqualTo("/api/v2/auth/login")),
        ok("Ok.").withHeader("Set-Cookie", "SID=abc; HttpOnly; path=/; SameSite=Strict"));
  }

  void webApi(String version) {
    on(get(urlPathEqualTo("/api/v2/app/webapiVersion")), ok(version));
  }

  void on(MappingBuilder request, ResponseDefinitionBuilder answer) {
    wire.stubFor(request.willReturn(answer));
  }

  /** Answers one after the other; the last one stays. */
  void inTurn(String path, ResponseDefinitionBuilder... answers) {
    String state = Scenario.STARTED;
    for (int i = 0; i < answers.length; i++) {
      String next = i + 1 < answers.length ? "after " + (i + 1) : state;
      wire.stubFor(
          any(urlPathEqualTo(path))
              .inScenario(path)
              .whenScenarioStateIs(state)
              .willReturn(answers[i])
              .willSetStateTo(next));
      state = next;
    }
  }

  static ResponseDefinitionBuilder status(int status) {
    return aResponse().withStatus(status);
  }

  static ResponseDefinitionBuilder json(String body) {
    return ok(body).withHeader("Content-Type", "application/json");
  }

  static Failure failureOf(ThrowingCallable call) {
    FailureException thrown = catchThrowableOfType(FailureException.class, call);
    org.assertj.core.api.Assertions.assertThat(thrown).as("a failure").isNotNull();
    org.assertj.core.api.Assertions.assertThat(thrown.getMessage())
        .as("no password in messages")
        .doesNotContain(PASSWORD)
        .doesNotContain("battery");
    return thrown.failure();
  }
}
