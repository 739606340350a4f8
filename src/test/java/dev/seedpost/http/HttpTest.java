package dev.seedpost.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;

class HttpTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  private final WireMockServer wire =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  private final SecretMask mask = new SecretMask();
  private final Http http =
      new Http("Seedpost/1", mask, InstantSource.fixed(NOW), Timeouts.USUAL, time -> {});

  @BeforeEach
  void start() {
    wire.start();
  }

  @AfterEach
  void stop() {
    wire.stop();
  }

  private Site site() {
    return site(Map.of());
  }

  private Site site(Map<String, Secret> headers) {
    return http.retrofit(URI.create(wire.baseUrl() + "/"), headers, Optional.empty())
        .create(Site.class);
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
  void an_answer_is_read_whole() {
    answer(
        aResponse()
            .withStatus(200)
            .withHeader("Content-Type", "Application/JSON")
            .withHeader("Server", "NGINX")
            .withHeader("Set-Cookie", "SID=abc; HttpOnly", "other=1")
            .withBody("{\"ü\":1}"));

    Reply reply = http.send(site().look("k"), "look");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.ok()).isTrue();
    assertThat(reply.contentType()).isEqualTo("application/json");
    assertThat(reply.server()).isEqualTo("nginx");
    assertThat(reply.setCookies()).containsExactly("SID=abc; HttpOnly", "other=1");
    assertThat(reply.text()).isEqualTo("{\"ü\":1}");
    assertThat(reply.retryAfter()).isEmpty();
    assertThat(reply.location()).isEmpty();
    assertThat(reply).hasToString("Reply[200 application/json, 8 bytes]");
  }

  @Test
  void a_redirect_is_read_and_never_followed_nor_shown() {
    answer(aResponse().withStatus(302).withHeader("Location", "/other?authkey=" + KEY));

    Reply reply = http.sendOnce(site().upload(form()), "upload", Departure.OPEN);

    assertThat(reply.location()).isEqualTo("/other?authkey=" + KEY);
    assertThat(reply).hasToString("Reply[302 , 0 bytes]");
    wire.verify(1, postRequestedFor(urlPathEqualTo("/upload.php")));
    wire.verify(0, getRequestedFor(urlPathEqualTo("/other")));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 408, 421, 500, 503})
  void an_error_status_is_an_answer_and_never_sent_again(int status) {
    answer(aResponse().withStatus(status).withHeader("Retry-After", "0").withBody("no"));

    Reply reply = http.sendOnce(site().upload(form()), "upload", Departure.OPEN);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.ok()).isFalse();
    assertThat(reply.text()).isEqualTo("no");
    assertThat(reply.contentType()).isEmpty();
    assertThat(reply.retryAfter()).contains(NOW);
    wire.verify(1, postRequestedFor(urlPathEqualTo("/upload.php")));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_an_answer(int status) {
    answer(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

    assertThat(http.sendOnce(site().upload(form()), "upload", Departure.OPEN).status())
        .isEqualTo(status);
    assertThat(http.send(site().look("k"), "look").status()).isEqualTo(status);

    wire.verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
    wire.verify(0, postRequestedFor(urlPathEqualTo("/elsewhere")));
  }

  @Test
  void an_answer_without_content_has_an_empty_body() {
    answer(aResponse().withStatus(204));

    assertThat(http.send(site().look("k"), "look").body()).isEmpty();
  }

  @Test
  void headers_are_sent_and_nothing_that_tells_where_we_come_from() {
    answer(aResponse());

    http.send(site(Map.of("Authorization", Secret.of("token abc"))).look("k"), "look");

    wire.verify(
        getRequestedFor(urlPathEqualTo("/ajax/torrents"))
            .withHeader("Authorization", equalTo("token abc"))
            .withHeader("User-Agent", equalTo("Seedpost/1"))
            .withHeader("Origin", absent())
            .withHeader("Referer", absent())
            .withHeader("Cookie", absent()));
  }

  @Test
  void cookies_are_not_kept() {
    answer(aResponse().withHeader("Set-Cookie", "SID=abc"));
    Site site = site();

    http.send(site.look("k"), "look");
    http.send(site.look("k"), "look");

    wire.verify(2, getRequestedFor(anyUrl()).withHeader("Cookie", absent()));
  }

  @Test
  void a_form_has_a_fixed_length() {
    answer(aResponse());

    http.sendOnce(site().upload(form()), "upload", Departure.OPEN);

    wire.verify(
        postRequestedFor(urlPathEqualTo("/upload.php"))
            .withHeader("Content-Length", matching("[0-9]+"))
            .withHeader("Transfer-Encoding", absent())
            .withRequestBodyPart(aMultipart("title").withBody(equalTo("An Album")).build()));
  }

  @Test
  void a_body_of_unknown_length_is_a_programming_error() {
    RequestBody endless =
        new RequestBody() {
          @Override
          public okhttp3.MediaType contentType() {
            return null;
          }

          @Override
          public void writeTo(okio.BufferedSink sink) {}
        };
    Call<okhttp3.ResponseBody> call =
        site().upload(List.of(MultipartBody.Part.createFormData("f", "f", endless)));

    assertThatThrownBy(() -> http.sendOnce(call, "upload", Departure.OPEN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("known length");
    wire.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void an_internal_error_amid_the_exchange_leaves_an_upload_uncertain() {
    answer(aResponse());
    RequestBody faulty =
        new RequestBody() {
          @Override
          public okhttp3.MediaType contentType() {
            return null;
          }

          @Override
          public long contentLength() {
            return 5;
          }

          @Override
          public void writeTo(okio.BufferedSink sink) {
            throw new IllegalStateException("a bug");
          }
        };
    Call<okhttp3.ResponseBody> call =
        site().upload(List.of(MultipartBody.Part.createFormData("f", "f", faulty)));

    assertThat(failureOf(() -> http.sendOnce(call, "upload", Departure.OPEN)).kind())
        .isEqualTo(FailureKind.UNCERTAIN);
  }

  @Test
  void a_call_cannot_be_sent_twice() {
    answer(aResponse());
    Call<okhttp3.ResponseBody> call = site().upload(form());
    http.sendOnce(call, "upload", Departure.OPEN);

    assertThatThrownBy(() -> http.sendOnce(call, "upload", Departure.OPEN))
        .isInstanceOf(IllegalStateException.class);
    wire.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void a_header_with_a_line_break_is_refused_without_showing_it() {
    FailureException failure = failureOf(() -> site(Map.of("X-Api-Key", Secret.of(KEY + "\n"))));

    assertThat(failure.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failure).hasMessageContaining("X-Api-Key").hasMessageNotContaining(KEY);
  }

  @Test
  void a_body_of_exactly_the_limit_is_taken() {
    answer(aResponse().withBody(new byte[WholeBody.LONGEST]));

    assertThat(http.send(site().look("k"), "look").body()).hasSize(WholeBody.LONGEST);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void a_longer_body_is_refused(int status) {
    answer(aResponse().withStatus(status).withBody(new byte[WholeBody.LONGEST + 1]));

    FailureException once =
        failureOf(() -> http.sendOnce(site().upload(form()), "upload", Departure.OPEN));
    FailureException again = failureOf(() -> http.send(site().look("k"), "look"));

    assertThat(once.kind()).isEqualTo(FailureKind.UNCERTAIN);
    assertThat(again.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(again).hasMessageContaining("longer than 8 MiB");
  }
}
