package dev.seedpost.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Tag;
import retrofit2.http.Url;

class SecretsInAddressTest {
  private static final Secret KEY = Secret.of("key/with a?hook");

  private final WireMockServer wire =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private final Http http =
      new Http(
          "Seedpost/1",
          new SecretMask(),
          InstantSource.fixed(Instant.parse("2026-11-24T08:00:00Z")));

  /** A remote side with a key in a path. */
  interface Files {
    @GET
    Call<ResponseBody> file(@Url String address, @Tag SecretsInAddress secrets);
  }

  @BeforeEach
  void start() {
    wire.start();
    wire.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
  }

  @AfterEach
  void stop() {
    wire.stop();
  }

  @Test
  void the_secret_is_put_in_its_place_when_the_request_leaves_and_not_before() {
    URI base = URI.create("http://127.0.0.1:" + wire.port() + "/");
    Files files = http.retrofit(base, Map.of(), Optional.empty()).create(Files.class);
    Call<ResponseBody> call =
        files.file(
            base + "a/7." + SecretsInAddress.place("key") + "?x=1",
            new SecretsInAddress(Map.of("key", KEY), Map.of("pass", KEY)));
    assertThat(call.request().toString()).doesNotContain("hook");
    http.send(call, "fetch it");
    wire.verify(
        getRequestedFor(urlEqualTo("/a/7.key%2Fwith%20a%3Fhook?x=1&pass=key%2Fwith%20a%3Fhook")));
  }

  @Test
  void a_secret_that_the_other_side_has_told_is_masked_from_then_on() {
    assertThat(http.masked("key/with a?hook")).contains("hook");
    http.learn(KEY);
    assertThat(http.masked("it is key/with a?hook")).isEqualTo("it is [secret]");
  }
}
