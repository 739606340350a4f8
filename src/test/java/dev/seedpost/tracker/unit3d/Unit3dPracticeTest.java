package dev.seedpost.tracker.unit3d;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.Lie;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.release.FactName;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Uploads to a practice site that speaks like UNIT3D, through everything that goes wrong there. */
class Unit3dPracticeTest {
  private final SecretMask mask = new SecretMask();
  private PracticeTracker tracker;
  private Definition definition;
  private TrackerClient client;
  private UploadRequest film;

  @BeforeEach
  void open() {
    tracker = new PracticeTracker(Dialect.UNIT3D);
    tracker.lateBy(Duration.ofHours(1));
    definition = Unit3dSites.definition("ulcx", tracker.url());
    client = client();
    film = request(Map.of());
  }

  @AfterEach
  void close() {
    tracker.close();
  }

  private TrackerClient client() {
    return Unit3dSites.client(definition, Map.of("api-key", tracker.apiKey()), mask);
  }

  private UploadRequest request(Map<FactName, List<String>> changes) {
    return request(SampleTorrents.album("Album", "ULCX"), Unit3dSites.form(definition, changes));
  }

  private static UploadRequest request(TorrentFile torrent, List<FormField> form) {
    return new UploadRequest(torrent, form, SampleTorrents.payload(torrent));
  }

  private static UploadRequest named(UploadRequest request, String name) {
    List<FormField> fields = new ArrayList<>();
    for (FormField field : request.fields()) {
      fields.add(field.name().equals("name") ? new FormField("name", name) : field);
    }
    return new UploadRequest(request.torrent(), fields, request.content());
  }

  private static Failure failure(ThrowingCallable call) {
    List<Failure> failures = new ArrayList<>();
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(FailureException.class, e -> failures.add(e.failure()));
    return failures.getFirst();
  }

  private String accepted(UploadRequest request) {
    return ((UploadResult.Accepted) client.upload(request)).torrentId();
  }

  @ParameterizedTest
  @CsvSource({
    "STORE_THEN_CLOSE, UNCERTAIN",
    "STORE_THEN_HTML_200, UNCERTAIN",
    "STORE_THEN_500, UNCERTAIN",
    "STORE_THEN_REDIRECT, UNCERTAIN",
    "STORE_THEN_TRUNCATE, UNCERTAIN",
    "LATE_LANDING, UNCERTAIN",
    "HTML_WITHOUT_STORING, UNCERTAIN",
    "CLOSE_WITHOUT_STORING, UNCERTAIN",
    "HALF_MADE, UNCERTAIN",
    "DOWN, UNCERTAIN",
    "RATE_LIMIT, RATE_LIMITED"
  })
  void what_is_not_clear_is_uncertain(Lie lie, FailureKind kind) {
    tracker.lie(lie);
    assertThat(failure(() -> client.upload(film)).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(Lie.class)
  void whatever_the_site_says_it_never_has_the_upload_twice(Lie lie) {
    tracker.lie(lie);
    assertThat(sent()).isFalse();
    tracker.land();
    assertThat(tracker.uploads()).hasSizeLessThanOrEqualTo(1);
    if (client.find(film).isEmpty()) {
      assertThat(tracker.uploads()).isEmpty();
      assertThat(sent()).isTrue();
    }
    assertThat(client.upload(film)).isEqualTo(new UploadResult.AlreadyThere(""));
    assertThat(tracker.uploads()).hasSize(1);
    assertThat(client.find(film))
        .hasValueSatisfying(there -> {
          assertThat(there.whose()).isEqualTo(Listing.Whose.OURS);
          assertThat(there.likeness()).isEqualTo(Listing.Likeness.ALIKE);
          assertThat(there.size()).isEqualTo(100);
        });
  }

  private boolean sent() {
    try {
      return client.upload(film) instanceof UploadResult.Accepted;
    } catch (FailureException e) {
      return false;
    }
  }

  @Test
  void what_waits_for_the_staff_is_not_shown_but_served() {
    tracker.moderate(true);
    String id = accepted(film);
    assertThat(client.find(film)).isEmpty();
    assertThat(client.upload(film)).isEqualTo(new UploadResult.AlreadyThere(""));
    assertThat(client.download(id).infoHash()).isEqualTo(tracker.uploads().getFirst().infoHash());
    tracker.approve();
    assertThat(client.find(film)).map(Listing::torrentId).contains(id);
  }

  @Test
  void after_a_restart_the_key_for_a_waiting_torrent_is_learned_from_any_other() {
    accepted(film);
    tracker.moderate(true);
    UploadRequest other = named(film, "Another Film 2021");
    String id = accepted(other);
    assertThat(client().download(id).name()).isEqualTo("Album");
  }

  @Test
  void after_a_restart_a_waiting_torrent_needs_the_stored_key_if_the_site_shows_none() {
    tracker.moderate(true);
    String id = accepted(film);
    assertThat(failure(() -> client().download(id)))
        .satisfies(failure -> {
          assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
          assertThat(failure.detail()).contains("store ulcx-rss-key");
        });
    Map<String, Secret> both = Map.of("api-key", tracker.apiKey(), "rss-key", tracker.rssKey());
    assertThat(Unit3dSites.client(definition, both).download(id).name()).isEqualTo("Album");
  }

  @Test
  void a_stored_key_that_is_no_longer_right_is_learned_anew() {
    String id = accepted(film);
    Map<String, Secret> stale =
        Map.of("api-key", tracker.apiKey(), "rss-key", Secret.of("example-of-no-key"));
    assertThat(Unit3dSites.client(definition, stale).download(id).name()).isEqualTo("Album");
  }

  @Test
  void a_refusal_names_the_field_and_an_unknown_id_the_definition() {
    UploadRequest series = request(Map.of(FactName.TMDB, List.of()));
    List<FormField> fields = new ArrayList<>(series.fields());
    fields.add(new FormField("season_number", "0"));
    assertThat(client.upload(request(film.torrent(), fields)))
        .isEqualTo(
            new UploadResult.Refused(
                List.of("season_number: The season number field is prohibited.")));
    fields.removeIf(field -> field.name().equals("category_id"));
    fields.add(new FormField("category_id", "999"));
    assertThat(client.upload(request(film.torrent(), fields)))
        .isInstanceOfSatisfying(
            UploadResult.Refused.class,
            refused ->
                assertThat(refused.reasons().getFirst())
                    .contains("Category] 999", "check the ids"));
    assertThat(tracker.uploads()).isEmpty();
  }

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

  @Test
  void the_check_of_names_has_a_gap_and_one_of_two_copies_is_still_found() throws Exception {
    tracker.race(2);
    Callable<UploadResult> send = () -> client().upload(film);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<UploadResult> each : threads.invokeAll(List.of(send, send))) {
        assertThat(each.get()).isInstanceOf(UploadResult.Accepted.class);
      }
    }
    assertThat(tracker.uploads()).hasSize(2);
    assertThat(client.find(film)).map(Listing::ours).contains(true);
  }

