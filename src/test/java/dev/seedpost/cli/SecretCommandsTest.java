package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCommandsTest {
  private static final String VALUE = "S3cret-Value/x";

  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);

  private void assertStored(String value) {
    assertThat(services.effects).containsExactly("setSecret red-api-key");
    assertThat(services.secrets.value("red-api-key", "main")).contains(Secret.of(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "", "\r\n", "\nsecond line\n"})
  void a_piped_value_is_its_first_line_without_the_line_end(String end) {
    Terminal.Result result = terminal.piping(VALUE + end).run("secret", "set", "red-api-key");
    assertThat(result.code()).isZero();
    assertStored(VALUE);
    assertThat(result.out()).isEqualTo("stored red-api-key\n");
    assertThat(result.out() + result.err()).doesNotContain(VALUE);
  }

  @Test
  void blanks_are_part_of_a_value() {
    terminal.piping("  two words \n").run("secret", "set", "red-api-key");
    assertStored("  two words ");
  }

  @Test
  void a_person_is_asked_on_standard_error_and_blanks_stay() {
    Terminal.Result result = terminal.typing(" " + VALUE).run("secret", "set", "red-api-key");
    assertThat(result.err()).startsWith("Value of red-api-key: ").doesNotContain(VALUE);
    assertThat(result.out()).isEqualTo("stored red-api-key\n");
    assertStored(" " + VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \n", "\r\n", "\nsecond\n"})
  void an_empty_value_is_refused(String piped) {
    Terminal.Result result = terminal.piping(piped).run("secret", "set", "red-api-key");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no value came; nothing was stored");
    assertThat(services.effects).isEmpty();
  }

  @Test
  void an_empty_answer_and_the_end_of_the_input_are_refused() {
    assertThat(terminal.typing("").run("secret", "set", "red-api-key").code()).isEqualTo(2);
    assertThat(terminal.typing().run("secret", "set", "red-api-key").code()).isEqualTo(2);
    assertThat(services.effects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-input", "--json"})
  void a_person_who_may_not_be_asked_is_told_to_pipe(String option) {
    Terminal.Result result = terminal.typing(VALUE).run("secret", "set", "red-api-key", option);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("pipe the value in").doesNotContain("Value of");
    assertThat(services.effects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret set red-api-key S3cret",
        "secret set red-api-key --value=S3cret",
        "secret set red-api-key --value S3cret",
        "secret set red-api-key -S3cret",
        "secret set red-api-key -- -S3cret",
        "secret set --S3cret red-api-key",
        "secret set red-api-key=S3cret",
        "secret set S3cret",
        "secret sett red-api-key S3cret",
        "secret sett --value=S3cret",
        "secret list red-api-key S3cret",
        "secret remove red-api-key S3cret",
        "secret remove red-api-key -S3cret",
        "secret code S3cret",
        "secret code GEZDS3cret",
        "secret code S3cret-otp-seed",
        "secret code red-otp-seed S3cret",
        "secret code red-otp-seed -S3cret",
        "secret code --S3cret",
        "secret -S3cret",
        "secret import uploads.env S3cret",
        "secret import uploads.env --from S3cret",
        "secret import uploads.env --label S3cret",
        "secret export S3cret",
        "secrets set red-api-key S3cret",
      })
  void a_value_in_the_command_line_is_refused_and_not_repeated(String line) {
    Terminal.Result result = terminal.piping(VALUE + "\n").run(line.split(" ", -1));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out() + result.err()).doesNotContain("S3cret");
    assertThat(services.effects).isEmpty();
  }

  @Test
  void the_notice_of_a_new_store_is_told_once_and_not_when_quiet() {
    services.secrets.notice = Optional.of("a key was made");
    services.secrets.needed.put("red-api-key", "RED: Settings");
    assertThat(terminal.piping(VALUE).run("secret", "set", "red-api-key").err())
        .isEqualTo("a key was made\n");
    assertThat(terminal.run("secret", "set", "red-api-key", "-q").err()).isEmpty();
  }

  @Test
  void a_name_that_nothing_asks_for_is_stored_with_a_remark() {
    assertThat(terminal.piping(VALUE).run("secret", "set", "red-api-kee").err())
        .contains("nothing in the configuration asks for red-api-kee");
  }

  @Test
  void a_code_is_alone_on_standard_output_with_how_long_it_is_valid_beside_it() {
    Terminal.Result result = terminal.run("secret", "code", "red-otp-seed");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("012345\n");
    assertThat(result.err()).isEqualTo("valid for another 17 s\n");
    assertThat(terminal.opened.getFirst().use()).isEqualTo(GlobalOptions.Use.LOOK);
    Map<?, ?> code = terminal.run("secret", "code", "red-otp-seed", "--json").first("code");
    assertThat(code.get("code")).isEqualTo("012345");
    assertThat(code.get("valid_seconds")).isEqualTo(17.0);
    assertThat(services.effects).isEmpty();
  }

  @Test
  void what_is_no_name_of_a_seed_has_no_code() {
    Terminal.Result result = terminal.run("secret", "code", "red-api-key");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("such names end in -otp-seed");
    assertThat(services.looks).isEmpty();
  }

  @Test
  void a_locked_store_is_code_6() {
    services.failures.put(
        "setSecret", new FailureException(FailureKind.AUTH, "open the store", "it is locked"));
    Terminal.Result result = terminal.piping(VALUE).run("secret", "set", "red-api-key");
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.out() + result.err()).doesNotContain(VALUE);
  }

  @Test
  void the_list_names_what_is_set_and_what_is_missing_and_no_value() {
    services.secrets.needed.put("red-api-key", "RED: Settings > API");
    services.secrets.needed.put("qbittorrent-password", "qBittorrent's web interface");
    services.secrets.keep("red-api-key", "main", Secret.of(VALUE));
    services.secrets.keep("other", "main", Secret.of(VALUE));
    services.secrets.keep("red-api-key", "spare", Secret.of(VALUE));
    Terminal.Result result = terminal.run("secret", "list");
    assertThat(result.code()).isZero();
    assertThat(result.outLines())
        .containsExactly(
            "NAME                  LABEL  STATE    SINCE       WHERE TO FIND IT",
            "other                 main   in use   2026-05-01  -",
            "qbittorrent-password  -      missing  -           qBittorrent's web interface",
            "red-api-key           main   in use   2026-05-01  RED: Settings > API",
            "red-api-key           spare  kept     2026-05-01  RED: Settings > API");
    Terminal.Result json = terminal.run("secret", "list", "--json");
    assertThat(json.json().get(1))
        .satisfies(one -> {
          assertThat(one.get("name")).isEqualTo("qbittorrent-password");
          assertThat(one.get("set")).isEqualTo(false);
        });
    assertThat(json.json().get(3))
        .satisfies(one -> {
          assertThat(one.get("label")).isEqualTo("spare");
          assertThat(one.get("kind")).isEqualTo("api-key");
          assertThat(one.get("active")).isEqualTo(false);
          assertThat(one.get("created")).isEqualTo("2026-05-01T12:00:00Z");
        });
    assertThat(json.summary().get("set")).isEqualTo(3.0);
    assertThat(result.out() + json.out()).doesNotContain(VALUE);
  }

  @Test
  void an_empty_list_says_so() {
    assertThat(terminal.run("secret", "list").out())
        .isEqualTo("No secret is set and none is needed.\n");
  }

  @ParameterizedTest
  @CsvSource({"red-api-key, 0, forgot red-api-key", "other, 4, other was not set"})
  void removing_says_whether_it_was_there(String name, int code, String told) {
    services.secrets.keep("red-api-key", "main", Secret.of(VALUE));
    Terminal.Result result = terminal.run("secret", "remove", name);
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).isEqualTo(told + "\n");
    assertThat(services.secrets.value(name, "main")).isEmpty();
  }

  @Test
  void several_secrets_of_one_name_are_told_apart_by_a_label() {
    services.secrets.keep("red-api-key", "main", Secret.of("first"));

    Terminal.Result set =
        terminal.piping(VALUE + "\n").run("secret", "set", "red-api-key", "--label", "spare");
    assertThat(set.out()).isEqualTo("stored red-api-key (spare)\n");
    assertThat(services.secrets.value("red-api-key", "main")).contains(Secret.of("first"));
    assertThat(terminal.run("secret", "use", "red-api-key", "spare").out())
        .isEqualTo("using red-api-key (spare) from now on\n");
    assertThat(terminal.run("secret", "remove", "red-api-key", "--label", "main").out())
        .isEqualTo("forgot red-api-key (main)\n");
    assertThat(services.effects)
        .containsExactly(
            "setSecret red-api-key spare",
            "useSecret red-api-key spare",
            "removeSecret red-api-key main");
  }

  @Test
  void a_label_that_is_not_there_is_nothing_to_do() {
    Terminal.Result result = terminal.run("secret", "use", "red-api-key", "spare");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.out()).isEqualTo("there is no red-api-key with the label spare\n");
  }

  @Test
  void a_value_in_the_place_of_a_label_is_refused_and_not_repeated() {
    Terminal.Result result =
        terminal.piping(VALUE + "\n").run("secret", "set", "red-api-key", "--label", "S3cret");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out() + result.err()).doesNotContain("S3cret");
    assertThat(services.effects).isEmpty();
  }

  @Test
  void a_store_with_a_key_file_is_made_when_asked_for() {
    Terminal.Result result = terminal.run("secret", "init");

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("a key was made\n");
    assertThat(services.effects).containsExactly("initSecrets FILE");
    terminal.run("secret", "init", "--keyring");
    assertThat(services.effects).endsWith("initSecrets KEYRING");
  }

  @Test
  void the_master_key_is_changed_and_how_the_stores_key_is_derived() {
    assertThat(terminal.run("secret", "rotate", "--master").out())
        .isEqualTo("another key opens it\n");
    terminal.run("secret", "rotate", "--master", "--derivation", "pbkdf2");
    assertThat(services.effects).containsExactly("rotateMaster", "rotateMaster PBKDF2");
    assertThat(terminal.run("secret", "rotate").code()).isEqualTo(2);
    assertThat(terminal.run("secret", "rotate", "red", "--master").code()).isEqualTo(2);
    assertThat(terminal.run("secret", "rotate", "red", "--derivation", "pbkdf2").code())
        .isEqualTo(2);
    assertThat(terminal.run("secret", "rotate", "--master", "--derivation", "md5").code())
        .isEqualTo(2);
  }

  @Test
  void a_trackers_key_is_changed_to_one_that_is_piped_in() {
    Terminal.Result result = terminal.piping(VALUE + "\n").run("secret", "rotate", "red");
    assertThat(result.code()).isZero();
    assertThat(services.effects).containsExactly("rotate red");
    assertThat(services.secrets.value("red", "new")).contains(Secret.of(VALUE));
    assertThat(result.out() + result.err()).doesNotContain(VALUE);
    assertThat(terminal.piping("\n").run("secret", "rotate", "red").err())
        .contains("nothing was changed");
    assertThat(terminal.run("secret", "rotate", "NOT-A-NAME-BUT-A-KEY").err())
        .doesNotContain("NOT-A-NAME-BUT-A-KEY");
  }
}
