package dev.seedpost.tracker.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls that only read, of each shipped site with an API of its own. */
class ApiClientTest {
  private static final UploadRequest REQUEST =
      ApiSites.request("Album", new FormField("name", "Album"), new FormField("tvmazeid", "5"));

  private static final String HASH = REQUEST.torrent().infoHash().hex();

  private final WireMockServer wire = ApiSites.wire();

  /**
   * A look-up as a site wants it.
   *
   * @param parameters of the query or the web form
   * @param headers every header that holds a credential
   * @param answer with our torrent as 77
   */
  record Look(
      String site,
      String method,
      String path,
      Set<String> parameters,
      Map<String, String> headers,
      String answer,
      Listing.Likeness likeness) {
    @Override
    public String toString() {
      return site;
    }
  }

  static Stream<Look> looks() {
    return Stream.of(
        new Look(
            "bhd",
            "POST",
            "/api/torrents/the-stored-api-key",
            Set.of("action=search", "search=Album"),
            Map.of(),
            "{\"results\":[{\"id\":77,\"name\":\"other\",\"info_hash\":\"" + HASH + "\"}]}",
            Listing.Likeness.SAME),
        new Look(
            "ant",
            "GET",
            "/api.php",
            Set.of("t=search", "o=json", "filename=Album"),
            Map.of("X-API-Key", "the-stored-api-key"),
            "{\"item\":[{\"fileName\":\"01.flac\",\"size\":100,"
                + "\"guid\":\"https://a.example/torrents.php?id=1&amp;torrentid=77\"}]}",
            Listing.Likeness.ALIKE),
        new Look(
            "nbl",
            "GET",
            "/api.php",
            Set.of("action=search", "tvmaze=5", "per_page=100", "api_key=the-stored-api-key"),
            Map.of(),
            "{\"items\":[{\"group_id\":77,\"rls_name\":\"Album\",\"size\":\"100\"}]}",
            Listing.Likeness.ALIKE),
        new Look(
            "tl",
            "GET",
            "/torrents/browse/list/exact/1/query/Album/orderby/added/order/desc",
            Set.of(),
            Map.of("Cookie", "the-stored-cookie"),
            "{\"torrentList\":[{\"fid\":\"77\",\"filename\":\"Album.torrent\",\"size\":100,"
                + "\"uploader\":\"us\"}]}",
            Listing.Likeness.ALIKE));
  }

  @BeforeEach
  void start() {
    wire.start();
  }

  @AfterEach
  void stop() {
    wire.stop();
  }

  private TrackerClient client(String site) {
    return ApiSites.client(ApiSites.shipped(site), URI.create(wire.baseUrl()));
  }

