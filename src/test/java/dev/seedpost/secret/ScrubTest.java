package dev.seedpost.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  private final SecretMask mask = new SecretMask();
  private final Scrub scrub = new Scrub(mask, Set.of("/home/ann", "/mnt/users/ann"), "ann");

  /** None of them is known; each holds the letters K3Y. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://t.example/K3Y456789abcdef0123456789abcdef0/announce",
        "https://t.example/a/K3Y456789abcdef0/x",
        "https:\\/\\/t.example\\/K3Y456789abcdef0123456789abcdef0\\/announce",
        "udp://t.example:80/K3Y4567-89ab-cdef-0123-456789abcdef",
        "https://t.example/x?info_hash=K3Y3456789abcdef0123456789abcdef01234567",
        "https://user:K3Y@t.example/",
        "https://user:K3/Y#K3Y@t.example/",
        "http://K3Y@127.0.0.1:8080/",
        "magnet:?xt=urn:btih:a&tr=https%3A%2F%2Ft.example%2FK3Y4%2Fannounce",
        "jdbc:postgresql://db/x?user=me&password=K3Y",
        "/announce.php?passkey=K3Y&x=1",
        "/K3Y456789abcdef0123456789abcdef0/announce",
        "authkey=K3Y torrent_pass=K3Y api_token=K3Y rsskey=K3Y",
        "token = 'K3Y and more'",
        "my_passkey=\"K3Y\"",
        "Authorization: Bearer K3Y",
        "proxy-authorization: Basic K3Y",
        "Cookie: a=K3Y; b=K3Y",
        "set-cookie:session=K3Y",
        "X-API-KEY: K3Y",
        "sent Bearer K3Y45678 there",
        "{\"passkey\":\"K3Y\", \"b\": \"K3Y\"}",
        "  password: my K3Y, is}long",
        "password:\n    K3Y",
        "password: |\n    K3Y",
        "red-api-key: K3Y",
        "announce-url: K3Y",
        "x K3Y456789abcdef0123456789abcdef0 y",
        "a1b2c3d4.K3Y456789abcdef0123456789abcdef0",
        "K3YfGhIjKlMnOpQrStUvWxYz0123456789aBcDeFgHiJkLmNoPqRsTuVwXyZ",
      })
  void what_looks_like_a_key_goes_though_nobody_knows_it(String text) {
    assertThat(scrub.clean("before\n" + text + "\nafter"))
        .doesNotContain("K3Y")
        .contains("[secret]")
        .startsWith("before\n")
        .endsWith("\nafter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "info hash:   " + HASH,
        "\"info_hash\":\"" + HASH + "\"",
        "  on the site: " + HASH,
        "torrent " + HASH + " is not in qBittorrent",
        "https://t.example/torrents.php?id=123&torrentid=4567",
        "https://t.example:8443/api/torrents/upload",
        "http://127.0.0.1:8080",
        "http://[::1]:8080/api",
        "needs: [{name: api-key, where: Settings > API}]",
        "auth: [{credential: api-key, in: header, name: X-API-KEY}]",
        "not set: red-api-key, red-announce-url; run 'seedpost secret set red-api-key'",
        "Some.Film.2020.1080p.WEB-DL.DD+5.1.H.264-GRP",
        "Artist_-_Album_With_A_Long_Name_2020_WEB_FLAC_24bit",
        "at dev.seedpost.credentials.DesktopKeyring.within(DesktopKeyring.java:70)",
        "tracker=red item=5 state=PARKED",
      })
  void what_a_developer_needs_stays(String text) {
    assertThat(scrub.clean(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "/home/ann, ~",
    "/home/ann/music, ~/music",
    "/home/anna/music, /home/anna/music",
    "/mnt/users/ann/x, ~/x",
    "file%2Fhome%2Fann%2Fx, file~%2Fx",
    "/media/ann/disk, /media/[user]/disk",
    "%2Fmedia%2Fann%2Fdisk, %2Fmedia%2F[user]%2Fdisk",
    "username: ann, username: [user]",
    "annual report by joann, annual report by joann",
    "logged in as Some One (Power User), logged in as [user] (Power User)",
  })
  void the_person_is_not_told(String text, String left) {
    assertThat(scrub.clean(text)).isEqualTo(left);
  }

  @Test
  void the_name_of_a_role_and_the_root_folder_stay() {
    Scrub service = new Scrub(mask, Set.of("/"), "seedpost");
    assertThat(service.clean("/etc/seedpost/seedpost.yaml"))
        .isEqualTo("/etc/seedpost/seedpost.yaml");
  }

  @Test
  void a_known_secret_goes_first_wherever_it_stands() {
    mask.learn(Secret.of("ann's horse"));
    assertThat(scrub.clean("rule: ann's horse")).isEqualTo("rule: [secret]");
  }

  @Test
  void half_a_known_secret_goes_where_a_text_was_shortened() {
    mask.learn(Secret.of("hunter2-and-more"));
    assertThat(scrub.clean("it was hunter2-an… and hunt…, hun…, a hunter, …"))
        .isEqualTo("it was [secret]… and [secret]…, hun…, a hunter, …");
  }

  @Test
  void hostile_texts_take_no_time() {
    mask.learn(Secret.of("aaaaaaaaaaaaaaaaaaaaaaaaaaaab"));
    for (String part :
        new String[] {
          "a", "1", "a1", "-", "%3A%2F%2F", "a://", "@", "=", "a…", "…", "token", "password:\n"
        }) {
      String text = part.repeat(400_000 / part.length());
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(() ->
                  org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                      Duration.ofSeconds(10), () -> scrub.clean(text))))
          .as(part)
          .isNull();
    }
  }
}
