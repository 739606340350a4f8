package dev.seedpost.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignFileTest {
  /** Every value of the samples has this in it, and no message may. */
  private static final String CANARY = "canary";

  private static final Wanted WANTED = new Wanted(Definitions.shipped().all());

  static final String ENV =
      """
      # keys
      export RED_API_KEY="canary-red"
      OPS_API_KEY='canary-ops'   # mine
      RED_ANNOUNCE_URL=https://flacsfor.me/canary0123456789/announce
      OPS_PASSKEY=canary-0123456789
      SEEDPOST__QBITTORRENT__PASSWORD="canary \\"quoted\\" # two"
      SPD_API_KEY=canary-spd
      SEEDPOST_TL_COOKIE="tluid=1; tlpass=canary"
      DATABASE_PASSWORD=canary-db
      SEEDPOST__MASTER_KEY=canary-master
      SEEDPOST__QBITTORRENT__URL=http://canary.example
      RED_HERRING=canary
      SONARR_API_KEY=canary-sonarr
      BLU_API_KEY=your-api-key
      PT_API_KEY=
      source ./canary.sh
      """;

  static final String CONFIG_PY =
      """
      # It doesn't matter what stands here
      import os
      config = {
          "DEFAULT": {
              "tmdb_api": "canary-tmdb", "btn_api": 'canary-btn',
              "default_torrent_client": "main",
              "number": 10.0, "other_api": os.environ["CANARY"], "sum_api": "canary" + "b",
          },
          "TRACKERS": {
              "default_trackers": "BLU, ANT",
              "BLU": {"api_key": "canary-" "blu",
                      "announce_url": "https://blutopia.cc/announce/customannounceurl",
                      'anon': False,},
              "AITHER": {"api_key": ''},
              "ANT": {"api_key": r"canary-ant",
                      "announce_url": "https://anthelion.me/announce/canary0123456789"},
              "HDB": {"username": "me", "passkey": "canary-hdb"},
              "MTV": {"api_key": 'get from security page', 'otp_uri': 'OTP URI,'},
              "NBL": {"announce_url": "https://tracker.nebulance.io/insertyourpasskeyhere/announce"},
              "GPW": {"announce_url": "https://tracker.greatposterwall.com/<PASSKEY>/announce"},
              "RTF": {"api_key": \"""canary-rtf\""", "password": "canary-pass"},
          },
          "TORRENT_CLIENTS": {
              "other": {"torrent_client": "qbit", "qbit_pass": "canary-second"},
              "main": {"torrent_client": "qbit", "qbit_user": "admin", "qbit_pass": "canary two"},
              "deluge": {"torrent_client": "deluge", "deluge_pass": "canary-deluge"},
          },
          "DISCORD": {"discord_bot_token": "canary-discord"},
      }
      """;

  static final String TRACKERS_TXT =
      """
      https://flacsfor.me/canary0123456789/announce
      https://home.opsfet.ch/announce  # SECURE_PASSKEY_STORED
      udp://tracker.public.example:1337/announce
      https://elsewhere.example/canary0123456789/announce
      """;

  static final String CONFIG_JSON =
      """
      {"qbit_host": "localhost", "qbit_port": 8080, "qbit_username": "admin",
       "qbit_password": "canary two", "docker_mappings": {"/a": "/b"}}
      """;

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Findings read(Path file) {
    return new ForeignFile(file, WANTED).findings(Optional.empty());
  }

  private static Map<String, String> usable(Findings found) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Finding one : found.all()) {
      if (one instanceof Finding.Usable usable) {
        values.putIfAbsent(usable.name(), usable.value().reveal());
      }
    }
    return values;
  }

  private static Map<String, String> unusable(Findings found) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Finding one : found.all()) {
      if (one instanceof Finding.Unusable unusable) {
        reasons.put(unusable.where(), unusable.why().replace(": not stored", ""));
      }
    }
    return reasons;
  }

  @Test
  void an_environment_file_has_variables_named_after_trackers() throws IOException {
    Findings found = read(file("keys.env", ENV));
    assertThat(found.program()).isEqualTo(ForeignProgram.ENV);
    assertThat(usable(found))
        .containsExactly(
            Map.entry("red-api-key", "canary-red"),
            Map.entry("ops-api-key", "canary-ops"),
            Map.entry("red-announce-url", "https://flacsfor.me/canary0123456789/announce"),
            Map.entry("qbittorrent-password", "canary \"quoted\" # two"),
            Map.entry("spd-token", "canary-spd"),
            Map.entry("tl-cookie", "tluid=1; tlpass=canary"),
            Map.entry("database-password", "canary-db"));
    assertThat(unusable(found))
        .containsExactly(
            Map.entry("OPS_PASSKEY", "the whole announce URL is wanted, not the passkey alone"),
            Map.entry("SEEDPOST__MASTER_KEY", "it opens the store itself"),
            Map.entry("SONARR_API_KEY", "not known"));
  }

  @Test
  void upload_assistants_configuration_is_read_and_not_run() throws IOException {
    Findings found = read(file("config.py", CONFIG_PY));
    assertThat(found.program()).isEqualTo(ForeignProgram.UPLOAD_ASSISTANT);
    assertThat(usable(found))
        .containsExactly(
            Map.entry("btn-api-key", "canary-btn"),
            Map.entry("blu-api-key", "canary-blu"),
            Map.entry("ant-api-key", "canary-ant"),
            Map.entry("ant-announce-url", "https://anthelion.me/announce/canary0123456789"),
            Map.entry("rtf-token", "canary-rtf"),
            Map.entry("qbittorrent-password", "canary two"));
    assertThat(unusable(found))
        .containsExactly(
            Map.entry("DEFAULT.tmdb_api", "not known"),
            Map.entry("TRACKERS.HDB.passkey", "not known"),
            Map.entry("TRACKERS.RTF.password", "nothing here asks for it"),
            Map.entry("TORRENT_CLIENTS.deluge.deluge_pass", "not known"),
            Map.entry("DISCORD.discord_bot_token", "not known"));
    assertThat(found.all().stream().map(Finding::where))
        .containsSubsequence("TORRENT_CLIENTS.main.qbit_pass", "TORRENT_CLIENTS.other.qbit_pass");
  }

  @Test
  void mk_torrents_files_are_an_object_and_a_list_of_urls() throws IOException {
    Findings client = read(file("config.json", CONFIG_JSON));
    assertThat(client.program()).isEqualTo(ForeignProgram.MK_TORRENT);
    assertThat(usable(client)).containsExactly(Map.entry("qbittorrent-password", "canary two"));
    assertThat(client.note()).isEmpty();

    Findings trackers = read(file("trackers.txt", TRACKERS_TXT));
    assertThat(usable(trackers))
        .containsExactly(
            Map.entry("red-announce-url", "https://flacsfor.me/canary0123456789/announce"));
    assertThat(unusable(trackers)).containsExactly(Map.entry("line 4", "not known"));
    assertThat(trackers.note()).hasValueSatisfying(note -> assertThat(note).contains("keyring"));

    assertThat(read(file("config.json", "{\"qbit_host\": \"localhost\"}")).note()).isPresent();
  }

  @Test
  void autobrrs_toml_holds_nothing_and_says_where_to_look() throws IOException {
    Findings found =
        read(file("config.toml", "host = \"127.0.0.1\"\nsessionSecret = \"canary\"\n"));
    assertThat(found.program()).isEqualTo(ForeignProgram.AUTOBRR);
    assertThat(found.all()).isEmpty();
    assertThat(found.note())
        .hasValueSatisfying(note -> assertThat(note).contains("autobrr.db").doesNotContain(CANARY));
  }

  @ParameterizedTest
  @CsvSource({
    "ENV, RED_API_KEY=k1234567",
    "ENV, export A=b",
    "UPLOAD_ASSISTANT, config = {'a': 1}",
    "UPLOAD_ASSISTANT, config: dict = {}",
    "MK_TORRENT, {}",
    "MK_TORRENT, https://flacsfor.me/announce",
  })
  void what_its_name_does_not_show_its_first_line_does(ForeignProgram program, String line)
      throws IOException {
    Path file = file("unnamed", "\n# words\n" + line + "\n");
    if (line.contains("{}") && program == ForeignProgram.UPLOAD_ASSISTANT) {
      assertThat(catchThrowable(() -> read(file))).hasMessageContaining("Upload-Assistant");
    } else {
      assertThat(read(file).program()).isEqualTo(program);
    }
  }

  @Test
  void a_file_that_shows_nothing_needs_a_word() throws IOException {
    Path file = file("notes", "canary is my key\nRED_API_KEY=canary-red\n");
    assertThat(catchThrowable(() -> read(file)))
        .hasMessageContaining("say it with --from env|upload-assistant|mk-torrent|autobrr")
        .hasMessageNotContaining(CANARY);
    Findings said = new ForeignFile(file, WANTED).findings(Optional.of(ForeignProgram.ENV));
    assertThat(usable(said)).containsEntry("red-api-key", "canary-red");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "xxx",
        "XXXXXXXX",
        "...",
        "***",
        "<your key>",
        "<KEY>",
        "your-api-key",
        "YOUR_API_KEY_HERE",
        "RED_API_KEY",
        "api key",
        "red api key",
        "${RED_KEY}",
        "$RED_KEY",
        "{{ red_key }}",
        "changeme",
        "change-me",
        "none",
        "null",
        "insert-key",
        "todo",
      })
  void a_placeholder_is_no_key(String value) throws IOException {
    assertThat(read(file("a.env", "RED_API_KEY=\"" + value + "\"\n")).all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "xxx",
        "https://flacsfor.me/announce",
        "https://flacsfor.me/PASSKEY/announce",
        "https://flacsfor.me/<PASSKEY>/announce",
        "https://flacsfor.me/your_passkey/announce",
        "https://flacsfor.me/customannounceurl",
        "https://flacsfor.me/announce.php?passkey=",
        "https://flacsfor.me/announce.php?passkey=PASSKEY",
        "get it from the upload page",
        "https://flacsfor.me/Custom_Announce_URL",
        "https://flacsfor.me/{passkey}/announce",
      })
  void a_placeholder_is_no_announce_url(String value) throws IOException {
    assertThat(read(file("a.env", "RED_ANNOUNCE_URL=\"" + value + "\"\n")).all()).isEmpty();
  }

  @Test
  void a_weak_or_strange_password_is_a_password() throws IOException {
    for (String value : List.of("adminadmin", "password", "my key is here", "<>", "a")) {
      assertThat(usable(read(file("a.env", "QBIT_PASS=\"" + value + "\"\n"))))
          .containsEntry("qbittorrent-password", value);
    }
  }

  @Test
  void what_cannot_be_a_credential_is_not_stored() throws IOException {
    assertThat(
            unusable(
                read(
                    file(
                        "config.py",
                        "config = {'TRACKERS': {'BLU': {'api_key': 'a\\nb'}, 'ANT': {'api_key': '"
                            + "k".repeat(5000)
                            + "', 'announce_url': 'ftp://anthelion.me/canary/announce'}}}"))))
        .containsOnlyKeys(
            "TRACKERS.BLU.api_key", "TRACKERS.ANT.api_key", "TRACKERS.ANT.announce_url");
  }

  @Test
  void windows_line_ends_and_a_mark_in_front_are_no_part_of_a_value() throws IOException {
    assertThat(usable(read(file("a.env", "\ufeffRED_API_KEY=k-1234567\r\nOPS_API_KEY=o-12\r\n"))))
        .containsExactly(Map.entry("red-api-key", "k-1234567"), Map.entry("ops-api-key", "o-12"));
  }

  @Test
  void a_file_cut_off_anywhere_is_read_or_refused_with_its_place_and_never_a_value()
      throws IOException {
    for (Map.Entry<String, String> sample :
        Map.of(
                "keys.env", ENV,
                "config.py", CONFIG_PY,
                "trackers.txt", TRACKERS_TXT,
                "config.json", CONFIG_JSON)
            .entrySet()) {
      for (int length = 0; length < sample.getValue().length(); length++) {
        refusedOrRead(file(sample.getKey(), sample.getValue().substring(0, length)));
      }
    }
  }

  @Test
  void a_file_with_one_letter_changed_is_read_or_refused() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder(CONFIG_PY);
      text.setCharAt(random.nextInt(text.length()), "{}[]()\"'\\,:#\nrf*".charAt(i % 16));
      refusedOrRead(file("config.py", text.toString()));
    }
  }

  private static void refusedOrRead(Path file) {
    Throwable thrown = catchThrowable(() -> read(file));
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(FailureException.class).hasMessageNotContaining(CANARY);
      assertThat(thrown.getCause()).isNull();
    }
  }

  @Test
  void a_mistake_is_told_with_line_and_column() throws IOException {
    Path python = file("config.py", "config = {\n  'a': 'canary\n}");
    assertThat(catchThrowable(() -> read(python)))
        .hasMessage(
            "Failed to import secrets from "
                + python
                + ": line 2, column 8: the string that begins here has no end");
    Path variables = file("a.env", "A=1\nRED_API_KEY=\"canary\nB=2\n");
    assertThat(catchThrowable(() -> read(variables)))
        .hasMessageEndingWith(
            "line 2, column 13: the quote that is opened here is not closed in its line");
  }

  @Test
  void nesting_has_an_end() throws IOException {
    for (String open : List.of("[", "{'a':", "(", "{'a': f(", "x(")) {
      assertThat(catchThrowable(() -> read(file("config.py", "config = " + open.repeat(200_000)))))
          .isInstanceOf(FailureException.class);
    }
    assertThat(catchThrowable(() -> read(file("config.json", "{\"a\":".repeat(200_000)))))
        .isInstanceOf(FailureException.class);
  }

  @ParameterizedTest
  @EnumSource(ForeignProgram.class)
  void a_huge_or_binary_file_is_refused(ForeignProgram program) throws IOException {
    byte[] huge = new byte[10 << 20];
    Arrays.fill(huge, (byte) 'a');
    byte[] noise = new byte[1 << 16];
    new Random(3).nextBytes(noise);
    for (byte[] bytes : List.of(huge, noise, new byte[100], new byte[] {'a', (byte) 0xff})) {
      Path file = Files.write(folder.resolve("x"), bytes);
      FailureException refused =
          catchThrowableOfType(
              FailureException.class,
              () -> new ForeignFile(file, WANTED).findings(Optional.of(program)));
      assertThat(refused.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.env, RED_API_KEY=", "config.py, \"config = {'DEFAULT': {'k_api': \"",
    "config.json, {\"qbit_password\":\"", "trackers.txt, https://",
  })
  void an_endless_line_takes_no_time(String name, String front) throws IOException {
    for (String part : List.of("a", "\"", "'", "#", " ", "x = ", "\\", "key", "/", "{")) {
      String text = front + part.repeat((1 << 20) / part.length());
      assertTimeout(Duration.ofSeconds(10), () -> refusedOrRead(file(name, text)));
    }
  }

  @Test
  void what_is_no_file_is_refused_without_waiting_for_it() throws Exception {
    Path pipe = folder.resolve("pipe.env");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (Path none : List.of(pipe, folder, Path.of("/dev/zero"), folder.resolve("absent"))) {
      assertThat(catchThrowableOfType(FailureException.class, () -> read(none)).kind())
          .isEqualTo(FailureKind.CONFIG);
    }
  }

  @Test
  void a_finding_does_not_show_its_value_and_its_place_is_short() {
    assertThat(new Finding.Usable("a", "red-api-key", Secret.of("canary")).toString())
        .doesNotContain(CANARY);
    assertThat(new Finding.Unusable("k".repeat(1000), "not known").where()).hasSize(100);
  }
}
