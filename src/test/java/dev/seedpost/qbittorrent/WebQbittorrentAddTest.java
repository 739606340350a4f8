package dev.seedpost.qbittorrent;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.TorrentFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebQbittorrentAddTest extends WireQbittorrent {
  private static final String INFO = "/api/v2/torrents/info";
  private static final String ADD = "/api/v2/torrents/add";
  private static final Placement PLACEMENT =
      new Placement("/mnt/pool/Müsik", "music", List.of("red", " seedpost"));

  @TempDir Path folder;
  private TorrentFile torrent;

  @BeforeEach
  void prepare() {
    oldLogin();
    torrent = SampleTorrents.of(SampleTorrents.album(folder, "Album"));
  }

  private ResponseDefinitionBuilder listed(String state) {
    return json(
        "[{\"hash\":\"%s\",\"state\":\"%s\",\"save_path\":\"/d\",\"content_path\":\"/d/Album\"}]"
            .formatted(torrent.infoHash(), state));
  }

  private static ResponseDefinitionBuilder nothing() {
    return json("[]");
  }

  private void adds(int count) {
    wire.verify(count, postRequestedFor(urlPathEqualTo(ADD)));
  }

  private String sentForm() {
    return new String(sent().getBody(), ISO_8859_1);
  }

  private Request sent() {
    return wire.getAllServeEvents().stream()
        .filter(event -> event.getRequest().getUrl().equals(ADD))
        .findFirst()
        .orElseThrow()
        .getRequest();
  }

  @Test
  void up_to_5_1_the_reply_is_a_word_and_the_torrent_is_seen_afterwards() {
    inTurn(INFO, nothing(), nothing(), listed("checkingResumeData"), listed("stalledUP"));
    on(post(urlPathEqualTo(ADD)).withHeader("Cookie", equalTo("SID=abc")), ok("Ok."));

    AddResult result = client.add(torrent, PLACEMENT, true);

    assertThat(result)
        .isInstanceOfSatisfying(
            AddResult.Added.class,
            added -> assertThat(added.torrent().state()).isEqualTo(ClientState.SEED));
    adds(1);
    assertThat(pauses).containsExactly(Duration.ofMillis(50), Duration.ofMillis(50));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202})
  void from_5_2_on_the_reply_is_json(int status) {
    inTurn(INFO, nothing(), listed("stalledUP"));
    on(
        post(urlPathEqualTo(ADD)),
        status(status)
            .withBody(
                "{\"added_torrent_ids\":[],\"failure_count\":0,\"pending_count\":1,"
                    + "\"success_count\":0}"));

    assertThat(client.add(torrent, PLACEMENT, true)).isInstanceOf(AddResult.Added.class);
  }

  @Test
  void the_form_suits_every_version() {
    inTurn(INFO, nothing(), listed("stalledUP"));
    on(post(urlPathEqualTo(ADD)), ok("Ok."));
    WebQbittorrent mapped =
        client(
            "admin",
            Optional.of(Secret.of(PASSWORD)),
            new PathMap(List.of(new PathMap.Entry("/downloads", "/mnt/pool"))));

    mapped.add(torrent, PLACEMENT, true);

    String form = sentForm();
    assertThat(field(form, "savepath"))
        .isEqualTo(new String("/downloads/Müsik".getBytes(UTF_8), ISO_8859_1));
    assertThat(field(form, "autoTMM")).isEqualTo("false");
    assertThat(field(form, "contentLayout")).isEqualTo("Original");
    assertThat(field(form, "skip_checking")).isEqualTo("true");
    assertThat(field(form, "seedMode")).isEqualTo("true");
    assertThat(field(form, "paused")).isEqualTo("false");
    assertThat(field(form, "stopped")).isEqualTo("false");
    assertThat(field(form, "stopCondition")).isEqualTo("None");
    assertThat(field(form, "category")).isEqualTo("music");
    assertThat(field(form, "tags")).isEqualTo("red,seedpost");
    assertThat(form)
        .contains("name=\"torrents\"; filename=\"" + torrent.infoHash() + ".torrent\"\r\n")
        .contains("\r\n\r\n" + new String(torrent.bytes(), ISO_8859_1) + "\r\n--")
        .endsWith("--\r\n");
    wire.verify(
        postRequestedFor(urlPathEqualTo(ADD))
            .withHeader("Content-Length", equalTo(String.valueOf(sent().getBody().length)))
            .withHeader("Transfer-Encoding", absent())
            .withHeader("Expect", absent()));
    assertThat(sent().getHeader("Content-Type")).matches("multipart/form-data; boundary=[^;]+");
  }

  private static String field(String form, String name) {
    String[] behind = form.split("name=\"" + name + "\"\r\n", -1);
    assertThat(behind).as(name).hasSize(2);
    int start = behind[1].startsWith("\r\n") ? 2 : behind[1].indexOf("\r\n\r\n") + 4;
    return behind[1].substring(start, behind[1].indexOf("\r\n--"));
  }

  @Test
  void untrusted_data_is_checked_by_qbittorrent_which_stops_afterwards() {
    inTurn(INFO, nothing(), listed("checkingDL"), listed("pausedUP"));
    on(post(urlPathEqualTo(ADD)), ok("Ok."));

    AddResult result = client.add(torrent, new Placement("/d", "", List.of()), false);

    assertThat(((AddResult.Added) result).torrent().state())
        .isEqualTo(ClientState.COMPLETE_STOPPED);
    String form = sentForm();
    assertThat(field(form, "stopCondition")).isEqualTo("FilesChecked");
    assertThat(field(form, "stopped"))
        .as("added stopped, it would not be checked")
        .isEqualTo("false");
    assertThat(form).doesNotContain("seedMode", "skip_checking", "category", "tags");
  }

  @Test
  void a_torrent_that_is_there_is_not_sent() {
    on(get(urlPathEqualTo(INFO)), listed("uploading"));

    assertThat(client.add(torrent, PLACEMENT, true))
        .isInstanceOfSatisfying(
            AddResult.AlreadyPresent.class,
            present -> assertThat(present.torrent().state()).isEqualTo(ClientState.SEED));
    adds(0);
  }

  @Test
  void a_refusal_may_mean_that_it_is_there() {
    inTurn(INFO, nothing(), nothing(), listed("stalledUP"));
    on(post(urlPathEqualTo(ADD)), ok("Fails."));

    assertThat(client.add(torrent, PLACEMENT, true)).isInstanceOf(AddResult.AlreadyPresent.class);
  }

  @Test
  void from_5_2_on_a_refusal_is_409_and_is_believed_after_a_look() {
    on(get(urlPathEqualTo(INFO)), nothing());
    on(post(urlPathEqualTo(ADD)), status(409).withBody("Conflit"));

    assertThat(client.add(torrent, PLACEMENT, true))
        .isEqualTo(new AddResult.Refused("qBittorrent at " + url() + " refused the torrent"));
    adds(1);
    assertThat(waited()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
  }

  @Test
  void what_is_not_a_torrent_is_refused_at_once() {
    on(get(urlPathEqualTo(INFO)), nothing());
    on(post(urlPathEqualTo(ADD)), status(415));

    assertThat(client.add(torrent, PLACEMENT, true))
        .isInstanceOfSatisfying(
            AddResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("does not take the file"));
    assertThat(pauses).isEmpty();
  }

  @Test
  void a_yes_without_a_torrent_is_tried_once_more_and_then_told() {
    on(get(urlPathEqualTo(INFO)), nothing());
    on(post(urlPathEqualTo(ADD)), ok("Ok."));

    Failure failure = failureOf(() -> client.add(torrent, PLACEMENT, true));

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.detail()).contains("never appeared");
    adds(2);
    assertThat(waited()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(62));
  }

  @Test
  void a_cut_connection_is_no_proof_that_nothing_arrived() {
    inTurn(INFO, nothing(), nothing(), listed("stalledUP"));
    on(post(urlPathEqualTo(ADD)), ok().withFault(Fault.EMPTY_RESPONSE));

    assertThat(client.add(torrent, PLACEMENT, true)).isInstanceOf(AddResult.Added.class);
  }

  @Test
  void a_cut_connection_without_a_torrent_afterwards_may_pass() {
    on(get(urlPathEqualTo(INFO)), nothing());
    on(post(urlPathEqualTo(ADD)), ok().withFault(Fault.EMPTY_RESPONSE));

    assertThat(failureOf(() -> client.add(torrent, PLACEMENT, true)).kind())
        .isEqualTo(FailureKind.TRANSIENT);
  }

  @Test
  void a_server_fault_is_looked_behind() {
    inTurn(INFO, nothing(), listed("stalledUP"));
    on(post(urlPathEqualTo(ADD)), status(500));

    assertThat(client.add(torrent, PLACEMENT, true)).isInstanceOf(AddResult.Added.class);
  }

  @Test
  void a_server_fault_without_a_torrent_afterwards_is_told() {
    on(get(urlPathEqualTo(INFO)), nothing());
    on(post(urlPathEqualTo(ADD)), status(500));

    assertThat(failureOf(() -> client.add(torrent, PLACEMENT, true)).detail()).contains("500");
  }

  @Test
  void a_login_lost_on_the_way_is_renewed_and_the_torrent_sent_again() {
    inTurn(INFO, nothing(), listed("stalledUP"));
    inTurn(ADD, status(403), ok("Ok."));

    assertThat(client.add(torrent, PLACEMENT, true)).isInstanceOf(AddResult.Added.class);
  }

  @Test
  void a_refused_login_ends_the_add() {
    on(get(urlPathEqualTo(INFO)), nothing());
    on(post(urlPathEqualTo(ADD)), status(401));

    assertThat(failureOf(() -> client.add(torrent, PLACEMENT, true)).kind())
        .isEqualTo(FailureKind.AUTH);
  }

  @Test
  void a_long_check_is_not_waited_for() {
    inTurn(INFO, nothing(), listed("checkingUP"));
    on(post(urlPathEqualTo(ADD)), ok("Ok."));

    AddResult result = client.add(torrent, PLACEMENT, true);

    assertThat(((AddResult.Added) result).torrent().state()).isEqualTo(ClientState.CHECKING);
    assertThat(waited()).isLessThan(Duration.ofSeconds(22));
  }

  @Test
  void a_torrent_that_vanishes_during_its_check_is_given_as_last_seen() {
    inTurn(INFO, nothing(), listed("checkingUP"), nothing());
    on(post(urlPathEqualTo(ADD)), ok("Ok."));

    assertThat(client.add(torrent, PLACEMENT, true)).isInstanceOf(AddResult.Added.class);
  }

  @Test
  void a_category_that_would_be_dropped_is_refused_before_anything_is_sent() {
    Placement odd = new Placement("/d", "a//b", List.of());

    assertThat(failureOf(() -> client.add(torrent, odd, true)).kind())
        .isEqualTo(FailureKind.CONFIG);
    adds(0);
  }
}
