package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.queue.ItemState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  private final FakeServices services =
      new FakeServices().with(Samples.item(1, Samples.RED, ItemState.PREPARED));
  private final Terminal terminal = new Terminal(services);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "stauts | there is no command 'stauts'; did you mean 'status'?",
        "queue lsit | there is no command 'lsit'; did you mean 'list'?",
        "upload x --trakers red | there is no option '--trakers'; did you mean '--trackers'?",
        "upload x --trakers=red | there is no option '--trakers'; did you mean '--trackers'?",
        "xyzzy | there is no command 'xyzzy'",
        "status now | too many words for 'seedpost status'",
        "upload | 'upload' needs a path, a .torrent or an info hash",
        "upload x --trackers RED | a tracker's name has lower-case letters, digits and dashes",
        "upload x --trackers red,,ops | a tracker's name has lower-case letters",
        "upload x --queue | give one of TARGET, --queue, --status and --retry",
        "upload --queue --status | give one of TARGET, --queue, --status and --retry",
        "upload --retry 1 --dry-run | go with a TARGET",
        "upload --retry 1 --wait | go with a TARGET",
        "upload --queue --trackers red | go with a TARGET",
        "upload --retry one | 'one' is not a long",
        "queue | 'seedpost queue' needs a command: list, show, cancel, done",
        "hook | 'seedpost hook' needs a command: finished",
        "queue list --tracker rde | there is no tracker 'rde'; did you mean 'red'?",
        "status --tracker rde | there is no tracker 'rde'; did you mean 'red'?",
        "retry --tracker elsewhere | there is no tracker 'elsewhere'",
        "queue show | Missing required parameter: 'ID'",
        "queue show one | 'one' is not a long",
        "queue move 1 | Missing required argument (specify one of these)",
        "queue move 1 --top --before 2 | mutually exclusive",
        "retry | Missing required argument (specify one of these)",
        "retry 1 --failed | mutually exclusive",
        "hook finished abc | an info hash has 40 hexadecimal digits, not 'abc'",
        "hook finished - | an info hash has 40 hexadecimal digits, not '-'",
        "stats --since soon | --since takes a duration such as 90s, 15m, 2h30m or 3d, not 'soon'",
        "secret lsit | there is no such command; did you mean 'list'?",
        "support | 'seedpost support' needs a command: bundle",
        "secret list --jsn | there is no such option; did you mean '--json'?",
        "secret set | Missing required parameter: 'NAME'",
        "secret import | Missing required parameter: 'FILE'",
        "secret import x --from y | --from is one of env, upload-assistant, mk-torrent, autobrr",
        "secret export | values never leave the store in plain text: give --redacted",
        "serve --json | 'serve' writes its log to standard output and has no --json",
      })
  void a_mistake_is_one_sentence_and_code_2(String line, String sentence) {
    Terminal.Result result = terminal.run(line.split(" ", -1));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("seedpost: ").contains(sentence).hasLineCount(2);
    assertThat(result.err().lines().toList().getLast()).matches("See 'seedpost .*--help'\\.");
    assertThat(services.effects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upload",
        "upload --trackers red --",
        "rules explain",
        "torrent create",
        "torrent inspect"
      })
  void an_unset_variable_of_a_script_is_never_the_working_folder(String line) {
    String[] arguments = (line + " ").split(" ", -1);
    Terminal.Result result = terminal.run(arguments);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("is empty");
    assertThat(services.looks).isEmpty();
    assertThat(services.effects).isEmpty();
  }

  @Test
  void no_command_at_all_shows_the_help_on_standard_error() {
    Terminal.Result result = terminal.run();
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("Usage: seedpost", "upload", "Exit codes:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "serve",
        "upload",
        "queue",
        "queue list",
        "queue show",
        "queue cancel",
        "queue move",
        "queue pause",
        "queue resume",
        "queue drain",
        "status",
        "stats",
        "retry",
        "hook",
        "hook finished",
        "rules",
        "rules check",
        "rules explain",
        "audit",
        "audit list",
        "audit verify",
        "secret",
        "secret set",
        "secret list",
        "secret rekey",
        "secret remove",
        "secret import",
        "secret export",
        "secret code",
        "torrent",
        "torrent create",
        "torrent inspect",
        "config",
        "config init",
        "config check",
        "doctor",
        "support",
        "support bundle",
        "demo",
      })
  void every_command_explains_itself_and_its_exit_codes_on_standard_output(String command) {
    Terminal.Result result = terminal.run((command + " --help").strip().split(" ", -1));
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith(("Usage: seedpost " + command).strip())
        .contains("--json", "--no-input", "--state-dir", "Exit codes:", "11");
    assertThat(terminal.opened).isEmpty();
  }

  @Test
  void every_command_of_the_help_is_in_the_readme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String commands = terminal.run("--help").out();
    for (String name :
        List.of(
            "serve", "upload", "queue", "status", "stats", "retry", "hook", "rules", "secret",
            "audit", "torrent", "config", "doctor", "support", "demo")) {
      assertThat(commands).contains("\n  " + name);
      assertThat(readme).contains("`" + name);
    }
  }

  @Test
  void the_version_is_one_line() {
    assertThat(terminal.run("--version").out()).isEqualTo("seedpost development\n");
  }

  @Test
  void a_name_that_begins_with_an_at_sign_is_a_name(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("words"), "--trackers red");
    terminal.run("upload", "@" + file, "--dry-run");
    assertThat(services.looks).first().asString().contains("@" + file, "[]");
  }

  @Test
  void what_a_mistake_repeats_cannot_steer_the_terminal() {
    Terminal.Result result = terminal.run("hook", "finished", "\u001b[2Jevil\u009b");
    assertThat(result.err()).contains("\\u001b[2Jevil\\u009b").doesNotContain("\u001b", "\u009b");
  }

  @Test
  void options_of_every_command_reach_the_program_before_and_after_its_name() {
    terminal.run("--config-dir", "/etc/c", "status", "--state-dir", "/var/s", "-vv");
    terminal.run("status", "-q");
    terminal.run("status");
    terminal.run("serve");
    assertThat(terminal.opened.getFirst())
        .isEqualTo(
            new GlobalOptions(
                Optional.of(Path.of("/etc/c")),
                Optional.of(Path.of("/var/s")),
                2,
                false,
                GlobalOptions.Use.LOOK,
                "status"));
    assertThat(terminal.opened).extracting(GlobalOptions::verbosity).containsExactly(2, -1, 0, 0);
    assertThat(terminal.opened)
        .extracting(GlobalOptions::use)
        .containsExactly(
            GlobalOptions.Use.LOOK,
            GlobalOptions.Use.LOOK,
            GlobalOptions.Use.LOOK,
            GlobalOptions.Use.SERVE);
  }

  @Test
  void what_only_looks_is_opened_for_looking() {
    terminal.run("upload", "/x", "--dry-run");
    terminal.run("upload", "--queue");
    terminal.run("secret", "import", "uploads.env", "--dry-run");
    terminal.run("queue", "list");
    terminal.run("upload", "/x");
    terminal.run("queue", "pause");
    assertThat(terminal.opened)
        .extracting(GlobalOptions::use)
        .containsExactly(
            GlobalOptions.Use.LOOK,
            GlobalOptions.Use.LOOK,
            GlobalOptions.Use.LOOK,
            GlobalOptions.Use.LOOK,
            GlobalOptions.Use.CHANGE,
            GlobalOptions.Use.CHANGE);
  }
}
