package dev.seedpost.tracker.btn;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.seedpost.tracker.btn.ScriptedBtn.page;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.seedpost.LogLines;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Http;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class BtnClientTest {
  private static final String NONE = "{\"id\":1,\"result\":{\"results\":\"0\",\"torrents\":[]}}";
  private static final String KEYS = "authkey=aaaaaaaaaaaaaaaa&torrent_pass=bbbbbbbbbbbbbbbb";

  private final ScriptedBtn site = new ScriptedBtn();

  @AfterEach
  void close() {
    site.close();
  }

  private static String found(String hash, String name, long size) {
    return "{\"id\":1,\"result\":{\"results\":\"1\",\"torrents\":{\"7\":{\"TorrentID\":\"7\","
        + "\"GroupID\":\"3\",\"ReleaseName\":\""
        + name
        + "\",\"Size\":\""
        + size
        + "\",\"InfoHash\":\""
        + hash
        + "\",\"Resolution\":\"1080p\",\"Source\":\"WEB-DL\",\"Codec\":\"H.264\"}}}}";
  }

  private String hash() {
    return site.request().torrent().infoHash().hex();
  }

  @Test
  void a_torrent_is_found_by_its_hash_whoever_uploaded_it() {
    site.answers("getTorrents", "\"hash\"", found(hash().toUpperCase(Locale.ROOT), "Any", 1));
    assertThat(site.client().find(site.request()))
        .contains(new Listing("7", "3", Listing.Whose.HIDDEN, Listing.Likeness.SAME, 1, "Any"));
    assertThat(calls())
        .singleElement()
        .satisfies(call ->
            assertThat(call.getBodyAsString())
                .contains("{\"hash\":\"" + hash().toUpperCase(Locale.ROOT) + "\"},100,0"));
  }

  private List<LoggedRequest> calls() {
    return site.wire().findAll(postRequestedFor(urlPathEqualTo("/")));
  }

  @Test
  void else_it_is_found_by_its_exact_name_and_size() {
    String name = "example.show.AND.friends.S05E04.1080p-grp";
    site.answers("getTorrents", "\"hash\"", NONE)
        .answers("getTorrents", "\"search\"", found("00", name, site.request().torrent().size()));
    assertThat(site.client().find(site.request()))
        .map(Listing::likeness)
        .contains(Listing.Likeness.ALIKE);
    assertThat(calls()).hasSize(2);
  }

  @Test
  void another_hash_another_size_or_another_name_is_not_found() {
    TorrentFile torrent = site.request().torrent();
    String name = site.request().value("scenename").orElseThrow();
    site.answers("getTorrents", "\"hash\"", found("00", "Other", 1))
        .answers("getTorrents", "\"search\"", found("00", name, torrent.size() + 1));
    assertThat(site.client().find(site.request())).isEmpty();
    site.answers("getTorrents", "\"search\"", found("00", name + "x", torrent.size()));
    assertThat(site.client().find(site.request())).isEmpty();
  }

  @Test
  void the_same_episode_in_the_same_quality_is_similar() {
    site.answers("getTorrents", "\"tvdb\"", found("00", "Example.Show.S05E04-OTHER", 5));
    assertThat(site.client().similar(site.request()))
        .containsExactly(
            new Listing(
                "7",
                "3",
                Listing.Whose.HIDDEN,
                Listing.Likeness.SIMILAR,
                5,
                "Example.Show.S05E04-OTHER"));
    assertThat(calls())
        .singleElement()
        .satisfies(call ->
            assertThat(call.getBodyAsString())
                .contains("{\"category\":\"Episode\",\"tvdb\":\"332700\",\"name\":\"S05E04\"}"));
  }

  @Test
  void another_quality_is_not_similar_and_a_season_has_its_own_name() {
    site.answers("getTorrents", "\"name\":\"Season 5%\"", found("00", "Example.Show.S05", 5));
    List<FormField> season =
        List.of(
            new FormField("type", "Season"),
            new FormField("auto_series", "332700"),
            new FormField("auto_season", "S05"),
            new FormField("resolution", "720p"),
            new FormField("media", "WEB-DL"),
            new FormField("bitrate", "H.264"));
    assertThat(site.client().similar(site.request(season))).isEmpty();
    assertThat(calls()).hasSize(1);
  }

  @Test
  void without_a_number_of_the_series_nothing_is_asked() {
    UploadRequest scene = site.request(List.of(new FormField("auto_title", "S05E04")));
    assertThat(site.client().similar(scene)).isEmpty();
    UploadRequest neither = site.request(List.of(new FormField("auto_series", "1")));
    assertThat(site.client().similar(neither)).isEmpty();
    assertThat(calls()).isEmpty();
  }

  @Test
  void only_where_the_episode_can_be_looked_up_does_finding_nothing_mean_that_it_is_not_there() {
    assertThat(site.client().wouldShow(site.request())).isTrue();
    UploadRequest scene = site.request(List.of(new FormField("auto_title", "S05E04")));
    assertThat(site.client().wouldShow(scene)).isFalse();
  }

  private void links(String to) {
    site.answers(
        "getTorrentById",
        "",
        "{\"id\":1,\"result\":{\"TorrentID\":\"7\",\"DownloadURL\":\"" + to + "\"}}");
  }

  private void serves(byte[] body) {
    site.wire()
        .stubFor(get(urlPathEqualTo("/torrents.php")).willReturn(aResponse().withBody(body)));
  }

  private List<LoggedRequest> downloads() {
    return site.wire().findAll(getRequestedFor(urlPathEqualTo("/torrents.php")));
  }

  @Test
  void a_download_link_is_followed_without_the_cookie() {
    links(site.wire().baseUrl() + "/torrents.php?action=download&amp;id=7&amp;" + KEYS);
    TorrentFile torrent = SampleTorrents.album("Show", "BTN");
    serves(torrent.bytes());
    assertThat(site.client().download("7").infoHash()).isEqualTo(torrent.infoHash());
    assertThat(downloads())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.getUrl()).endsWith("id=7&" + KEYS);
          assertThat(request.containsHeader("Cookie")).isFalse();
        });
  }

  @Test
  void a_passkey_that_is_known_as_a_secret_does_not_spoil_the_link() {
    links(site.wire().baseUrl() + "/torrents.php?action=download&id=7&" + KEYS);
    serves(SampleTorrents.album("Show", "BTN").bytes());
    SecretMask mask = new SecretMask();
    mask.learn(Secret.of("https://landof.tv/bbbbbbbbbbbbbbbb/announce"));
    assertThat(site.client(mask).download("7").name()).isEqualTo("Show");
    assertThat(downloads().getFirst().getUrl()).endsWith(KEYS);
    site.answers("userInfo", "", "{\"error\":{\"code\":1,\"message\":\"bbbbbbbbbbbbbbbb?\"}}");
    assertThat(
            catchThrowableOfType(FailureException.class, () -> site.client(mask).account())
                .failure()
                .detail())
        .isEqualTo("BTN answered: [secret]?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example/torrents.php?id=7", "nonsense", ""})
  void a_link_to_another_place_is_never_followed_and_the_session_fetches_it(String link) {
    links(link);
    serves(SampleTorrents.album("Show", "BTN").bytes());
    assertThat(site.client().download("7").name()).isEqualTo("Show");
    assertThat(downloads())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.getUrl()).isEqualTo("/torrents.php?action=download&id=7");
          assertThat(request.getHeader("Cookie")).contains(ScriptedBtn.SESSION);
        });
  }

  @Test
  void without_link_and_cookie_it_cannot_be_downloaded() {
    site.withoutCookie().answers("getTorrentById", "", "{\"id\":1,\"result\":null}");
    FailureException failure =
        catchThrowableOfType(FailureException.class, () -> site.client().download("7"));
    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
  }

  @Test
  void what_begins_like_a_torrent_and_is_none_is_worth_another_try() {
    links(site.wire().baseUrl() + "/torrents.php?" + KEYS);
    serves("d3:foo".getBytes(UTF_8));
    FailureException failure =
        catchThrowableOfType(FailureException.class, () -> site.client().download("7"));
    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.failure().message()).doesNotContain("aaaaaaaa").doesNotContain("bbbbbbbb");
  }

  @Test
  void what_the_site_renews_of_the_session_is_sent_from_then_on() {
    site.ready()
        .shows(page("form.empty.html").withHeader("Set-Cookie", "keeplogged=renewed; HttpOnly"))
        .takes(aResponse().withStatus(302).withHeader("Location", "torrents.php?id=1&torrentid=2"));
    TrackerClient client = site.client();
    client.upload(site.request());
    client.upload(site.request());
    assertThat(
            site.wire().findAll(getRequestedFor(urlPathEqualTo("/upload.php"))).stream()
                .map(request -> request.getHeader("Cookie")))
        .containsExactly("keeplogged=" + ScriptedBtn.SESSION, "keeplogged=renewed");
    assertThat(site.submitted())
        .allSatisfy(
            request -> assertThat(request.getHeader("Cookie")).isEqualTo("keeplogged=renewed"));
  }

  @Test
  void no_log_line_shows_the_key_the_cookie_or_a_download_link() throws ClassNotFoundException {
    Class<?> wire = Class.forName(Http.class.getPackageName() + ".WireLog");
    try (LogLines lines = new LogLines(wire)) {
      ((Logger) LoggerFactory.getLogger(wire)).setLevel(Level.TRACE);
      TrackerClient client = site.ready().client();
      site.answers("getTorrents", "", NONE);
      client.find(site.request());
      links(site.wire().baseUrl() + "/torrents.php?" + KEYS);
      serves(SampleTorrents.album("Show", "BTN").bytes());
      client.download("7");
      site.takes(aResponse().withStatus(500).withBody(ScriptedBtn.KEY));
      Optional<FailureException> failure =
          Optional.of(
              catchThrowableOfType(FailureException.class, () -> client.upload(site.request())));
      assertThat(lines.all()).hasSizeGreaterThanOrEqualTo(7);
      assertThat(lines.all() + failure.get().failure().message())
          .doesNotContain(ScriptedBtn.KEY)
          .doesNotContain(ScriptedBtn.SESSION)
          .doesNotContain("aaaaaaaa")
          .doesNotContain("bbbbbbbb");
    }
  }
}
