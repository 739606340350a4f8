package dev.seedpost.tracker.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves for each shipped site with an API of its own. */
class ApiUploadTest {
  private static final FormField NAME = new FormField("name", "Some.Album");
  private static final String HASH_NAME = "";

  private final WireMockServer wire = ApiSites.wire();

  /**
   * An upload as a site wants it.
   *
   * @param headers every header that holds a credential
   * @param fields fields beside those of the form
   * @param torrent field of the torrent
   * @param fileName its name; {@link #HASH_NAME} for its info hash
   */
  record Sent(
      String site,
      String address,
      Map<String, String> headers,
      Map<String, String> fields,
      String torrent,
      String fileName) {
    @Override
    public String toString() {
      return site;
    }
  }

  static Stream<Sent> multipart() {
    return Stream.of(
        new Sent("bhd", "/api/upload/the-stored-api-key", Map.of(), Map.of(), "file", HASH_NAME),
        new Sent(
            "ant",
            "/api.php",
            Map.of(),
            Map.of("api_key", "the-stored-api-key", "action", "upload"),
            "file_input",
            HASH_NAME),
        new Sent(
            "nbl",
            "/api.php",
            Map.of(),
            Map.of("api_key", "the-stored-api-key", "action", "upload"),
            "file_input",
            HASH_NAME),
        new Sent(
            "tl",
            "/torrents/upload/apiupload",
            Map.of(),
            Map.of("announcekey", "the-stored-passkey"),
            "torrent",
            "Some.Album.torrent"),
        new Sent(
            "dc",
            "/api/v1/torrents/upload",
            Map.of("X-API-KEY", "the-stored-api-key"),
            Map.of(),
            "file",
            "Album.torrent"));
  }

  static Stream<Sent> json() {
    Map<String, String> token = Map.of("Authorization", "the-stored-token");
    return Stream.of(
        new Sent("rtf", "/api/upload", token, Map.of(), "file", HASH_NAME),
        new Sent("spd", "/api/upload", token, Map.of(), "file", HASH_NAME));
  }

  @BeforeEach
  void start() {
    wire.start();
  }

  @AfterEach
  void stop() {
    wire.stop();
  }

