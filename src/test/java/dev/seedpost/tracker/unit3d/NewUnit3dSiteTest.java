package dev.seedpost.tracker.unit3d;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.release.FactName;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.Families;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Need;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import dev.seedpost.tracker.manual.ManualFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A UNIT3D site that nobody has heard of needs one YAML in the user's folder and no code. */
class NewUnit3dSiteTest {
  private static final TrackerId MADE_UP = new TrackerId("madeup");

  private final PracticeTracker tracker = new PracticeTracker(Dialect.UNIT3D);

  @TempDir private Path folder;

  @AfterEach
  void close() {
    tracker.close();
  }

  private Definition define(String more) throws IOException {
    Files.writeString(
        folder.resolve("madeup.yaml"),
        """
        id: madeup
        name: Made Up
        family: unit3d
        url: %s
        announce-hosts: [127.0.0.1]
        """
                .formatted(tracker.url())
            + more);
    Definitions definitions =
        Definitions.load(
            folder, new Families(List.of(new Unit3dFamily()), new ManualFamily(folder)));
    assertThat(definitions.problems()).isEmpty();
    return definitions.get(MADE_UP).orElseThrow();
  }

  @Test
  void it_takes_an_upload_and_serves_its_torrent() throws IOException {
    Definition definition =
        define(
            """
            tables:
              type: {web-dl: 6}
            more-fields:
              name: '{release-words} by the house'
            """);
    List<FormField> form = Unit3dSites.form(definition, Map.of());
    assertThat(form)
        .contains(
            new FormField("type_id", "6"),
            new FormField("resolution_id", "3"),
            new FormField("imdb", "1000"),
            new FormField("name", "Some Film 2020 1080p WEB-DL H.264-GRP by the house"));
    TorrentFile torrent = SampleTorrents.album("Album", definition.sourceFlag());
    TrackerClient client = Unit3dSites.client(definition, Map.of("api-key", tracker.apiKey()));
    UploadResult result =
        client.upload(new UploadRequest(torrent, form, SampleTorrents.payload(torrent)));
    assertThat(result)
        .isInstanceOfSatisfying(
            UploadResult.Accepted.class,
            accepted -> {
              TorrentFile served = client.download(accepted.torrentId());
              assertThat(torrent.differenceTo(served)).isEmpty();
              assertThat(served.isPrivate()).isTrue();
              assertThat(served.announces()).hasSize(1);
            });
    assertThat(tracker.uploads()).hasSize(1);
  }

  @Test
  void a_type_that_its_table_lacks_is_asked_for_and_never_taken_from_another_site()
      throws IOException {
    Definition definition = define("tables: {type: {remux: 2}}\n");
    assertThat(
            new Unit3dFamily()
                .draft(definition, Unit3dSites.film(Map.of()), Unit3dSites.content())
                .questions())
        .singleElement()
        .satisfies(question -> {
          assertThat(question.fact()).isEqualTo(FactName.TYPE);
          assertThat(question.choices()).containsExactly("remux");
        });
  }

  @Test
  void without_a_source_flag_its_name_keeps_its_torrents_apart() throws IOException {
    assertThat(define("").sourceFlag()).isEqualTo("Made Up");
    assertThat(define("source-flag: OTHER\n").sourceFlag()).isEqualTo("OTHER");
    assertThat(define("").needs())
        .extracting(Need::credential)
        .containsExactly("api-key", "rss-key");
  }

  @Test
  void a_person_is_asked_before_each_upload_until_it_says_that_this_is_allowed()
      throws IOException {
    assertThat(define("").policy().automation()).isEqualTo(Definition.Automation.ASSISTED);
  }
}
