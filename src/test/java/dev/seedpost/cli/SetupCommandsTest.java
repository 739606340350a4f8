package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code serve}, {@code config}, {@code doctor} and {@code demo}. */
class SetupCommandsTest {
  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);

  @Test
  void serving_runs_the_daemon_and_leaves_the_output_to_it() {
    Terminal.Result result = terminal.run("serve");
    assertThat(result.code()).isZero();
    assertThat(services.effects).containsExactly("serve");
    assertThat(result.out() + result.err()).isEmpty();
    assertThat(services.closed).isTrue();
  }

  @Test
  void the_first_files_are_named() {
    services.first.add(Path.of("/etc/seedpost.yaml"));
    services.first.add(Path.of("/etc/rules/music.yaml"));
    Terminal.Result result = terminal.run("config", "init");
    assertThat(result.code()).isZero();
    assertThat(result.outLines())
        .containsExactly("wrote /etc/seedpost.yaml", "wrote /etc/rules/music.yaml");
    assertThat(terminal.run("config", "init", "--json").summary().get("written"))
        .isEqualTo(List.of("/etc/seedpost.yaml", "/etc/rules/music.yaml"));
  }

  @Test
  void where_all_files_are_there_nothing_is_to_do() {
    Terminal.Result result = terminal.run("config", "init");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.out()).contains("nothing was written");
  }

  @Test
  void a_good_configuration_is_told_in_its_lines() {
    assertThat(terminal.run("config", "check").outLines())
        .containsExactly(
            "/etc/seedpost.yaml: fine, trackers ops, red", "/etc/rules: fine, 2 rules");
  }

  @Test
  void a_wrong_configuration_is_code_5() {
    services.failures.put(
        "checkConfig", new FailureException(FailureKind.CONFIG, "read it", "line 3: no"));
    Terminal.Result result = terminal.run("config", "check");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEqualTo("seedpost: Failed to read it: line 3: no\n");
  }

  @Test
  void the_doctor_says_what_is_well_and_what_to_do() {
    services.checks.add(new Setup.Check("rules", true, "2 rules", ""));
    services.checks.add(
        new Setup.Check("qBittorrent", false, "no answer\nat all\u001b[2J", "start it"));
    Terminal.Result result = terminal.run("doctor");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.outLines())
        .containsExactly(
            "    CHECK        FOUND",
            "ok  rules        2 rules",
            "!!  qBittorrent  no answer",
            "      at all\\u001b[2J; start it");
    Map<?, ?> check = terminal.run("doctor", "--json").json().get(1);
    assertThat(check.get("well")).isEqualTo(false);
    assertThat(check.get("advice")).isEqualTo("start it");
  }

  @Test
  void a_well_installation_is_code_0() {
    services.checks.add(new Setup.Check("rules", true, "2 rules", ""));
    assertThat(terminal.run("doctor").code()).isZero();
  }

  @Test
  void the_demo_tells_its_story_and_installs_only_when_allowed() {
    services.story.add("started");
    services.story.add("it seeds");
    Terminal.Result result = terminal.run("demo");
    assertThat(result.code()).isZero();
    assertThat(result.outLines()).containsExactly("started", "it seeds");
    assertThat(terminal.run("demo", "--yes", "--json").first("progress").get("message"))
        .isEqualTo("started");
    assertThat(services.effects).containsExactly("demo false", "demo true");
  }

  @Test
  void a_demo_that_fails_says_why() {
    services.failures.put(
        "demo",
        new FailureException(
            FailureKind.TRANSIENT, "start qBittorrent", "install qbittorrent-nox first"));
    Terminal.Result result = terminal.run("demo");
    assertThat(result.code()).isEqualTo(8);
    assertThat(result.err()).contains("install qbittorrent-nox first");
  }
}
