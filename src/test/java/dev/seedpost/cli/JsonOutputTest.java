package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.report.TrackerFigures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonOutputTest {
  private final FakeServices services =
      new FakeServices()
          .with(
              Samples.item(1, Samples.RED, ItemState.PREPARED),
              Samples.item(2, Samples.OPS, ItemState.PARKED));
  private final Terminal terminal = new Terminal(services).piping("s3cret value\n");

  JsonOutputTest() {
    services.story.add("the album seeds");
    services.first.add(Path.of("/etc/seedpost.yaml"));
    services.secrets.needed.put("red-api-key", "RED: Settings");
    services.secrets.clear();
    services.checks.add(new Setup.Check("rules", true, "2 rules", ""));
    services.figures =
        List.of(
            new TrackerFigures(
                "red", 1, 1, 0, 0, Optional.of(1.0), Map.of(), Optional.of(Duration.ofSeconds(9))));
  }

  private static void assertProtocol(Terminal.Result result) {
    List<Map<?, ?>> objects = result.json();
    assertThat(objects)
        .allSatisfy(one -> {
          assertThat(one.get("type")).isInstanceOf(String.class);
          assertThat(Instant.parse(String.valueOf(one.get("time")))).isNotNull();
          assertThat(one.get("v")).isEqualTo(1.0);
        });
    assertThat(objects).filteredOn(one -> "summary".equals(one.get("type"))).hasSize(1);
    Map<?, ?> last = objects.getLast();
    assertThat(last.get("type")).isEqualTo("summary");
    assertThat(last.get("exit")).isEqualTo((double) result.code());
    assertThat(ExitCode.valueOf(String.valueOf(last.get("outcome"))).number())
        .isEqualTo(result.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upload /music/Album",
        "upload /music/Album --dry-run",
        "upload /music/Album --wait",
        "upload --queue",
        "upload --status",
        "upload --retry 2",
        "queue list",
        "queue list --tracker red",
        "queue show 1",
        "queue show 9",
        "queue cancel 1",
        "queue cancel 9",
        "queue move 1 --top",
        "queue move 1 --before 2",
        "queue pause",
        "queue resume red",
        "queue drain",
        "status",
        "stats",
        "retry 2",
        "retry 9",
        "retry --failed",
        "retry --tracker red",
        "hook finished 0123456789abcdef0123456789abcdef01234567",
        "rules check",
        "rules explain /music/Album",
        "secret set red-api-key",
        "secret init",
        "secret list",
        "secret use red-api-key main",
        "secret rotate --master",
        "secret rekey",
        "secret remove red-api-key",
        "audit list",
        "audit verify",
        "secret import uploads.env",
        "secret import uploads.env --dry-run",
        "secret export --redacted",
        "secret export",
        "secret code red-otp-seed",
        "config init",
        "config check",
        "doctor",
        "support bundle /there/is/no/such/folder/bundle.zip",
        "demo",
        "torrent create /there/is/no/such/folder",
        "torrent inspect /there/is/no/such.torrent",
        "serve",
        "upload",
        "upload --nonsense",
        "queue",
        "queue shwo 1",
        "hook finished nonsense",
        "stats --since soon",
      })
  void every_command_speaks_json_and_ends_with_one_summary(String line) {
    assertProtocol(terminal.run((line + " --json").split(" ", -1)));
    assertProtocol(terminal.run(("--json " + line).split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource({
    "propose, upload /music/Album",
    "enqueue, upload /music/Album",
    "work, upload /music/Album --wait",
    "items, queue list",
    "item, queue show 1",
    "cancel, queue cancel 1",
    "moveToTop, queue move 1 --top",
    "pause, queue pause",
    "resume, queue resume",
    "work, queue drain",
    "status, status",
    "figures, stats",
    "retry, retry 2",
    "finished, hook finished 0123456789abcdef0123456789abcdef01234567",
    "checkRules, rules check",
    "explain, rules explain /music/Album",
    "setSecret, secret set red-api-key",
    "allSecrets, secret list",
    "initSecrets, secret init",
    "useSecret, secret use red-api-key main",
    "rotateMaster, secret rotate --master",
    "removeSecret, secret remove red-api-key",
    "importSecrets, secret import uploads.env",
    "allSecrets, secret export --redacted",
    "code, secret code red-otp-seed",
    "initConfig, config init",
    "checkConfig, config check",
    "doctor, doctor",
    "scrub, support bundle target/never-written.zip",
    "demo, demo",
  })
  void a_command_that_fails_half_way_ends_with_the_error_and_one_summary(
      String method, String line) {
    services.failures.put(method, new FailureException(FailureKind.AUTH, "do it", "no"));
    Terminal.Result result = terminal.run((line + " --json").split(" ", -1));
    assertThat(result.code()).isEqualTo(6);
    assertProtocol(result);
    assertThat(result.first("error").get("message")).isEqualTo("Failed to do it: no");
  }

  @Test
  void without_json_no_object_is_printed() {
    for (String line : List.of("status", "queue list", "stats", "secret list", "doctor")) {
      assertThat(terminal.run(line.split(" ", -1)).out()).isNotEmpty().doesNotContain("{");
    }
  }

  @Test
  void an_item_is_told_with_its_names_as_promised() {
    Map<?, ?> item = terminal.run("queue", "list", "--json").first("item");
    assertThat(item.get("id")).isEqualTo(1.0);
    assertThat(item.get("tracker")).isEqualTo("red");
    assertThat(item.get("state")).isEqualTo("PREPARED");
    assertThat(item.get("reason")).isEqualTo("because of PREPARED");
    assertThat(item.get("info_hash")).isEqualTo(Samples.HASH);
    assertThat(item.get("arrived")).isEqualTo("2026-11-24T11:59:00Z");
    assertThat(item.get("waits_for")).isEqualTo("its turn");
    assertThat(item.get("questions")).isEqualTo(List.of());
  }

  @Test
  void hostile_names_come_back_whole_but_cannot_steer_a_terminal() {
    String name = "a\u001b[2J\u009b31m\u202egnp\nb\"c\\d\udb40\udc41";
    services.items.clear();
    services.with(Samples.item(3, Samples.RED, ItemState.PREPARED, name, "r", List.of()));
    Terminal.Result result = terminal.run("queue", "list", "--json");
    assertThat(result.first("item").get("name")).isEqualTo(name);
    assertThat(result.out()).doesNotContain("\u001b", "\u009b", "\u202e", "\udb40\udc41");
    assertThat(result.outLines()).hasSize(2);
  }
}
