package dev.seedpost.tracker.gazelle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.release.FactName;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which torrents of a site are the same release in the same quality. */
class SimilarTest {
  @ParameterizedTest
  @EnumSource(names = {"RED", "OPS"})
  void the_same_release_in_the_same_quality_is_similar_and_another_quality_is_not(Dialect dialect) {
    try (PracticeTracker tracker = new PracticeTracker(dialect)) {
      Definition definition =
          Sites.definition(dialect.name().toLowerCase(Locale.ROOT), tracker.url());
      TrackerClient client = Sites.client(definition, tracker.apiKey());
      assertThat(client.similar(request(definition, "Mine", Map.of()))).isEmpty();
      UploadResult first = client.upload(request(definition, "Theirs", Map.of()));
      String id = ((UploadResult.Accepted) first).torrentId();
      assertThat(client.similar(request(definition, "Mine", Map.of())))
          .singleElement()
          .satisfies(found -> {
            assertThat(found.torrentId()).isEqualTo(id);
            assertThat(found.groupId()).isNotEmpty();
            assertThat(found.likeness()).isEqualTo(Listing.Likeness.SIMILAR);
            assertThat(found.title()).isEqualTo("Artist - Album & more");
            assertThat(found.size()).isEqualTo(100);
          });
      assertThat(client.similar(request(definition, "Mine", Map.of(FactName.MEDIA, "Vinyl"))))
          .isEmpty();
      assertThat(client.similar(request(definition, "Mine", Map.of(FactName.EDITION_YEAR, "2021"))))
          .isEmpty();
      assertThat(client.similar(request(definition, "Mine", Map.of(FactName.TITLE, "Album"))))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RED", "OPS"})
  void a_book_is_looked_for_by_its_title(Dialect dialect) {
    try (PracticeTracker tracker = new PracticeTracker(dialect)) {
      Definition definition =
          Sites.definition(dialect.name().toLowerCase(Locale.ROOT), tracker.url());
      TrackerClient client = Sites.client(definition, tracker.apiKey());
      Map<FactName, String> book = Map.of(FactName.KIND, "e-book", FactName.TITLE, "A Book");
      assertThat(client.upload(request(definition, "Theirs", book)))
          .isInstanceOf(UploadResult.Accepted.class);
      assertThat(client.similar(request(definition, "Mine", book)))
          .extracting(Listing::title)
          .containsExactly("Artist - A Book");
    }
  }

  @Test
  void the_number_of_a_request_never_leaves_with_the_upload() {
    try (PracticeTracker tracker = new PracticeTracker(Dialect.OPS)) {
      Definition definition = Sites.definition("ops", tracker.url());
      TrackerClient client = Sites.client(definition, tracker.apiKey());
      UploadRequest request = request(definition, "Album", Map.of(FactName.REQUEST, "12"));
      assertThat(request.value("requestid")).contains("12");
      assertThat(client.upload(request))
          .isInstanceOfSatisfying(
              UploadResult.Accepted.class,
              accepted ->
                  assertThat(client.fillRequest(accepted.torrentId(), "12"))
                      .hasValueSatisfying(remark ->
                          assertThat(remark)
                              .contains("request 12", "by hand")
                              .contains(client.page(accepted.torrentId()))));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"remasterYear":0}                                                    | true
          {"remasterYear":"2020","remasterTitle":null}                          | true
          {"remasterYear":2020,"media":"web","format":"flac"}                   | true
          {"remasterYear":2020,"remasterTitle":"Deluxe"}                        | false
          {"remasterYear":2019}                                                 | false
          {"remasterYear":2020,"encoding":"24bit Lossless"}                     | false
          {"remasterYear":2020,"remasterRecordLabel":"Rock &amp; Roll"}         | true
          {"remasterYear":2020,"remasterRecordLabel":"Another"}                 | false
          {"remasterYear":2020,"remasterCatalogueNumber":"RR-2"}                | false
          """)
  void an_edition_is_told_by_what_the_site_says_of_it(String torrent, boolean like) {
    Definition definition = Sites.definition("red", URI.create("http://127.0.0.1/"));
    UploadRequest request =
        request(
            definition,
            "Album",
            Map.of(FactName.LABEL, "Rock & Roll", FactName.CATALOGUE_NUMBER, "RR-1"));
    Json group =
        Json.read("{\"groupName\":\"ALBUM  &amp; more\",\"groupYear\":2020}").orElseThrow();
    assertThat(new Browsed(group, Json.read(torrent).orElseThrow()).isLike(request))
        .isEqualTo(like);
  }

  @Test
  void a_category_without_editions_lists_the_torrent_itself() {
    Json response =
        Json.read(
                """
                {"results":[{"groupId":"7","groupName":"A - B","torrentId":8,"size":"9"},
                            {"groupId":"10","groupName":"without a torrent"}]}
                """)
            .orElseThrow();
    assertThat(Browsed.of(response))
        .extracting(Browsed::listing)
        .containsExactly(
            new Listing("8", "7", Listing.Whose.HIDDEN, Listing.Likeness.SIMILAR, 9, "A - B"));
  }

  private static UploadRequest request(
      Definition definition, String folder, Map<FactName, String> changes) {
    TorrentFile torrent = SampleTorrents.album(folder, definition.sourceFlag());
    return new UploadRequest(
        torrent, Sites.form(definition, changes), SampleTorrents.payload(torrent));
  }
}