  private void answers(String site) {
    int status = site.equals("rtf") ? 201 : 200;
    String body =
        switch (site) {
          case "bhd" ->
              "{\"status_code\":2,\"status_message\":\"https://bhd.example/t/some.77.RSSKEY\"}";
          case "ant" ->
              "{\"success\":true,\"link\":\"https://a.example/torrents.php?id=1&torrentid=77\"}";
          case "nbl" ->
              "{\"status\":\"success\",\"link\":\"https://n.example/torrents.php?id=77\"}";
          case "tl" -> "77\n";
          case "dc" -> "{\"id\":77,\"message\":\"Torrent uploaded\"}";
          default -> "{\"status\":true,\"error\":false,\"torrent\":{\"id\":77}}";
        };
    wire.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private UploadResult upload(String site, UploadRequest request) {
    return ApiSites.client(ApiSites.shipped(site), URI.create(wire.baseUrl())).upload(request);
  }

  private LoggedRequest only() {
    List<LoggedRequest> all = wire.findAll(anyRequestedFor(anyUrl()));
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  /** The one request, after a look at where its credentials stand. */
  private LoggedRequest sent(Sent sent, UploadRequest request) {
    answers(sent.site());
    Definition definition = ApiSites.shipped(sent.site());
    assertThat(upload(sent.site(), request))
        .isEqualTo(new UploadResult.Accepted("77", "", definition.keepsOurTorrent(), List.of()));
    LoggedRequest only = only();
    assertThat(only.getMethod().getName()).isEqualTo("POST");
    assertThat(only.getUrl()).isEqualTo(sent.address());
    Map<String, String> withCredential = new HashMap<>();
    only.getHeaders()
        .all()
        .forEach(header -> {
          if (header.firstValue().contains("the-stored-")) {
            withCredential.put(header.key(), header.firstValue());
          }
        });
    assertThat(withCredential).isEqualTo(sent.headers());
    return only;
  }

  @ParameterizedTest
  @MethodSource("multipart")
  void a_form_is_one_request_with_each_credential_in_its_place_alone(Sent sent) {
    UploadRequest request =
        ApiSites.request(
            "Album", NAME, new FormField("mediainfo", "General", FormField.Kind.TEXT_FILE));
    LoggedRequest only = sent(sent, request);
    assertThat(only.getHeader("Content-Type")).startsWith("multipart/form-data");
    Map<String, String> fields = new HashMap<>();
    for (Request.Part part : only.getParts()) {
      if (part.getName().equals(sent.torrent())) {
        assertThat(TorrentFile.parse(part.getBody().asBytes(), "sent").infoHash())
            .isEqualTo(request.torrent().infoHash());
        assertThat(part.getFileName())
            .isEqualTo(
                sent.fileName().isEmpty()
                    ? request.torrent().infoHash() + ".torrent"
                    : sent.fileName());
      } else {
        fields.put(part.getName(), part.getBody().asString());
      }
    }
    Map<String, String> wanted = new HashMap<>(sent.fields());
    wanted.put("name", "Some.Album");
    wanted.put("mediainfo", "General");
    assertThat(fields).isEqualTo(wanted);
    assertThat(only.getPart("mediainfo").getFileName()).isEqualTo("mediainfo.txt");
  }

  @ParameterizedTest
  @MethodSource("json")
  void a_json_upload_carries_the_torrent_in_base64(Sent sent) {
    UploadRequest request = ApiSites.request("Album", NAME);
    LoggedRequest only = sent(sent, request);
    assertThat(only.getHeader("Content-Type")).startsWith("application/json");
    Json body = Json.read(only.getBodyAsString()).orElseThrow();
    assertThat(body.entries().keySet().stream().map(String::valueOf))
        .containsExactlyInAnyOrder("name", "file");
    assertThat(body.text("name")).contains("Some.Album");
    byte[] torrent = Base64.getDecoder().decode(body.text(sent.torrent()).orElseThrow());
    assertThat(TorrentFile.parse(torrent, "sent").infoHash())
        .isEqualTo(request.torrent().infoHash());
  }

  @Test
  void numbers_and_truth_values_of_json_are_unquoted_where_the_site_wants_it() {
    answers("rtf");
    upload(
        "rtf",
        ApiSites.request(
            "Album",
            new FormField("type", "401"),
            new FormField("isAnonymous", "false"),
            new FormField("description", "401"),
            new FormField("screenshots[]", "https://pictures.example/1.png"),
            new FormField("screenshots[]", "https://pictures.example/2.png")));
    assertThat(only().getBodyAsString())
        .contains("\"type\":401,", "\"isAnonymous\":false,", "\"description\":\"401\"")
        .contains(
            "\"screenshots\":[\"https://pictures.example/1.png\","
                + "\"https://pictures.example/2.png\"]");
  }

  @Test
  void what_is_no_number_stays_a_text_even_where_a_number_is_due() {
    answers("rtf");
    upload("rtf", ApiSites.request("Album", new FormField("type", "4e1")));
    assertThat(only().getBodyAsString()).contains("\"type\":\"4e1\"");
  }

  @Test
  void json_cannot_carry_a_file_of_the_payload_and_nothing_is_sent() {
    answers("rtf");
    FormField file = new FormField("nfo", "01.flac", FormField.Kind.PAYLOAD_FILE);
    assertThatThrownBy(() -> upload("rtf", ApiSites.request("Album", file)))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.CONFIG);
              assertThat(e.failure().detail()).contains("nfo is a file");
            });
    assertThat(wire.findAll(anyRequestedFor(anyUrl()))).isEmpty();
  }

  @Test
  void a_name_never_becomes_a_path_on_the_disk_of_the_site() {
    answers("tl");
    upload("tl", ApiSites.request("Album", new FormField("name", "../a\\b\u0001")));
    assertThat(only().getPart("torrent").getFileName()).isEqualTo(".._a_b_.torrent");
  }

  @Test
  void without_the_name_that_a_site_reads_the_file_is_called_by_its_hash() {
    answers("tl");
    UploadRequest request = ApiSites.request("Album");
    upload("tl", request);
    assertThat(only().getPart("torrent").getFileName())
        .isEqualTo(request.torrent().infoHash() + ".torrent");
  }

  @ParameterizedTest
  @MethodSource({"multipart", "json"})
  void without_the_needed_credential_no_client_is_made(Sent sent) {
    assertThatThrownBy(() ->
            ApiSites.client(
                ApiSites.shipped(sent.site()),
                URI.create(wire.baseUrl()),
                Map.of(),
                ApiSites.PATIENT))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.CONFIG);
              assertThat(e.failure().detail())
                  .matches("there is no " + sent.site() + "-[a-z-]+; store it first");
            });
  }
}
