package dev.seedpost.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class WireLogTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @CsvSource({
    "http://t.example/ajax.php?action=x&auth=" + KEY + ", t.example/ajax.php",
    "http://t.example/" + KEY + "/announce, t.example/…/announce",
    "http://u:p@t.example:81/torrent/download/12." + KEY + ", t.example/torrent/download/…",
    "http://t.example/api/v2/torrents/setAutoManagement,"
        + " t.example/api/v2/torrents/setAutoManagement",
    "http://t.example/abcdefghijklmnopabcdefghijklmnop/x, t.example/…/x"
  })
  void only_host_and_short_path_parts_are_shown(String url, String shown) {
    assertThat(WireLog.shown(HttpUrl.get(url))).isEqualTo(shown);
  }

  @Test
  void one_line_per_exchange_without_secrets() {
    Logger logger = (Logger) LoggerFactory.getLogger(WireLog.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.setLevel(Level.DEBUG);
    logger.addAppender(lines);
    WireMockServer wire = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    wire.start();
    try {
      wire.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404).withBody(KEY)));
      SecretMask mask = new SecretMask();
      mask.learn(Secret.of("secret"));
      Http http =
          new Http("Seedpost/1", mask, InstantSource.fixed(Instant.parse("2026-11-24T08:00:00Z")));

      http.send(
          http.retrofit(
                  URI.create(wire.baseUrl() + "/secret/"),
                  Map.of("X-Api-Key", Secret.of(KEY)),
                  Optional.empty())
              .create(Site.class)
              .look(KEY),
          "look");

      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .containsExactly("GET localhost/[secret]/ajax/torrents: 404 after 0 ms");
    } finally {
      wire.stop();
      logger.detachAppender(lines);
      logger.setLevel(null);
    }
  }
}
