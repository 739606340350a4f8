package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.foreign.ForeignProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCommandTest {
  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);

  private static Imported.Row named(String name, String where, Imported.Result result) {
    return new Imported.Row(where, Optional.of(name), result, "");
  }

  private static Imported.Row useless(String where) {
    return new Imported.Row(
        where, Optional.empty(), Imported.Result.NOT_STORED, "not known: not stored");
  }

  private void imported(ForeignProgram program, Imported.Row... rows) {
    services.secrets.imported = new Imported(program, List.of(rows), Optional.empty());
  }

  @Test
  void each_finding_is_told_with_its_place_and_what_became_of_it() {
    imported(
        ForeignProgram.ENV,
        named("red-api-key", "RED_API_KEY", Imported.Result.STORED),
        named("ops-api-key", "OPS_API_KEY", Imported.Result.SAME),
        named("qbittorrent-password", "QBIT_PASS", Imported.Result.OTHER),
        useless("SONARR_API_KEY"));
    Terminal.Result result = terminal.run("secret", "import", "/home/u/it's.env");
    assertThat(result.code()).isZero();
    assertThat(result.outLines())
        .containsExactly(
            "NAME                  WHERE           RESULT",
            "red-api-key           RED_API_KEY     stored",
            "ops-api-key           OPS_API_KEY     the same is stored already",
            "qbittorrent-password  QBIT_PASS       another one is stored already: kept; give"
                + " --label, or remove it first",
            "-                     SONARR_API_KEY  not known: not stored",
            "/home/u/it's.env still holds these in plain text: delete it (shred -u"
                + " '/home/u/it'\\''s.env') or take them out of it once you have checked; 2 of"
                + " them are not in the store");
    assertThat(services.effects).containsExactly("importSecrets /home/u/it's.env");
  }

  @Test
  void programs_are_told_the_same() {
    imported(
        ForeignProgram.UPLOAD_ASSISTANT,
        named("blu-api-key", "TRACKERS.BLU.api_key", Imported.Result.STORED),
        useless("DEFAULT.tmdb_api"));
    Terminal.Result result = terminal.run("secret", "import", "config.py", "--json");
    assertThat(result.code()).isZero();
    assertThat(result.first("secret").get("name")).isEqualTo("blu-api-key");
    assertThat(result.first("secret").get("where")).isEqualTo("TRACKERS.BLU.api_key");
    assertThat(result.first("secret").get("result")).isEqualTo("stored");
    assertThat(result.json().get(1).get("result")).isEqualTo("not_stored");
    assertThat(result.json().get(1).get("reason")).isEqualTo("not known: not stored");
    assertThat(result.summary().get("file")).isEqualTo("config.py");
    assertThat(result.summary().get("from")).isEqualTo("upload-assistant");
    assertThat(result.summary().get("stored")).isEqualTo(1.0);
    assertThat(result.summary().get("still_in_plain_text")).isEqualTo(2.0);
    assertThat(result.summary().get("dry_run")).isEqualTo(false);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void a_dry_run_stores_nothing_and_advises_nothing() {
    imported(ForeignProgram.ENV, named("red-api-key", "RED_API_KEY", Imported.Result.STORABLE));
    Terminal.Result result = terminal.run("secret", "import", "a.env", "--dry-run");
    assertThat(result.outLines())
        .containsExactly(
            "NAME         WHERE        RESULT",
            "red-api-key  RED_API_KEY  would be stored",
            "nothing was stored (--dry-run)");
    assertThat(services.effects).isEmpty();
    assertThat(services.looks).contains("importSecrets a.env");
  }

  @Test
  void a_file_without_anything_of_use_is_nothing_to_do() {
    services.secrets.imported =
        new Imported(ForeignProgram.AUTOBRR, List.of(), Optional.of("look elsewhere"));
    Terminal.Result none = terminal.run("secret", "import", "config.toml");
    assertThat(none.code()).isEqualTo(4);
    assertThat(none.out()).isEqualTo("no credential was found in config.toml\n");
    assertThat(none.err()).isEqualTo("look elsewhere\n");

    imported(ForeignProgram.ENV, useless("SONARR_API_KEY"));
    Terminal.Result useless = terminal.run("secret", "import", "a.env");
    assertThat(useless.code()).isEqualTo(4);
    assertThat(useless.outLines().getLast()).isEqualTo("nothing in a.env is of use here");
  }

  @Test
  void autobrrs_database_is_not_to_be_deleted_under_it() {
    imported(
        ForeignProgram.AUTOBRR,
        named("red-api-key", "indexer redacted, api_key", Imported.Result.STORED));
    Path file = Path.of("autobrr.db").toAbsolutePath();
    assertThat(terminal.run("secret", "import", "autobrr.db").outLines().getLast())
        .isEqualTo(
            "autobrr.db still holds these in plain text, where autobrr needs them: if you use it"
                + " no more, delete it (shred -u '"
                + file
                + "')");
  }

  @Test
  void program_and_label_reach_the_store() {
    imported(
        ForeignProgram.MK_TORRENT,
        named("qbittorrent-password", "qbit_password", Imported.Result.OTHER));
    Terminal.Result result =
        terminal.run("secret", "import", "x", "--from", "mk-torrent", "--label", "old");
    assertThat(services.effects).containsExactly("importSecrets x from mk-torrent as old");
    assertThat(result.out()).contains("kept; give another --label, or remove it first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--label=Old", "--label=-x", "--from=prowlarr", "--from=ENV"})
  void a_wrong_option_is_told_before_anything_is_read(String option) {
    Terminal.Result result = terminal.run("secret", "import", "x", option);
    assertThat(result.code()).isEqualTo(2);
    assertThat(services.effects).isEmpty();
  }

  @Test
  void an_empty_word_is_no_file() {
    assertThat(terminal.run("secret", "import", "").err()).contains("FILE is empty");
    assertThat(terminal.run("secret", "import", "a\0b").err()).contains("FILE is no path");
  }

  @Test
  void a_file_that_cannot_be_read_fails_as_a_whole() {
    services.failures.put(
        "importSecrets",
        new FailureException(FailureKind.INVALID_CONTENT, "import secrets from x", "line 1"));
    Terminal.Result result = terminal.run("secret", "import", "x");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("seedpost: Failed to import secrets from x: line 1\n");
  }
}
