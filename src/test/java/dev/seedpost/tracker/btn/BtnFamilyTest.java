package dev.seedpost.tracker.btn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.DefinitionReader;
import dev.seedpost.tracker.DefinitionTest;
import dev.seedpost.tracker.Need;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadResult;
import dev.seedpost.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
        .filteredOn(Need::optional)
        .extracting(Need::credential)
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

  private static DefinitionReader.Read read(UnaryOperator<String> change) throws IOException {
    try (InputStream in = BtnFamilyTest.class.getResourceAsStream("/trackers/btn.yaml")) {
      String text = change.apply(new String(in.readAllBytes(), UTF_8));
      return DefinitionReader.read(YamlFile.of("btn.yaml", text)).orElseThrow();
    }
  }

  @Test
  void the_answers_that_the_definition_shows_mean_what_it_says() throws IOException {
    DefinitionReader.Read read = read(UnaryOperator.identity());
    BtnUploadAnswers answers = new BtnUploadAnswers(read.definition(), UnaryOperator.identity());
    List<DefinitionTest.OfAnswer> examples =
        read.tests().stream()
            .filter(DefinitionTest.OfAnswer.class::isInstance)
            .map(DefinitionTest.OfAnswer.class::cast)
            .toList();
    assertThat(examples)
        .hasSize(4)
        .allSatisfy(example ->
            assertThat(meaning(answers, example)).isEqualTo(example.result() + example.torrent()));
  }

  private static String meaning(BtnUploadAnswers answers, DefinitionTest.OfAnswer example) {
    Reply reply =
        new Reply(
            example.status(),
            "text/html",
            example.body().getBytes(UTF_8),
            Optional.empty(),
            "",
            List.of());
    try {
      return switch (answers.upload(reply, "upload")) {
        case UploadResult.Accepted accepted -> "accepted" + accepted.torrentId();
        case UploadResult.AlreadyThere there -> "already-there" + there.torrentId();
        case UploadResult.Refused ignored -> "refused";
        case UploadResult.HandedOver ignored -> "handed-over";
      };
    } catch (FailureException e) {
      return e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Test
  void a_definition_that_says_what_this_family_does_not_read_is_told() throws IOException {
    Definition odd =
        read(text ->
                text.replace("fast-torrent: 'off'", "fast-torrent: maybe")
                    .replace("required:", "fields: {title: '{title}'}\nrequired:"))
            .definition();
    assertThat(new BtnFamily().problems(odd))
        .containsExactly(
            "the option 'fast-torrent' takes on or off",
            "btn fills its form itself and takes no 'fields'");
    assertThat(catchThrowableOfType(FailureException.class, () -> BtnOptions.of(odd)).kind())
        .isEqualTo(FailureKind.CONFIG);
    assertThat(
            BtnOptions.of(
                    read(text -> text.replace("fast-torrent: 'off'", "fast-torrent: 'on'"))
                        .definition())
                .fastTorrent())
        .isTrue();
  }
}