  @Test
  void the_site_takes_the_same_torrent_under_another_name_with_another_info_hash() {
    accepted(film);
    accepted(named(film, "Another Film 2021"));
    assertThat(tracker.uploads())
        .hasSize(2)
        .extracting(StoredUpload::infoHash)
        .doesNotHaveDuplicates()
        .doesNotContain(film.torrent().infoHash());
  }

  @Test
  void thirty_requests_a_minute_are_all_that_it_takes() {
    tracker.throttle();
    for (int i = 0; i < 30; i++) {
      client.account();
    }
    assertThat(failure(client::account))
        .satisfies(failure -> {
          assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
          assertThat(failure.notBefore()).contains(Unit3dSites.CLOCK.instant().plusSeconds(59));
        });
  }

  @Test
  void the_key_of_the_download_route_leaves_the_client_nowhere() {
    UploadResult result = client.upload(film);
    assertThat(tracker.rssKey().toString()).isEqualTo("[secret]");
    String key =
        new String(
            client.download(((UploadResult.Accepted) result).torrentId()).bytes(), ISO_8859_1);
    assertThat(key).startsWith("d8:announce");
    String everything =
        result + " " + client.find(film) + " " + client.similar(film) + " " + client.account();
    assertThat(everything).doesNotContain("torrent/download");
    SecretMask knowing = new SecretMask();
    knowing.learn(tracker.rssKey());
    assertThat(knowing.mask(everything)).isEqualTo(everything);
    assertThat(mask.mask(tracker.rssKey().reveal())).isEqualTo("[secret]");
  }

  @Test
  void the_page_of_a_torrent_leads_to_its_number_and_back() {
    String page = client.page("123");
    assertThat(page).isEqualTo(tracker.url() + "torrents/123");
    assertThat(client.torrentId(URI.create(page))).contains("123");
    assertThat(client.torrentId(URI.create(tracker.url() + "torrents"))).isEmpty();
    assertThat(client.torrentId(URI.create("https://other.example/torrents/123")))
        .isEqualTo(Optional.empty());
  }

  @Test
  void the_account_says_what_the_site_says() {
    assertThat(client.account())
        .satisfies(account -> {
          assertThat(account.user()).isEqualTo("practice");
          assertThat(account.userId()).isEqualTo("practice");
          assertThat(account.buffer()).isEqualTo("1.50 TiB");
          assertThat(account.mayUpload()).isEmpty();
        });
  }
}
