package dev.seedpost.tracker.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Timeouts;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.DefinitionReader;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.ReadmeDefinitions;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import dev.seedpost.yaml.Problem;
import dev.seedpost.yaml.YamlFile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is handed to a user's own program, as README.md shows it, and what its answers mean. */
class WebhookTest {
  private static final String README = ReadmeDefinitions.of("webhook");
  private static final String KEEPS = "keeps-torrent: 'true', ";
  private static final UploadRequest REQUEST =
      ApiSites.request(
          "Album",
          new FormField("title", "The album"),
          new FormField("mediainfo", "General", FormField.Kind.TEXT_FILE));

  private final WireMockServer wire = ApiSites.wire();

  @BeforeEach
  void start() {
    wire.start();
  }

  @AfterEach
  void stop() {
    wire.stop();
  }

  /** The definition of README.md with the port of the test's program. */
  private TrackerClient client(String yaml, Timeouts timeouts) {
    Definition definition = ApiSites.read(yaml.replace("8123", Integer.toString(wire.port())));
    return ApiSites.client(
        definition, definition.url(), ApiSites.credentials(definition), timeouts);
  }

  private TrackerClient client() {
    return client(README, ApiSites.PATIENT);
  }

  private void answers(ResponseDefinitionBuilder answer) {
    wire.stubFor(any(anyUrl()).willReturn(answer.withHeader("Content-Type", "application/json")));
  }

  private List<LoggedRequest> sent() {
    return wire.findAll(anyRequestedFor(anyUrl()));
  }

