package dev.seedpost.qbittorrent;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.InfoHash;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebQbittorrentTest extends WireQbittorrent {
  private static final InfoHash HASH = new InfoHash("a".repeat(40));
  private static final InfoHash OTHER = new InfoHash("b".repeat(40));
  private static final String INFO = "/api/v2/torrents/info";
  private static final String TRACKERS = "/api/v2/torrents/trackers";

  @BeforeEach
  void logIn() {
    oldLogin();
  }

  private static String row(InfoHash hash, String more) {
    return "{\"hash\":\"" + hash + "\"," + more + "}";
  }

  private static String seed(InfoHash hash, String category, String tags, long completed) {
    return row(
        hash,
        """
        "name":"Album","state":"stalledUP","save_path":"/data","content_path":"/data/Album",\
        "category":"%s","tags":"%s","size":10,"amount_left":0,"completion_on":%d\
        """
            .formatted(category, tags, completed));
  }

  @Test
  void a_torrent_of_4_5_is_read_with_all_its_fields() {
    on(
        get(urlPathEqualTo(INFO)).withQueryParam("hashes", equalTo(HASH.hex())),
        json(
            "["
                + row(
                    HASH,
                    """
                    "added_on":1,"amount_left":0,"auto_tmm":false,"category":"music",
                    "completion_on":1772366400,"content_path":"/data/seed/Album","dl_limit":-1,
                    "infohash_v1":"%s","infohash_v2":"","name":"Album","progress":1,
                    "save_path":"/data/seed","size":105000,"state":"pausedUP",
                    "tags":"red, seedpost","tracker":""
                    """
                        .formatted(HASH))
                + "]"));

    assertThat(client.find(HASH))
        .contains(
            new ClientTorrent(
                HASH,
                "Album",
                ClientState.COMPLETE_STOPPED,
                Path.of("/data/seed"),
                Path.of("/data/seed/Album"),
                "music",
                Set.of("red", "seedpost"),
                105000,
                0,
                Optional.of(Instant.parse("2026-03-01T12:00:00Z"))));
  }

  @Test
  void absent_and_unknown_fields_do_no_harm() {
    on(
        get(urlPathEqualTo(INFO)),
        json("[" + row(HASH, "\"name\":\"A\",\"save_path\":\"/d\",\"brand_new\":[1]") + "]"));

    ClientTorrent torrent = client.find(HASH).orElseThrow();

    assertThat(torrent.state()).isEqualTo(ClientState.CHECKING);
    assertThat(torrent.content()).isEqualTo(Path.of("/d/A"));
    assertThat(torrent.amountLeft()).as("unknown is not complete").isPositive();
    assertThat(torrent.tags()).isEmpty();
    assertThat(torrent.completed()).isEmpty();
  }

  @Test
  void the_bare_name_that_4_5_gives_while_it_checks_lies_below_the_save_path() {
    on(
        get(urlPathEqualTo(INFO)),
        json(
            "["
                + row(
                    HASH,
                    "\"state\":\"checkingResumeData\",\"save_path\":\"/downloads/\","
                        + "\"content_path\":\"Album\"")
                + "]"));
    WebQbittorrent mapped =
        client(
            "admin",
            Optional.of(Secret.of(PASSWORD)),
            new PathMap(List.of(new PathMap.Entry("/downloads", "/mnt/pool"))));

    ClientTorrent torrent = mapped.find(HASH).orElseThrow();

    assertThat(torrent.content()).isEqualTo(Path.of("/mnt/pool/Album"));
    assertThat(torrent.savePath()).isEqualTo(Path.of("/mnt/pool"));
  }

  @Test
  void a_windows_clients_paths_are_mapped() {
    on(
        get(urlPathEqualTo(INFO)),
        json(
            "["
                + row(
                    HASH,
                    "\"save_path\":\"Z:\\\\torrents\",\"content_path\":\"Z:\\\\torrents\\\\Album\"")
                + "]"));
    WebQbittorrent mapped =
        client(
            "admin",
            Optional.of(Secret.of(PASSWORD)),
            new PathMap(List.of(new PathMap.Entry("Z:\\torrents", "/mnt/z"))));

    assertThat(mapped.find(HASH).orElseThrow().content()).isEqualTo(Path.of("/mnt/z/Album"));
  }

  @Test
  void an_unknown_hash_is_not_found_even_if_everything_is_listed() {
    inTurn(INFO, json("[]"), json("[" + seed(OTHER, "", "", 1) + "]"));

    assertThat(client.find(HASH)).isEmpty();
    assertThat(client.find(HASH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "uploading, SEED",
    "stalledUP, SEED",
    "forcedUP, SEED",
    "queuedUP, QUEUED",
    "pausedUP, COMPLETE_STOPPED",
    "stoppedUP, COMPLETE_STOPPED",
    "checkingResumeData, CHECKING",
    "checkingUP, CHECKING",
    "checkingDL, CHECKING",
    "allocating, CHECKING",
    "unknown, CHECKING",
    "somethingNew, CHECKING",
    "moving, MOVING",
    "downloading, INCOMPLETE",
    "stalledDL, INCOMPLETE",
    "forcedDL, INCOMPLETE",
    "queuedDL, INCOMPLETE",
    "metaDL, INCOMPLETE",
    "forcedMetaDL, INCOMPLETE",
    "pausedDL, INCOMPLETE",
    "stoppedDL, INCOMPLETE",
    "missingFiles, MISSING_FILES",
    "error, ERROR"
  })
  void every_state_of_every_version_has_its_group(String state, ClientState group) {
    assertThat(RowReader.state(state)).isEqualTo(group);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{\"a\":1}", "null", "[1]", "[{\"hash\":", "\"text\""})
  void anything_but_a_list_of_rows_is_a_failure(String body) {
    on(get(urlPathEqualTo(INFO)), json(body));

    Failure failure = failureOf(() -> client.find(HASH));

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.detail()).contains("not qBittorrent's Web API (application/json)");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 404, 405, 500, 503})
  void an_unexpected_status_may_pass(int status) {
    on(get(urlPathEqualTo(INFO)), status(status).withBody("Übersetzter Text"));

    Failure failure = failureOf(() -> client.find(HASH));

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.detail()).contains(url()).contains(String.valueOf(status));
  }

  @Test
  void completed_torrents_are_asked_for_once_per_category_and_tag_newest_first() {
    on(
        get(urlPathEqualTo(INFO))
            .withQueryParam("filter", equalTo("completed"))
            .withQueryParam("category", equalTo("music & more")),
        json(
            "["
                + seed(HASH, "music & more", "x", 100)
                + ","
                + seed(new InfoHash("c".repeat(40)), "music & more/live", "", 300)
                + "]"));
    on(
        get(urlPathEqualTo(INFO))
            .withQueryParam("filter", equalTo("completed"))
            .withQueryParam("tag", equalTo("x")),
        json(
            "[" + seed(HASH, "music & more", "x", 100) + "," + seed(OTHER, "", "y, x", 200) + "]"));

    assertThat(client.completed(Set.of("music & more"), Set.of("x")))
        .extracting(torrent -> torrent.hash().hex().charAt(0))
        .containsExactly('c', 'b', 'a');
    wire.verify(2, getRequestedFor(urlPathEqualTo(INFO)));
  }

  @Test
  void without_category_and_tag_all_completed_torrents_are_asked_for_in_one_call() {
    on(
        get(urlPathEqualTo(INFO))
            .withQueryParam("filter", equalTo("completed"))
            .withQueryParam("category", absent())
            .withQueryParam("tag", absent()),
        json("[" + seed(HASH, "", "", 0) + "," + seed(OTHER, "any", "", 5) + "]"));

    assertThat(client.completed(Set.of(), Set.of()))
        .extracting(ClientTorrent::hash)
        .containsExactly(OTHER, HASH);
  }

  @Test
  void a_long_list_is_read_page_by_page_and_ends_where_an_offset_is_ignored() {
    String first = page(0);
    on(get(urlPathEqualTo(INFO)).withQueryParam("offset", equalTo("0")), json(first));
    on(get(urlPathEqualTo(INFO)).withQueryParam("offset", equalTo("3000")), json(page(3000)));
    on(get(urlPathEqualTo(INFO)).withQueryParam("offset", equalTo("6000")), json(first));

    assertThat(client.completed(Set.of(), Set.of())).hasSize(6000);
    wire.verify(3, getRequestedFor(urlPathEqualTo(INFO)).withQueryParam("limit", equalTo("3000")));
  }

  private static String page(int from) {
    return IntStream.range(from, from + 3000)
        .mapToObj(i -> seed(new InfoHash("%040x".formatted(i)), "", "", i + 1))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void what_is_not_really_complete_or_was_not_asked_for_is_dropped() {
    String checking = seed(HASH, "music", "", 9).replace("stalledUP", "checkingUP");
    String partial = seed(HASH, "music", "", 9).replace("\"amount_left\":0", "\"amount_left\":1");
    String downloading = seed(HASH, "music", "", 9).replace("stalledUP", "downloading");
    String foreign = seed(HASH, "films", "", 9);
    String similar = seed(HASH, "musical", "", 9);
    String nameless = seed(HASH, "music", "", 9).replace(HASH.hex(), "?");
    String unnameable = seed(HASH, "music", "", 9).replace("/data/Album", "/data/\\u0000");
    on(
        get(urlPathEqualTo(INFO)),
        json(
            "["
                + String.join(
                    ",",
                    List.of(
                        checking,
                        partial,
                        downloading,
                        foreign,
                        similar,
                        nameless,
                        unnameable,
                        seed(OTHER, "music", "", 9)))
                + "]"));

    assertThat(client.completed(Set.of("music"), Set.of()))
        .extracting(ClientTorrent::hash)
        .containsExactly(OTHER);
  }

  @Test
  void tracker_rows_show_the_host_and_the_trackers_words_and_no_passkey() {
    String key = "0123456789abcdef0123456789abcdef";
    on(
        get(urlPathEqualTo(TRACKERS)).withQueryParam("hash", equalTo(HASH.hex())),
        json(
            """
            [{"url":"** [DHT] **","tier":-1,"status":0,"msg":"private"},
             {"url":"** [PeX] **","tier":-1,"status":2,"msg":""},
             {"url":"https://Tracker.Example:2053/%1$s/announce","tier":0,"status":4,
              "num_peers":-1,"msg":"unregistered torrent\\nat https://x/%1$s/announce"},
             {"url":"udp://other.example:6969/announce","tier":1,"status":1,"updating":true},
             {"url":"garbage","tier":2,"status":4,"msg":"?"},
             {"url":"","tier":2,"status":4},
             {"tier":2,"status":4}]
            """
                .formatted(key)));

    List<TrackerRow> trackers = client.trackers(HASH);

    assertThat(trackers)
        .extracting(TrackerRow::host, TrackerRow::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("tracker.example", TrackerRow.Status.FAILED),
            org.assertj.core.groups.Tuple.tuple("other.example", TrackerRow.Status.UPDATING));
    assertThat(trackers.toString()).doesNotContain(key);
    assertThat(trackers.getFirst().message()).startsWith("unregistered torrent\\u000aat ");
    assertThat(trackers.getLast().message()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, false, DISABLED",
    "1, false, NOT_CONTACTED",
    "1, true, UPDATING",
    "2, false, WORKING",
    "2, true, WORKING",
    "3, false, UPDATING",
    "4, false, FAILED",
    "5, false, FAILED",
    "5, true, FAILED",
    "6, false, FAILED"
  })
  void every_tracker_status_of_every_version_is_known(
      int number, boolean updating, TrackerRow.Status status) {
    assertThat(RowReader.status(number, updating)).isEqualTo(status);
  }

  @Test
  void an_unknown_torrent_has_no_trackers() {
    on(get(urlPathEqualTo(TRACKERS)), status(404));

    assertThat(client.trackers(HASH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2.8.19, resume, pause",
    "2.9.3, resume, pause",
    "2.11.2, start, stop",
    "2.16.2, start, stop",
    "3.0, start, stop",
    "10.1.0, start, stop"
  })
  void start_and_stop_have_the_names_of_the_web_api_version(
      String version, String start, String stop) {
    webApi(version + "\n");
    on(post(urlPathEqualTo("/api/v2/torrents/" + start)), status(200));
    on(post(urlPathEqualTo("/api/v2/torrents/" + stop)), status(204));

    client.start(HASH);
    client.stop(HASH);

    for (String operation : List.of(start, stop)) {
      wire.verify(
          postRequestedFor(urlPathEqualTo("/api/v2/torrents/" + operation))
              .withFormParam("hashes", equalTo(HASH.hex())));
    }
  }

  @Test
  void a_web_api_version_that_is_none_stops_nothing() {
    webApi("<html>");

    assertThat(failureOf(() -> client.stop(HASH)).kind()).isEqualTo(FailureKind.TRANSIENT);
  }

  @Test
  void announcing_again_is_the_same_call_everywhere() {
    on(post(urlPathEqualTo("/api/v2/torrents/reannounce")), status(200));

    client.reannounce(HASH);

    wire.verify(
        postRequestedFor(urlPathEqualTo("/api/v2/torrents/reannounce"))
            .withFormParam("hashes", equalTo(HASH.hex())));
  }

  @Test
  void announcing_again_too_often_would_put_it_off_for_ever() {
    on(post(urlPathEqualTo("/api/v2/torrents/reannounce")), status(200));

    client.reannounce(HASH);
    now = START.plusMillis(4_999);
    client.reannounce(HASH);
    wire.verify(1, postRequestedFor(urlPathEqualTo("/api/v2/torrents/reannounce")));
    client.reannounce(OTHER);
    now = START.plusSeconds(5);
    client.reannounce(HASH);
    wire.verify(3, postRequestedFor(urlPathEqualTo("/api/v2/torrents/reannounce")));
  }

  @Test
  void a_label_adds_tags_and_creates_the_category_that_is_missing() {
    on(get(urlPathEqualTo(INFO)), json("[" + seed(HASH, "", "", 1) + "]"));
    on(post(urlPathEqualTo("/api/v2/torrents/addTags")), status(200));
    inTurn("/api/v2/torrents/setCategory", status(409), status(200));
    on(post(urlPathEqualTo("/api/v2/torrents/createCategory")), status(200));

    client.label(HASH, "music/live", List.of(" red ", "seedpost"));

    wire.verify(
        postRequestedFor(urlPathEqualTo("/api/v2/torrents/addTags"))
            .withFormParam("tags", equalTo("red,seedpost")));
    wire.verify(
        postRequestedFor(urlPathEqualTo("/api/v2/torrents/createCategory"))
            .withFormParam("category", equalTo("music/live"))
            .withFormParam("savePath", equalTo("")));
    wire.verify(2, postRequestedFor(urlPathEqualTo("/api/v2/torrents/setCategory")));
  }

  @Test
  void a_category_that_is_refused_twice_is_a_mistake_in_the_settings() {
    on(get(urlPathEqualTo(INFO)), json("[" + seed(HASH, "", "", 1) + "]"));
    on(post(urlPathEqualTo("/api/v2/torrents/setCategory")), status(409));
    on(post(urlPathEqualTo("/api/v2/torrents/createCategory")), status(409));

    assertThat(failureOf(() -> client.label(HASH, "odd", List.of())).kind())
        .isEqualTo(FailureKind.CONFIG);
  }

  @Test
  void nothing_of_an_automatically_managed_torrent_is_moved_by_a_category() {
    on(
        get(urlPathEqualTo(INFO)),
        json("[" + seed(HASH, "", "", 1).replace("}", ",\"auto_tmm\":true}") + "]"));

    client.label(HASH, "music", List.of());

    wire.verify(0, postRequestedFor(urlPathEqualTo("/api/v2/torrents/setCategory")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\b", "/a", "a/", "a//b"})
  void a_category_that_would_be_dropped_without_a_word_is_refused(String category) {
    Failure failure = failureOf(() -> client.label(HASH, category, List.of()));

    assertThat(failure.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failure.detail()).contains("'" + category + "'");
  }
}
