package dev.seedpost.tracker.unit3d;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the key of the download route is learned, and that it goes nowhere. */
class Unit3dKeysTest extends OnPracticeSite {
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