  private void answers(int status, String body) {
    wire.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private List<LoggedRequest> sent() {
    return wire.findAll(anyRequestedFor(anyUrl()));
  }

  private static void fails(FailureKind kind, String told, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.failure().detail()).contains(told);
            });
  }

  private static Map<String, String> credentialHeaders(LoggedRequest request) {
    Map<String, String> found = new HashMap<>();
    request
        .getHeaders()
        .all()
        .forEach(header -> {
          if (header.firstValue().contains("the-stored-")) {
            found.put(header.key(), header.firstValue());
          }
        });
    return found;
  }

  @ParameterizedTest
  @MethodSource("looks")
  void a_look_sends_its_own_credential_alone_and_knows_our_torrent(Look look) {
    answers(200, look.answer());
    assertThat(client(look.site()).find(REQUEST))
        .hasValueSatisfying(listing -> {
          assertThat(listing.torrentId()).isEqualTo("77");
          assertThat(listing.likeness()).isEqualTo(look.likeness());
          assertThat(listing.whose()).isEqualTo(Listing.Whose.HIDDEN);
        });
    assertThat(sent()).hasSize(1);
    LoggedRequest request = sent().getFirst();
    URI address = URI.create(request.getUrl());
    String parameters =
        look.method().equals("POST")
            ? request.getBodyAsString()
            : String.valueOf(address.getRawQuery());
    assertThat(request.getMethod().getName()).isEqualTo(look.method());
    assertThat(address.getRawPath()).isEqualTo(look.path());
    assertThat(new TreeSet<>(List.of(parameters.split("&"))))
        .isEqualTo(new TreeSet<>(look.parameters().isEmpty() ? Set.of("null") : look.parameters()));
    assertThat(credentialHeaders(request)).isEqualTo(look.headers());
  }

  @ParameterizedTest
  @MethodSource("looks")
  void another_size_is_another_torrent(Look look) {
    answers(200, look.answer().replace("100", "101").replace(HASH, "0".repeat(40)));
    assertThat(client(look.site()).find(REQUEST)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void an_answer_without_the_list_is_no_proof_that_there_is_nothing(Look look) {
    answers(200, "{\"message\":\"hello\"}");
    fails(
        FailureKind.TRANSIENT, "lacks what it always has", () -> client(look.site()).find(REQUEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dc", "rtf", "spd"})
  void what_cannot_be_looked_for_is_not_asked(String site) {
    assertThat(client(site).find(REQUEST)).isEmpty();
    assertThat(sent()).isEmpty();
  }

  @Test
  void without_the_cookie_torrentleech_is_not_searched() {
    Definition tl = ApiSites.shipped("tl");
    Map<String, Secret> credentials = ApiSites.credentials(tl);
    credentials.remove("cookie");
    TrackerClient client =
        ApiSites.client(tl, URI.create(wire.baseUrl()), credentials, ApiSites.PATIENT);
    assertThat(client.find(REQUEST)).isEmpty();
    assertThat(sent()).isEmpty();
  }

  @Test
  void a_refused_login_names_the_credential_of_that_very_call() {
    answers(401, "{}");
    fails(FailureKind.AUTH, "check tl-cookie", () -> client("tl").find(REQUEST));
    fails(FailureKind.AUTH, "check tl-passkey", () -> client("tl").upload(REQUEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ant", "bhd", "dc", "nbl", "rtf", "spd", "tl"})
  void no_site_is_known_to_tell_who_is_logged_in_and_none_is_asked(String site) {
    fails(FailureKind.REJECTED, "first upload shows", () -> client(site).account());
    assertThat(client(site).similar(REQUEST)).isEmpty();
    assertThat(sent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dc, /api/v1/torrents/download/77, X-API-KEY, the-stored-api-key",
    "spd, /api/torrent/77/download, Authorization, the-stored-token"
  })
  void the_torrent_is_fetched_where_the_site_serves_it(
      String site, String address, String header, String value) {
    wire.stubFor(any(anyUrl()).willReturn(aResponse().withBody(REQUEST.torrent().bytes())));
    assertThat(client(site).download("77").infoHash()).isEqualTo(REQUEST.torrent().infoHash());
    assertThat(sent()).hasSize(1);
    LoggedRequest request = sent().getFirst();
    assertThat(request.getMethod().getName()).isEqualTo("GET");
    assertThat(request.getUrl()).isEqualTo(address);
    assertThat(credentialHeaders(request)).containsExactly(Map.entry(header, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ant", "bhd", "nbl", "rtf", "tl"})
  void a_site_that_serves_no_torrent_is_not_asked_for_one(String site) {
    fails(FailureKind.REJECTED, "seedpost queue done", () -> client(site).download("77"));
    assertThat(sent()).isEmpty();
  }

  @Test
  void half_a_torrent_is_worth_another_try_and_a_page_too() {
    answers(200, "d4:infod4:name5:Al");
    fails(FailureKind.TRANSIENT, "", () -> client("dc").download("77"));
    answers(200, "<html>wait</html>");
    fails(FailureKind.TRANSIENT, "a page for people", () -> client("dc").download("77"));
    answers(200, "{\"message\":\"hello\"}");
    fails(FailureKind.TRANSIENT, "lacks what", () -> client("dc").download("77"));
    answers(404, "{\"message\":\"hello\"}");
    fails(FailureKind.REJECTED, "status 404", () -> client("dc").download("77"));
    answers(403, "{\"message\":\"no scope\"}");
    fails(FailureKind.AUTH, "saying 'no scope'", () -> client("dc").download("77"));
  }

  @ParameterizedTest
  @CsvSource({
    "ant, torrents.php?torrentid=77, torrents.php?id=5&torrentid=77, torrents.php?id=77",
    "bhd, torrents/a.77, torrents/some-film.77, torrents/77",
    "dc, torrent/77, torrent/77, torrents/77",
    "nbl, torrents.php?id=77, torrents.php?x=1&id=77, torrents.php?torrentid=77",
    "rtf, browse/t/77, browse/t/77, browse/77",
    "spd, browse/77, browse/77, browse/t/77",
    "tl, torrent/77, torrent/77, torrents/77"
  })
  void the_page_of_a_torrent_leads_to_its_number_and_back(
      String site, String page, String seen, String other) {
    TrackerClient client = client(site);
    String base = wire.baseUrl() + "/";
    assertThat(client.page("77")).isEqualTo(base + page);
    assertThat(client.torrentId(URI.create(client.page("77")))).contains("77");
    assertThat(client.torrentId(URI.create(base + seen))).contains("77");
    assertThat(client.torrentId(URI.create(base + other))).isEmpty();
    assertThat(client.torrentId(URI.create("https://other.example/" + page))).isEmpty();
  }
}
