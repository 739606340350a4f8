package dev.seedpost.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.SecretMask;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Call;

/** What a transport fault becomes, for a call that may be repeated and for one that must not. */
class HttpFaultsTest {
  private static final Timeouts SHORT =
      new Timeouts(
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofSeconds(20));

  private final Http http = http(SHORT);

  private static Http http(Timeouts timeouts) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-24T08:00:00Z"));
    return new Http("Seedpost/1", new SecretMask(), clock, timeouts, Thread::sleep);
  }

  private static Call<ResponseBody> upload(Http http, URI base) {
    byte[] torrent = new byte[200_000];
    return http.retrofit(base, Map.of(), Optional.empty())
        .create(Site.class)
        .upload(List.of(MultipartBody.Part.createFormData("f", "f", RequestBody.create(torrent))));
  }

  private static Call<ResponseBody> look(Http http, URI base) {
    return http.retrofit(base, Map.of(), Optional.empty()).create(Site.class).look("key");
  }

  private static FailureException once(Http http, URI base) {
    return catchThrowableOfType(
        FailureException.class,
        () -> http.sendOnce(upload(http, base), "upload An Album", Departure.OPEN));
  }

  private static FailureException again(Http http, URI base) {
    return catchThrowableOfType(
        FailureException.class, () -> http.send(look(http, base), "look for An Album"));
  }

  private static void expect(FailureException failure, FailureKind kind, String words) {
    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
    assertThat(failure).hasMessageStartingWith("Failed to ").hasMessageContaining(words);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_broken_answer_leaves_an_upload_uncertain(Fault fault) {
    WireMockServer wire = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    wire.start();
    try {
      wire.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
      URI base = URI.create(wire.baseUrl() + "/");

      expect(once(http, base), FailureKind.UNCERTAIN, "took effect is unknown");
      expect(again(http, base), FailureKind.TRANSIENT, "localhost:" + wire.port());
      await("the server records a request after it has answered it")
          .untilAsserted(() -> assertThat(wire.getAllServeEvents()).hasSize(2));
    } finally {
      wire.stop();
    }
  }

  @Test
  void no_answer_in_time_leaves_an_upload_uncertain() {
    WireMockServer wire = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    wire.start();
    try {
      wire.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(3000)));
      URI base = URI.create(wire.baseUrl() + "/");

      expect(once(http, base), FailureKind.UNCERTAIN, "did not answer in time");
      expect(again(http, base), FailureKind.TRANSIENT, "did not answer in time");
    } finally {
      wire.stop();
    }
  }

  @Test
  void the_time_of_the_whole_call_leaves_an_upload_uncertain() {
    Http hasty =
        http(
            new Timeouts(
                Duration.ofSeconds(9),
                Duration.ofSeconds(9),
                Duration.ofSeconds(9),
                Duration.ofMillis(500)));
    WireMockServer wire = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    wire.start();
    try {
      // The head comes at once, the body trickles: only the limit for the whole call ends it.
      wire.stubFor(
          any(anyUrl())
              .willReturn(
                  aResponse().withBody("slow".repeat(50)).withChunkedDribbleDelay(50, 5000)));
      URI base = URI.create(wire.baseUrl() + "/");

      expect(once(hasty, base), FailureKind.UNCERTAIN, "did not answer in time");
      expect(again(hasty, base), FailureKind.TRANSIENT, "did not answer in time");
    } finally {
      wire.stop();
    }
  }

  @Test
  void a_refused_connection_sent_nothing() throws IOException {
    URI base;
    try (ServerSocket free = new ServerSocket(0)) {
      base = URI.create("http://127.0.0.1:" + free.getLocalPort() + "/");
    }

    expect(once(http, base), FailureKind.TRANSIENT, "refused the connection");
    expect(once(http, base), FailureKind.TRANSIENT, "nothing was sent");
    expect(again(http, base), FailureKind.TRANSIENT, "refused the connection");
  }

  @Test
  void an_unknown_name_sent_nothing() {
    URI base = URI.create("http://no-such-host.invalid/");

    expect(once(http, base), FailureKind.TRANSIENT, "cannot be resolved");
    expect(again(http, base), FailureKind.TRANSIENT, "no-such-host.invalid");
  }

  @Test
  void a_failed_tls_handshake_sent_nothing() throws IOException {
    try (RawServer plain =
        new RawServer(connection -> {
          connection.getInputStream().read();
          connection.getOutputStream().write(RawServer.bytes("HTTP/1.1 400 Bad\r\n\r\n"));
        })) {
      URI base = URI.create(plain.base().toString().replace("http:", "https:"));

      expect(once(http, base), FailureKind.TRANSIENT, "no secure connection");
      expect(again(http, base), FailureKind.TRANSIENT, "no secure connection");
    }
  }

  @Test
  void a_handshake_that_never_ends_sent_nothing() throws IOException {
    try (RawServer mute =
        new RawServer(connection ->
            connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()))) {
      URI base = URI.create(mute.base().toString().replace("http:", "https:"));

      FailureException failure = once(http, base);

      expect(failure, FailureKind.TRANSIENT, "nothing was sent");
      assertThat(failure).hasMessageContaining("in time");
    }
  }

  @Test
  void a_connection_closed_before_the_body_was_read_is_uncertain() throws IOException {
    try (RawServer rude = new RawServer(connection -> connection.getInputStream().read())) {
      expect(once(http, rude.base()), FailureKind.UNCERTAIN, "127.0.0.1");
      assertThat(rude.connections()).isEqualTo(1);
      expect(again(http, rude.base()), FailureKind.TRANSIENT, "127.0.0.1");
      assertThat(rude.connections()).isEqualTo(2);
    }
  }

  @Test
  void a_connection_closed_after_the_request_was_read_is_uncertain() throws IOException {
    try (RawServer rude =
        new RawServer(connection -> RawServer.readRequest(connection.getInputStream()))) {
      expect(once(http, rude.base()), FailureKind.UNCERTAIN, "closed the connection");
      assertThat(rude.connections()).isEqualTo(1);
      expect(again(http, rude.base()), FailureKind.TRANSIENT, "closed the connection");
    }
  }

  @Test
  void a_cut_body_is_uncertain() throws IOException {
    try (RawServer cut =
        new RawServer(connection -> {
          RawServer.readRequest(connection.getInputStream());
          connection
              .getOutputStream()
              .write(RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
        })) {
      expect(once(http, cut.base()), FailureKind.UNCERTAIN, "before the answer was complete");
      expect(again(http, cut.base()), FailureKind.TRANSIENT, "before the answer was complete");
    }
  }

  @Test
  void something_that_is_not_http_is_uncertain() throws IOException {
    try (RawServer ftp =
        new RawServer(connection -> {
          RawServer.readRequest(connection.getInputStream());
          connection.getOutputStream().write(RawServer.bytes("220 \u001b[31mftp\r\n\r\n"));
        })) {
      FailureException failure = once(http, ftp.base());

      expect(failure, FailureKind.UNCERTAIN, "proper HTTP");
      assertThat(failure).hasStackTraceContaining("the answer is not proper HTTP");
      assertThat(org.assertj.core.util.Throwables.getStackTrace(failure)).doesNotContain("ftp");
    }
  }

  @Test
  void every_request_has_a_connection_of_its_own() throws IOException {
    try (RawServer polite =
        new RawServer(connection -> {
          InputStream in = connection.getInputStream();
          RawServer.readRequest(in);
          connection
              .getOutputStream()
              .write(RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
          in.read();
        })) {
      http.send(look(http, polite.base()), "look");
      http.sendOnce(upload(http, polite.base()), "upload", Departure.OPEN);

      assertThat(polite.connections()).isEqualTo(2);
    }
  }
}
