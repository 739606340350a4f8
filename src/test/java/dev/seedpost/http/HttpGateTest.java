package dev.seedpost.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.SecretMask;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether every request waits for its turn. */
class HttpGateTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private final WireMockServer wire =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private final List<Duration> waits = new ArrayList<>();
  private final SecretMask mask = new SecretMask();
  private final Http http =
      new Http("Seedpost/1", mask, InstantSource.fixed(NOW), Timeouts.USUAL, waits::add);

  @BeforeEach
  void start() {
    wire.start();
  }

  @AfterEach
  void stop() {
    wire.stop();
  }

  private void answer(ResponseDefinitionBuilder answer) {
    wire.stubFor(any(anyUrl()).willReturn(answer));
  }

  private static List<MultipartBody.Part> form() {
    return List.of(
        MultipartBody.Part.createFormData("title", "An Album"),
        MultipartBody.Part.createFormData(
            "file", "a.torrent", RequestBody.create(new byte[] {1, 2, 3})));
  }

  private FailureException failureOf(Runnable run) {
    return catchThrowableOfType(FailureException.class, run::run);
  }

  @Test
  void the_gate_is_asked_before_every_request_and_its_moment_awaited() {
    answer(aResponse());
    List<String> asked = new ArrayList<>();
    Rate rate = new Rate(5, Duration.ofSeconds(10));
    Gate gate =
        (name, wanted, now) -> {
          asked.add(name + " " + wanted.requests() + " " + now);
          return now.plusSeconds(asked.size() - 1L);
        };
    Site site =
        http.retrofit(
                URI.create(wire.baseUrl() + "/"),
                Map.of(),
                Optional.of(new Http.GatedBy(gate, "red", rate)))
            .create(Site.class);

    http.send(site.look("k"), "look");
    http.sendOnce(site.upload(form()), "upload", Departure.OPEN);
    http.send(site.look("k"), "look");

    assertThat(asked).containsOnly("red 5 " + NOW).hasSize(3);
    assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void an_interrupted_wait_sends_nothing() {
    Http impatient =
        new Http(
            "Seedpost/1",
            mask,
            InstantSource.fixed(NOW),
            Timeouts.USUAL,
            time -> {
              throw new InterruptedException();
            });
    Site site =
        impatient
            .retrofit(
                URI.create(wire.baseUrl() + "/"),
                Map.of(),
                Optional.of(
                    new Http.GatedBy(
                        (name, rate, now) -> now.plusSeconds(9),
                        "red",
                        new Rate(1, Duration.ofSeconds(9)))))
            .create(Site.class);

    FailureException failure =
        failureOf(() -> impatient.sendOnce(site.upload(form()), "upload An Album", Departure.OPEN));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure).hasMessageContaining("nothing was sent");
    wire.verify(0, postRequestedFor(anyUrl()));
  }
}
