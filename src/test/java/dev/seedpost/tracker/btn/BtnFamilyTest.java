package dev.seedpost.tracker.btn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.TrackerClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BtnFamilyTest {
  @Test
  void the_shipped_definition_is_sound_and_careful() {
    Definition btn = Sites.shipped();
    assertThat(new BtnFamily().problems(btn)).isEmpty();
    assertThat(btn.policy().automation()).isEqualTo(Definition.Automation.ASSISTED);
    assertThat(btn.policy().sendsAgain()).isFalse();
    assertThat(btn.policy().unproven()).isNotEmpty();
    assertThat(btn.pace().rate().requests()).isLessThanOrEqualTo(140);
    assertThat(btn.pace().rate().per()).isEqualTo(Duration.ofHours(1));
    assertThat(btn.needs())
        .filteredOn(Definition.Need::optional)
        .extracting(Definition.Need::credential)
        .containsExactly("cookie");
  }

  @Test
  void options_that_do_not_exist_and_words_that_none_takes_are_named() {
    assertThat(BtnOptions.problems(Map.of("api-url", "ftp://x", "fast-torrent", "yes", "x", "y")))
        .containsExactly(
            "btn has no option 'x'; known are api-url, fast-torrent, mirrors",
            "the option 'api-url' takes an address such as https://api.tracker.example/",
            "the option 'fast-torrent' takes on or off");
  }

  @ParameterizedTest
  @CsvSource({
    "https://broadcasthe.net, https://api.broadcasthe.net/",
    "https://backup.landof.tv, https://api.broadcasthe.net/",
    "https://btn.example, https://btn.example/",
    "http://127.0.0.1:8080/, http://127.0.0.1:8080/",
    "https://the.net, https://the.net/"
  })
  void a_site_at_another_address_is_never_asked_at_the_real_one(URI url, URI api) {
    BtnOptions options = BtnOptions.of(Sites.definition(url));
    assertThat(options.api()).isEqualTo(api);
    assertThat(options.hosts()).contains(url.getHost());
    assertThat(options.hosts().contains("broadcasthe.net"))
        .isEqualTo(url.getHost().equals("broadcasthe.net"));
    assertThat(options.fastTorrent()).isFalse();
  }

  @Test
  void without_a_key_there_is_no_client_and_a_wrong_cookie_is_told() {
    FailureException keyless =
        catchThrowableOfType(FailureException.class, () -> Sites.client(Sites.shipped(), Map.of()));
    assertThat(keyless.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(keyless).hasMessageContaining("there is no btn-api-key");
    FailureException cookie =
        catchThrowableOfType(
            FailureException.class,
            () ->
                Sites.client(
                    Sites.shipped(),
                    Map.of("api-key", Secret.of("0123456789"), "cookie", Secret.of("nonsense!"))));
    assertThat(cookie.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(cookie.failure().message()).doesNotContain("nonsense!");
  }

  @Test
  void pages_are_known_by_their_address_on_the_site_and_its_mirror() {
    TrackerClient client =
        Sites.client(Sites.shipped(), Map.of("api-key", Secret.of("0123456789")));
    assertThat(client.page("15")).isEqualTo("https://broadcasthe.net/torrents.php?torrentid=15");
    assertThat(
            client.torrentId(URI.create("https://BroadcasThe.net/torrents.php?id=1&torrentid=15")))
        .contains("15");
    assertThat(client.torrentId(URI.create("https://backup.landof.tv/torrents.php?torrentid=15")))
        .contains("15");
    assertThat(client.torrentId(URI.create("https://other.example/torrents.php?torrentid=15")))
        .isEmpty();
    assertThat(client.torrentId(URI.create("https://broadcasthe.net/torrents.php?id=1"))).isEmpty();
    assertThat(client.torrentId(URI.create("torrents.php?torrentid=15"))).isEmpty();
  }
}