  private static void fails(FailureKind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.failure().detail()).isNotBlank().doesNotContain("the-stored-");
            });
  }

  private static String outcome(TrackerClient client) {
    try {
      return switch (client.upload(REQUEST)) {
        case UploadResult.Accepted accepted -> "accepted " + accepted.torrentId();
        case UploadResult.AlreadyThere there -> "already there " + there.torrentId();
        case UploadResult.Refused refused -> "refused " + refused.reasons();
        case UploadResult.HandedOver handed -> "handed over: " + handed.todo();
      };
    } catch (FailureException e) {
      return e.kind().name();
    }
  }

  /**
   * An answer of the program.
   *
   * @param wanted what it means
   */
  record Answer(int status, String body, String wanted) {}

  static Stream<Answer> forms() {
    String taken = "{\"status\":\"taken\"}";
    String accepted = "{\"status\":\"accepted\",\"id\":\"7\"}";
    return Stream.of(
        new Answer(200, accepted, "accepted 7"),
        new Answer(201, "{\"status\":\"accepted\",\"id\":7}", "accepted 7"),
        new Answer(200, "{\"status\":\"accepted\"}", "UNCERTAIN"),
        new Answer(200, "{\"status\":\"accepted\",\"id\":\"../7\"}", "UNCERTAIN"),
        new Answer(
            200, "{\"status\":\"accepted\",\"id\":\"the-stored-webhook-secret\"}", "UNCERTAIN"),
        new Answer(500, accepted, "UNCERTAIN"),
        new Answer(302, accepted, "UNCERTAIN"),
        new Answer(200, "{\"status\":\"already-there\",\"id\":\"7\"}", "already there 7"),
        new Answer(200, "{\"status\":\"already-there\"}", "already there "),
        new Answer(
            200, "{\"status\":\"refused\",\"reasons\":[\"a\",\"b &lt; c\"]}", "refused [a, b < c]"),
        new Answer(200, "{\"status\":\"refused\",\"reasons\":\"a\"}", "refused [a]"),
        new Answer(
            200,
            "{\"status\":\"refused\",\"reasons\":[\"no the-stored-webhook-secret\"]}",
            "refused [no [secret]]"),
        new Answer(
            200, "{\"status\":\"refused\"}", "refused [the webhook refused it without a reason]"),
        new Answer(422, "{\"status\":\"refused\",\"reasons\":[\"a\"]}", "UNCERTAIN"),
        new Answer(
            202, taken, "handed over: the webhook of My Site has taken it and goes on by itself"),
        new Answer(500, taken, "UNCERTAIN"),
        new Answer(200, "{\"status\":\"fine\",\"id\":\"7\"}", "UNCERTAIN"),
        new Answer(200, "{\"status\":\"accepted\",\"id\":\"7\"", "UNCERTAIN"),
        new Answer(200, "<html>accepted</html>", "UNCERTAIN"),
        new Answer(204, "", "UNCERTAIN"),
        new Answer(401, "{}", "UNCERTAIN"),
        new Answer(404, "{}", "UNCERTAIN"),
        new Answer(429, "{}", "UNCERTAIN"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void an_answer_means_one_thing_and_nothing_is_sent_twice(Answer answer) {
    answers(
        aResponse()
            .withStatus(answer.status())
            .withHeader("Location", wire.baseUrl() + "/elsewhere")
            .withBody(answer.body()));
    assertThat(outcome(client())).isEqualTo(answer.wanted());
    assertThat(sent()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void an_answer_that_breaks_off_is_uncertain(Fault fault) {
    answers(aResponse().withFault(fault));
    fails(FailureKind.UNCERTAIN, () -> client().upload(REQUEST));
    assertThat(sent()).hasSize(1);
  }

  @Test
  void no_answer_in_time_is_uncertain() {
    answers(aResponse().withFixedDelay(5_000).withBody("{\"status\":\"taken\"}"));
    TrackerClient client = client(README, ApiSites.HASTY);
    fails(FailureKind.UNCERTAIN, () -> client.upload(REQUEST));
  }

  @Test
  void a_program_that_does_not_run_has_got_nothing() {
    TrackerClient client = client();
    wire.stop();
    fails(FailureKind.TRANSIENT, () -> client.upload(REQUEST));
  }

  @Test
  void torrent_and_form_go_to_the_very_address_with_the_secret_in_a_header() {
    answers(aResponse().withBody("{\"status\":\"accepted\",\"id\":\"7\"}"));
    assertThat(client().upload(REQUEST))
        .isEqualTo(new UploadResult.Accepted("7", "", true, List.of()));
    LoggedRequest request = sent().getFirst();
    assertThat(request.getMethod().getName()).isEqualTo("POST");
    assertThat(request.getUrl()).isEqualTo("/upload");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer the-stored-webhook-secret");
    assertThat(request.getParts()).hasSize(3);
    assertThat(request.getPart("title").getBody().asString()).isEqualTo("The album");
    assertThat(request.getPart("mediainfo").getFileName()).isEqualTo("mediainfo.txt");
    assertThat(request.getPart("torrent").getFileName())
        .isEqualTo(REQUEST.torrent().infoHash() + ".torrent");
    assertThat(TorrentFile.parse(request.getPart("torrent").getBody().asBytes(), "sent").infoHash())
        .isEqualTo(REQUEST.torrent().infoHash());
    assertThat(request.getBodyAsString()).doesNotContain("the-stored-");
  }

  @Test
  void without_a_secret_no_login_is_sent() {
    answers(aResponse().withBody("{\"status\":\"taken\"}"));
    Definition definition = ApiSites.read(README);
    ApiSites.client(
            definition,
            URI.create(wire.baseUrl() + "/upload"),
            Map.of("announce-url", Secret.of("https://tracker.my.example/the-stored-one")),
            ApiSites.PATIENT)
        .upload(REQUEST);
    assertThat(sent().getFirst().containsHeader("Authorization")).isFalse();
    assertThat(sent().getFirst().getBodyAsString()).doesNotContain("the-stored-");
  }

  @Test
  void where_the_site_makes_a_torrent_of_its_own_a_person_brings_it() {
    answers(aResponse().withBody("{\"status\":\"accepted\",\"id\":\"7\"}"));
    assertThat(outcome(client(README.replace(KEEPS, ""), ApiSites.PATIENT)))
        .isEqualTo("handed over: My Site has it as 7; download the site's torrent");
  }

  @Test
  void a_webhook_is_asked_nothing() {
    TrackerClient client = client();
    fails(FailureKind.REJECTED, client::account);
    fails(FailureKind.REJECTED, () -> client.download("7"));
    assertThat(client.find(REQUEST)).isEmpty();
    assertThat(client.similar(REQUEST)).isEmpty();
    assertThat(sent()).isEmpty();
  }

  @Test
  void the_page_is_the_sites_own_and_leads_back_to_the_number() {
    TrackerClient client = client();
    assertThat(client.page("7")).isEqualTo("https://my.example/torrents/7");
    assertThat(client.torrentId(URI.create("https://my.example/torrents/7"))).contains("7");
    assertThat(client.torrentId(URI.create("https://my.example/torrents/"))).isEmpty();
    assertThat(client.torrentId(URI.create("https://other.example/torrents/7"))).isEmpty();
  }

  @Test
  void without_a_form_of_its_own_the_facts_themselves_are_sent() {
    Release release =
        new Release(
            "Some.Album",
            Map.of(FactName.TITLE, new Fact(List.of("The album"), "test")),
            List.of());
    assertThat(
            new WebhookFamily().draft(ApiSites.read(README), release, REQUEST.content()).fields())
        .containsExactly(new FormField("name", "Some.Album"), new FormField("title", "The album"));
    Definition own = ApiSites.read(README + "fields: {t: '{title}'}\n");
    assertThat(new WebhookFamily().draft(own, release, REQUEST.content()).fields())
        .containsExactly(new FormField("t", "The album"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "torrents/{id} | torrents/ | needs the option 'page'",
        "keeps-torrent: 'true' | keeps-torrent: 'no' | is 'true' or left out",
        "keeps-torrent | keep-torrent | has no option 'keep-torrent'",
        "name: announce-url | name: other-url | 'needs' must have announce-url",
        "family: webhook | {family: webhook}not-found: send-again | write 'not-found: ask'"
      },
      quoteCharacter = '"')
  void a_mistake_is_told(String right, String wrong, String told) {
    String given = wrong.replace("{family: webhook}", "family: webhook\n");
    YamlFile file = YamlFile.of("site.yaml", README.replace(right, given));
    assertThat(DefinitionReader.read(file, ApiSites.FAMILIES)).isEmpty();
    assertThat(file.problems()).extracting(Problem::what).anyMatch(what -> what.contains(told));
  }
}
