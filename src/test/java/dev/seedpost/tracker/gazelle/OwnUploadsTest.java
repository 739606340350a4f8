package dev.seedpost.tracker.gazelle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RED lists what a user has uploaded: the second way to find an upload whose answer was lost. */
class OwnUploadsTest {
  @ParameterizedTest
  @EnumSource(names = {"RED", "OPS"})
  void an_upload_that_the_site_has_changed_is_found_where_it_lists_our_own(Dialect dialect) {
    try (PracticeTracker tracker = new PracticeTracker(dialect)) {
      Definition definition = definition(dialect, tracker);
      TrackerClient client = Sites.client(definition, tracker.apiKey());
      UploadRequest changed = request(definition, SampleTorrents.publicAlbum("Album"));
      String id = ((UploadResult.Accepted) client.upload(changed)).torrentId();
      if (dialect == Dialect.RED) {
        assertThat(client.find(changed))
            .contains(
                new Listing(id, "", Listing.Whose.OURS, Listing.Likeness.ALIKE, 100, "Album"));
      } else {
        assertThat(client.find(changed)).isEmpty();
      }
    }
  }

  @Test
  void another_torrent_of_the_same_title_and_size_is_not_ours() {
    try (PracticeTracker tracker = new PracticeTracker(Dialect.RED)) {
      Definition definition = definition(Dialect.RED, tracker);
      TrackerClient client = Sites.client(definition, tracker.apiKey());
      client.upload(request(definition, SampleTorrents.album("Earlier", "RED")));
      assertThat(client.find(request(definition, SampleTorrents.album("Later", "RED")))).isEmpty();
    }
  }

  @Test
  void the_same_payload_of_another_user_is_not_in_the_list() {
    try (PracticeTracker tracker = new PracticeTracker(Dialect.RED)) {
      Definition definition = definition(Dialect.RED, tracker);
      tracker.placeForeign(SampleTorrents.publicAlbum("Album"), Map.of());
      UploadRequest ours = request(definition, SampleTorrents.publicAlbum("Album"));
      assertThat(Sites.client(definition, tracker.apiKey()).find(ours)).isEmpty();
    }
  }

  private static Definition definition(Dialect dialect, PracticeTracker tracker) {
    return Sites.definition(dialect.name().toLowerCase(Locale.ROOT), tracker.url());
  }

  private static UploadRequest request(Definition definition, TorrentFile torrent) {
    return new UploadRequest(torrent, Sites.form(definition), SampleTorrents.payload(torrent));
  }
}
