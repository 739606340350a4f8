package dev.seedpost.tracker.gazelle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.release.FactName;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.UploadRequest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which torrents of a site are the same release in the same quality. */
class ResemblanceTest {
  private static final Definition RED = Sites.definition("red", URI.create("http://127.0.0.1/"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"remasterYear":0}                                                            | true
          {"remasterYear":"2020","remasterTitle":null,"remasterRecordLabel":null}       | true
          {"remasterYear":2020,"media":"web","format":"flac"}                           | true
          {"remasterYear":2020,"media":"CD"}                                            | false
          {"remasterYear":2020,"encoding":"24bit Lossless"}                             | false
          {"remasterYear":2019}                                                         | false
          {"remasterYear":2020,"remasterTitle":"Deluxe"}                                | false
          {"remasterYear":2020,"remasterRecordLabel":"Rock &amp; Roll"}                 | true
          {"remasterYear":2020,"remasterRecordLabel":"ROCK AND ROLL, Records"}          | true
          {"remasterYear":2020,"remasterRecordLabel":"Rock&Roll Recordings."}           | true
          {"remasterYear":2020,"remasterRecordLabel":"Records"}                         | false
          {"remasterYear":2020,"remasterRecordLabel":"Another"}                         | false
          {"remasterYear":2020,"remasterCatalogueNumber":"rr 1"}                        | true
          {"remasterYear":2020,"remasterCatalogueNumber":"RR-2"}                        | false
          """)
  void an_edition_is_told_by_what_the_site_says_and_not_by_its_spelling(
      String torrent, boolean like) {
    assertThat(
            likeOf(Map.of(FactName.LABEL, "Rock & Roll", FactName.CATALOGUE_NUMBER, "RR-1"))
                .holds(
                    browsed("{\"groupName\":\"ALBUM  &amp; more\",\"groupYear\":2020}", torrent)))
        .isEqualTo(like);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                | true
          {"remasterYear":2020}                                             | true
          {"remasterYear":2020,"remasterTitle":"deluxe EDITION"}            | true
          {"remasterYear":2020,"remasterTitle":""}                          | false
          {"remasterYear":0,"remasterTitle":"","remastered":true}           | true
          {"remasterYear":0,"remasterTitle":"","remastered":false}          | false
          """)
  void a_title_of_the_edition_that_the_site_does_not_say_tells_nothing_apart(
      String torrent, boolean like) {
    assertThat(
            likeOf(Map.of(FactName.EDITION_TITLE, "Deluxe Edition"))
                .holds(browsed("{\"groupName\":\"Album & more\",\"groupYear\":2020}", torrent)))
        .isEqualTo(like);
  }

  @ParameterizedTest
  @CsvSource({"2020,true", "1999,false"})
  void the_original_edition_came_out_when_the_release_did(int year, boolean like) {
    assertThat(
            likeOf(Map.of())
                .holds(
                    browsed(
                        "{\"groupName\":\"Album & more\",\"groupYear\":" + year + "}",
                        "{\"remasterYear\":0,\"remastered\":false}")))
        .isEqualTo(like);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          e-book      | {}                                      | true
          e-book      | {"category":"E-Books"}                  | true
          e-book      | {"category":"Audiobooks"}               | false
          e-book      | {"releaseType":"Album"}                 | false
          e-book      | {"releaseType":"Unknown"}               | true
          e-book      | {"releaseType":0}                       | true
          application | {"category":"Applications"}             | true
          application | {"category":"Comics"}                   | false
          e-learning  | {"category":"E-Learning Videos"}        | true
          application | {"releaseType":"EP"}                    | false
          application | {"category":"Something new"}            | true
          music       | {"releaseType":"Album"}                 | true
          music       | {"category":"Comedy"}                   | false
          """)
  void what_is_said_to_be_of_another_category_is_another_release(
      String kind, String group, boolean like) {
    assertThat(likeOf(Map.of(FactName.KIND, kind)).holds(browsed(group, "{}"))).isEqualTo(like);
  }

  @ParameterizedTest
  @CsvSource({"ALBUM and more!,true", "Album,false", "Älbum & möre,true"})
  void a_title_is_compared_by_its_letters(String shown, boolean like) {
    assertThat(likeOf(Map.of()).holds(browsed("{\"groupName\":\"" + shown + "\"}", "{}")))
        .isEqualTo(like);
  }

  private static Resemblance likeOf(Map<FactName, String> changes) {
    TorrentFile torrent = SampleTorrents.album("Album", RED.sourceFlag());
    UploadRequest upload =
        new UploadRequest(torrent, Sites.form(RED, changes), SampleTorrents.payload(torrent));
    return new Resemblance(upload, RED.form().tables().get("category"));
  }

  private static Browsed browsed(String group, String torrent) {
    return new Browsed(Json.read(group).orElseThrow(), Json.read(torrent).orElseThrow());
  }
}
