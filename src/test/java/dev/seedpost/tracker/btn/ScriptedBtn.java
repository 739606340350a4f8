package dev.seedpost.tracker.btn;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A site that answers word for word what a test wants. */
final class ScriptedBtn implements AutoCloseable {
  static final String KEY = "key0123456789abcdef0123456789abcd";
  static final String SESSION = "session0123456789abcdef";

  private final WireMockServer wire =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  private final Map<String, Secret> credentials =
      new HashMap<>(
          Map.of("api-key", Secret.of(KEY), "cookie", Secret.of("keeplogged=" + SESSION)));

  ScriptedBtn() {
    wire.start();
  }

  WireMockServer wire() {
    return wire;
  }

  Definition definition() {
    return Sites.definition(URI.create(wire.baseUrl()));
  }

  TrackerClient client() {
    return client(new SecretMask());
  }

  TrackerClient client(SecretMask mask) {
    return Sites.client(definition(), credentials, mask);
  }

  ScriptedBtn withoutCookie() {
    credentials.remove("cookie");
    return this;
  }

  /** The answer to calls of a method that have a text somewhere. */
  ScriptedBtn answers(String method, String having, String body) {
    wire.stubFor(
        post("/")
            .withRequestBody(matchingJsonPath("$[?(@.method == '" + method + "')]"))
            .withRequestBody(matchingJsonPath("$[?(@.params[0] == '" + KEY + "')]"))
            .withRequestBody(matching("(?s).*" + having + ".*"))
            .willReturn(aResponse().withHeader("Content-Type", "text/json").withBody(body)));
    return this;
  }

  ScriptedBtn shows(ResponseDefinitionBuilder page) {
    wire.stubFor(get("/upload.php").willReturn(page));
    return this;
  }

  ScriptedBtn fills(ResponseDefinitionBuilder page) {
    wire.stubFor(
        post("/upload.php")
            .withHeader("Content-Type", matching("application/x-www-form-urlencoded.*"))
            .willReturn(page));
    return this;
  }

  ScriptedBtn takes(ResponseDefinitionBuilder page) {
    wire.stubFor(
        post("/upload.php")
            .withHeader("Content-Type", matching("multipart/form-data.*"))
            .willReturn(page));
    return this;
  }

  /** One that is logged in and fills the form of the usual episode. */
  ScriptedBtn ready() {
    return shows(page("form.empty.html")).fills(page("form.filled.html"));
  }

  static ResponseDefinitionBuilder page(String fixture) {
    return aResponse().withHeader("Content-Type", "text/html").withBody(fixture(fixture));
  }

  static String fixture(String name) {
    try (InputStream in = ScriptedBtn.class.getResourceAsStream("/trackers/btn/" + name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  UploadRequest request() {
    return request(
        Sites.form(definition()).stream()
            .map(field ->
                field.name().equals("scenename")
                    ? new FormField("scenename", "Example.Show.and.Friends.S05E04.1080p-GRP")
                    : field)
            .toList());
  }

  UploadRequest request(List<FormField> fields) {
    TorrentFile torrent = SampleTorrents.album("Example.Show.S05E04", "BTN");
    return new UploadRequest(torrent, fields, SampleTorrents.payload(torrent));
  }

  /** The forms that were submitted. */
  List<LoggedRequest> submitted() {
    return wire.findAll(
        postRequestedFor(urlPathEqualTo("/upload.php"))
            .withHeader("Content-Type", matching("multipart/form-data.*")));
  }

  /** The look-ups by which the site filled its form. */
  List<LoggedRequest> lookedUp() {
    return wire.findAll(
        postRequestedFor(urlPathEqualTo("/upload.php"))
            .withHeader("Content-Type", matching("application/x-www-form-urlencoded.*")));
  }

  @Override
  public void close() {
    wire.stop();
  }
}
