package dev.seedpost.tracker.gazelle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.release.FactName;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
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

  @ParameterizedTest
  @EnumSource(names = {"RED", "OPS"})
  void an_album_of_the_same_name_is_not_similar_to_a_book(Dialect dialect) {
    try (PracticeTracker tracker = new PracticeTracker(dialect)) {
      Definition definition =
          Sites.definition(dialect.name().toLowerCase(Locale.ROOT), tracker.url());
      TrackerClient client = Sites.client(definition, tracker.apiKey());
      Map<FactName, String> album = Map.of(FactName.TITLE, "Artist - Twice");
      Map<FactName, String> book = Map.of(FactName.KIND, "e-book", FactName.TITLE, "Twice");
      assertThat(client.upload(request(definition, "Sung", album)))
          .isInstanceOf(UploadResult.Accepted.class);
      assertThat(client.similar(request(definition, "Written", book))).isEmpty();
      assertThat(client.similar(request(definition, "Sung Again", album))).hasSize(1);
    }
  }

  private static UploadRequest request(
      Definition definition, String folder, Map<FactName, String> changes) {
    TorrentFile torrent = SampleTorrents.album(folder, definition.sourceFlag());
    return new UploadRequest(
        torrent, Sites.form(definition, changes), SampleTorrents.payload(torrent));
  }
}
