package dev.seedpost.tracker.btn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.practice.Lie;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.release.FactName;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the site makes of an upload: it leaves once, and what is unclear is called so. */
class BtnPracticeTest {
  private final PracticeBtn site = new PracticeBtn();
  private final TrackerClient client = site.client();
  private final TorrentFile torrent = SampleTorrents.album("Practice.Show.S05E04", "BTN");

  @AfterEach
  void close() {
    site.close();
  }

  private UploadRequest request() {
    return new UploadRequest(torrent, site.form(), SampleTorrents.payload(torrent));
  }

  private UploadRequest request(String field, String value) {
    return new UploadRequest(
        torrent,
        site.form().stream()
            .map(one -> one.name().equals(field) ? new FormField(field, value) : one)
            .toList(),
        SampleTorrents.payload(torrent));
  }

  @ParameterizedTest
  @CsvSource({
    "STORE_THEN_CLOSE,      UNCERTAIN, 1",
    "STORE_THEN_HTML_200,   UNCERTAIN, 1",
    "STORE_THEN_500,        UNCERTAIN, 1",
    "STORE_THEN_REDIRECT,   UNCERTAIN, 1",
    "STORE_THEN_GATEWAY_TIMEOUT, UNCERTAIN, 1",
    "LATE_LANDING,          UNCERTAIN, 1",
    "HALF_MADE,             UNCERTAIN, 1",
    "HTML_WITHOUT_STORING,  UNCERTAIN, 0",
    "CLOSE_WITHOUT_STORING, UNCERTAIN, 0",
    "CRASH_WITHOUT_STORING, UNCERTAIN, 0",
    "DOWN,                  UNCERTAIN, 0",
    "RATE_LIMIT,            RATE_LIMITED, 0"
  })
  void a_lie_costs_one_request_and_never_makes_two_uploads(Lie lie, FailureKind kind, int stored) {
    site.tracker().lie(lie);
    FailureException failure =
        catchThrowableOfType(FailureException.class, () -> client.upload(request()));
    assertThat(failure.kind()).isEqualTo(kind);
    site.tracker().land();
    assertThat(site.received()).isEqualTo(1);
    assertThat(site.tracker().uploads()).hasSize(stored);
    assertThat(client.find(request()))
        .map(Listing::whose)
        .isEqualTo(stored == 1 ? Optional.of(Listing.Whose.HIDDEN) : Optional.empty());
  }

  @Test
  void a_redirect_that_is_cut_off_behind_its_address_is_clear_enough() {
    site.tracker().lie(Lie.STORE_THEN_TRUNCATE);
    assertThat(client.upload(request())).isInstanceOf(UploadResult.Accepted.class);
    assertThat(site.tracker().uploads()).hasSize(1);
  }

  @Test
  void a_refusal_stores_nothing_and_says_why() {
    site.tracker().lie(Lie.REFUSE);
    assertThat(client.upload(request()))
        .isEqualTo(new UploadResult.Refused(List.of("Your upload privileges have been revoked.")));
    assertThat(site.tracker().uploads()).isEmpty();
  }

  @Test
  void what_the_site_cannot_fill_never_leaves() {
    assertThat(client.upload(request("auto_series", "404")))
        .isInstanceOf(UploadResult.Refused.class);
    assertThat(client.upload(request("scenename", "Another.Show.S05E04-GRP")))
        .isInstanceOf(UploadResult.Refused.class);
    assertThat(site.received()).isZero();
  }

  @Test
  void what_was_uploaded_is_served_with_the_personal_announce_url_and_found_as_similar() {
    UploadResult.Accepted accepted = (UploadResult.Accepted) client.upload(request());
    TorrentFile served = client.download(accepted.torrentId());
    assertThat(served.announces()).hasSize(1);
    assertThat(torrent.announces()).isEmpty();
    assertThat(served.infoHash()).isEqualTo(torrent.infoHash());
    assertThat(client.similar(request()))
        .extracting(Listing::torrentId, Listing::likeness)
        .containsExactly(tuple(accepted.torrentId(), Listing.Likeness.SIMILAR));
    assertThat(client.similar(request("resolution", "720p"))).isEmpty();
    assertThat(client.similar(request("auto_title", "S05E05"))).isEmpty();
  }

  @Test
  void a_renamed_torrent_of_the_same_size_is_alike() {
    client.upload(request());
    TorrentFile other = SampleTorrents.album("Practice.Show.S05E05", "BTN");
    UploadRequest sameName = new UploadRequest(other, site.form(), SampleTorrents.payload(other));
    assertThat(client.find(sameName)).map(Listing::likeness).contains(Listing.Likeness.ALIKE);
  }

  private UploadRequest request(Map<FactName, List<String>> changes) {
    FormDraft draft =
        new BtnFamily()
            .draft(
                Sites.definition(site.tracker().url()),
                Sites.release("Practice.Show.S05.1080p.WEB-DL.H.264-GRP", changes),
                Sites.folder("S05E01.mkv", "S05E02.mkv"));
    assertThat(draft.complete()).as(draft.toString()).isTrue();
    return new UploadRequest(torrent, draft.fields(), SampleTorrents.payload(torrent));
  }

  @Test
  void a_season_of_the_scene_is_filled_by_its_name_and_any_other_by_its_number() {
    assertThat(
            client.upload(
                request(
                    Map.of(
                        FactName.EPISODE, List.of(),
                        FactName.ORIGIN, List.of("scene"),
                        FactName.COUNTRY, List.of("sweden")))))
        .isInstanceOf(UploadResult.Accepted.class);
    StoredUpload scene = site.tracker().uploads().getFirst();
    assertThat(scene.field("artist")).isEqualTo("Practice Show");
    assertThat(scene.field("title")).isEqualTo("Season 5");
    assertThat(scene.field("type")).isEqualTo("Season");
    assertThat(scene.field("foreign")).isEqualTo("on");
    assertThat(scene.field("country")).isEqualTo("1");
    assertThat(scene.fields()).doesNotContainKeys("autofill", "auto_season", "scene_yesno");

    site.tracker().delete(torrent.infoHash());
    UploadRequest own = request(Map.of(FactName.EPISODE, List.of()));
    assertThat(client.upload(own)).isInstanceOf(UploadResult.Accepted.class);
    assertThat(site.tracker().uploads().getFirst().field("seriesid")).isEqualTo("332700");
    assertThat(client.similar(own)).hasSize(1);
  }
}
