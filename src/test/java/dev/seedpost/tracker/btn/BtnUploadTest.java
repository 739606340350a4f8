package dev.seedpost.tracker.btn;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.seedpost.tracker.btn.ScriptedBtn.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BtnUploadTest {
  private static final ResponseDefinitionBuilder STORED =
      sentTo("torrents.php?id=700001&torrentid=1500001");

  private final ScriptedBtn site = new ScriptedBtn();

  @AfterEach
  void close() {
    site.close();
  }

  private static ResponseDefinitionBuilder sentTo(String location) {
    return aResponse().withStatus(302).withHeader("Location", location);
  }

  private UploadResult upload() {
    return site.client().upload(site.request());
  }

  private FailureException failure() {
    FailureException failure = catchThrowableOfType(FailureException.class, this::upload);
    assertThat(failure.failure().message())
        .doesNotContain(ScriptedBtn.KEY)
        .doesNotContain(ScriptedBtn.SESSION);
    return failure;
  }

  private static List<FormField> changed(UploadRequest request, String name, String value) {
    List<FormField> fields = new ArrayList<>();
    for (FormField field : request.fields()) {
      fields.add(field.name().equals(name) ? new FormField(name, value) : field);
    }
    return fields;
  }

  @Test
  void the_form_is_filled_by_the_site_completed_by_us_and_sent_once() {
    site.ready().takes(STORED);

    assertThat(upload())
        .isEqualTo(new UploadResult.Accepted("1500001", "700001", false, List.of()));

    assertThat(site.lookedUp())
        .singleElement()
        .satisfies(request ->
            assertThat(request.getBodyAsString())
                .isEqualTo(
                    "type=Episode&scene_yesno=No&auto_series=332700&auto_title=S05E04&tvdb=Get+Info"));
    assertThat(site.submitted()).hasSize(1);
    String form = site.submitted().getFirst().getBodyAsString();
    assertThat(fields(form))
        .containsExactly(
            "file_input",
            "submit=true",
            "type=Episode",
            "scenename=Example.Show.and.Friends.S05E04.1080p-GRP",
            "seriesid=70001",
            "artist=Example Show & Friends (2019)",
            "title=S05E04",
            "actors=One Actor, Another Actor",
            "year=2019",
            "tags=drama, comedy",
            "image=https://cdn.example/poster.jpg",
            "album_desc=[b]The Fourth[/b]\nWhat happens <in it>.",
            "origin=P2P",
            "format=MKV",
            "bitrate=H.264",
            "media=WEB-DL",
            "resolution=1080p",
            "release_desc=General",
            "tvdb=autofilled");
  }

  /** Of a file its field alone. */
  private static List<String> fields(String form) {
    List<String> fields = new ArrayList<>();
    String mark = form.lines().findFirst().orElseThrow();
    for (String part : form.split(java.util.regex.Pattern.quote(mark), -1)) {
      int name = part.indexOf("name=\"");
      if (name >= 0) {
        String field = part.substring(name + 6, part.indexOf('"', name + 6));
        String value = part.substring(part.indexOf("\r\n\r\n") + 4).strip();
        fields.add(part.contains("filename=") ? field : field + "=" + value);
      }
    }
    return fields;
  }

  @Test
  void a_scene_release_is_looked_up_by_its_name() {
    site.ready().takes(STORED);
    List<FormField> fields = changed(site.request(), "scene_yesno", "Yes");
    fields.add(new FormField("autofill", "Example.Show.and.Friends.S05E04.1080p-GRP"));

    site.client().upload(site.request(fields));

    assertThat(site.lookedUp().getFirst().getBodyAsString())
        .isEqualTo(
            "type=Episode&scene_yesno=Yes&autofill=Example.Show.and.Friends.S05E04.1080p-GRP"
                + "&tvdb=Get+Info");
  }

  @Test
  void without_a_cookie_a_person_uploads() {
    site.withoutCookie();
    assertThat(upload())
        .isInstanceOfSatisfying(
            UploadResult.HandedOver.class,
            handed ->
                assertThat(handed.todo()).contains("/upload.php", "btn-cookie", "seedpost retry"));
    assertThat(site.wire().getAllServeEvents()).isEmpty();
  }

  @Test
  void what_the_site_cannot_fill_is_refused_with_what_to_do() {
    site.ready().fills(page("form.autofill-fail.html"));
    assertThat(upload())
        .isInstanceOfSatisfying(
            UploadResult.Refused.class,
            refused ->
                assertThat(refused.reasons())
                    .singleElement()
                    .asString()
                    .contains("could not fill its form", "thetvdb.com", "seedpost queue done"));
    assertThat(site.submitted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "origin,      Mixed Bag, 'None, Scene, P2P, Internal, Mixed'",
    "format,      OGM,       'AVI, MKV, VOB'",
    "bitrate,     AV1,       'XViD, x264-Hi10P'",
    "media,       CAM,       'HDTV, PDTV'",
    "resolution,  4320p,     'SD, 720p, 1080p'"
  })
  void a_value_that_the_live_form_lacks_is_refused_before_anything_is_sent(
      String field, String value, String options) {
    site.ready().takes(STORED);
    UploadResult result = site.client().upload(site.request(changed(site.request(), field, value)));
    assertThat(result)
        .isInstanceOfSatisfying(
            UploadResult.Refused.class,
            refused ->
                assertThat(refused.reasons())
                    .singleElement()
                    .asString()
                    .contains("'" + value + "' as its " + field, options));
    assertThat(site.submitted()).isEmpty();
  }

  @Test
  void a_list_that_the_live_form_lost_is_a_refusal_too() {
    site.ready()
        .fills(
            aResponse()
                .withBody(ScriptedBtn.fixture("form.filled.html").replace("name=\"media\"", "")));
    assertThat(upload()).asString().contains("it has no such list");
    assertThat(site.submitted()).isEmpty();
  }

  @Test
  void another_series_than_the_name_says_is_never_sent() {
    site.ready().takes(STORED);
    UploadRequest other =
        site.request(changed(site.request(), "scenename", "Another.Show.S05E04-GRP"));
    assertThat(site.client().upload(other))
        .isInstanceOfSatisfying(
            UploadResult.Refused.class,
            refused ->
                assertThat(refused.reasons())
                    .singleElement()
                    .asString()
                    .contains("'Example Show & Friends (2019)'", "'Another.Show.S05E04-GRP'"));
    assertThat(site.submitted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"login.php", "/login.php?returnto=upload", "https://x.example/LOGIN.php"})
  void a_redirect_to_the_login_is_a_matter_of_the_cookie(String location) {
    site.shows(sentTo(location)).fills(page("form.filled.html")).takes(STORED);
    assertThat(failure().kind()).isEqualTo(FailureKind.AUTH);
    assertThat(failure()).hasMessageContaining("btn-cookie").hasMessageContaining("browser");
    assertThat(site.submitted()).isEmpty();
    site.ready().takes(sentTo(location));
    assertThat(failure().kind()).isEqualTo(FailureKind.AUTH);
  }

  @Test
  void a_form_that_sends_us_elsewhere_is_shown_to_a_person() {
    site.shows(sentTo("/rules.php"));
    assertThat(failure().kind()).isEqualTo(FailureKind.REJECTED);
    site.ready().fills(aResponse().withStatus(502));
    assertThat(failure().kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(site.submitted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "",
        "torrents.php?id=1",
        "torrents.php?torrentid=1",
        "https://other.example/torrents.php?id=1&torrentid=2",
        "//other.example/torrents.php?id=1&torrentid=2",
        "torrents.php?id=1&torrentid=2&x=% %"
      })
  void any_other_redirect_of_the_upload_is_uncertain(String location) {
    site.ready().takes(sentTo(location));
    assertThat(failure().kind()).isEqualTo(FailureKind.UNCERTAIN);
    assertThat(site.submitted()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/torrents.php?id=700001&torrentid=1500001",
        "http://localhost/torrents.php?torrentid=1500001&id=700001#torrent1500001",
        "torrents.php?action=x&id=700001&y=1&torrentid=1500001"
      })
  void the_page_of_a_torrent_is_known_in_every_spelling(String location) {
    site.ready().takes(sentTo(location));
    assertThat(upload())
        .isEqualTo(new UploadResult.Accepted("1500001", "700001", false, List.of()));
  }

  @Test
  void an_answer_that_breaks_off_is_uncertain_and_nothing_is_sent_twice() {
    for (Fault fault : List.of(Fault.EMPTY_RESPONSE, Fault.CONNECTION_RESET_BY_PEER)) {
      site.ready().takes(aResponse().withFault(fault));
      assertThat(failure().kind()).isEqualTo(FailureKind.UNCERTAIN);
    }
    assertThat(site.submitted()).hasSize(2);
  }
}
