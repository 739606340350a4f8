package dev.seedpost.tracker.unit3d;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.release.FactName;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client sees of its own and of others' torrents. */
class Unit3dLookTest extends OnPracticeSite {
  @Test
  void an_anonymous_upload_is_nobodys_until_it_is_fetched() {
    UploadRequest hidden = request(Map.of(FactName.ANONYMOUS, List.of("true")));
    accepted(hidden);
    assertThat(client.find(hidden)).map(Listing::whose).contains(Listing.Whose.HIDDEN);
  }

  @Test
  void a_torrent_of_the_same_name_and_another_size_is_not_this_one() {
    place(SampleTorrents.publicAlbum("Album"), film);
    assertThat(client.find(film)).map(Listing::whose).contains(Listing.Whose.THEIRS);
    tracker.delete(tracker.uploads().getFirst().infoHash());
    place(larger(), film);
    assertThat(client.find(film)).isEmpty();
    assertThat(client.similar(film)).isEmpty();
    assertThat(client.upload(film)).isEqualTo(new UploadResult.AlreadyThere(""));
  }

  private void place(TorrentFile torrent, UploadRequest form) {
    Map<String, List<String>> fields = new HashMap<>();
    form.fields().forEach(field -> fields.put(field.name(), List.of(field.value())));
    tracker.placeForeign(torrent, fields);
  }

  private static TorrentFile larger() {
    String text = new String(SampleTorrents.publicAlbum("Album").bytes(), ISO_8859_1);
    return TorrentFile.parse(
        text.replace("6:lengthi100e", "6:lengthi200e").getBytes(ISO_8859_1), "larger");
  }

  @Test
  void where_the_site_makes_the_name_the_largest_file_is_looked_for() {
    accepted(film);
    List<FormField> nameless = new ArrayList<>(film.fields());
    nameless.removeIf(field -> field.name().equals("name"));
    assertThat(client.find(request(film.torrent(), nameless))).map(Listing::ours).contains(true);
    assertThat(client.find(request(larger(), nameless))).isEmpty();
  }

  @Test
  void others_of_the_same_film_in_the_same_quality_are_similar() {
    place(larger(), named(film, "Some Film 2020 1080p by others"));
    place(SampleTorrents.publicAlbum("Elsewhere"), named(otherQuality(), "Some Film 2020 720p"));
    accepted(film);
    assertThat(client.similar(film))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.title()).isEqualTo("Some Film 2020 1080p by others");
          assertThat(one.whose()).isEqualTo(Listing.Whose.THEIRS);
          assertThat(one.likeness()).isEqualTo(Listing.Likeness.SIMILAR);
        });
    assertThat(client.similar(request(Map.of(FactName.TMDB, List.of(), FactName.IMDB, List.of()))))
        .isEmpty();
    assertThat(client.similar(request(Map.of(FactName.TMDB, List.of())))).hasSize(1);
  }

  private UploadRequest otherQuality() {
    return request(Map.of(FactName.RESOLUTION, List.of("720p")));
  }
}
