package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Command;

class ExitCodeTest {
  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);

  @ParameterizedTest
  @CsvSource({
    "TRANSIENT, 8",
    "RATE_LIMITED, 7",
    "UNCERTAIN, 10",
    "AUTH, 6",
    "REJECTED, 1",
    "INVALID_CONTENT, 1",
    "CONFIG, 5",
    "BUG, 1",
  })
  void every_kind_of_failure_has_its_code(FailureKind kind, int code) {
    services.failures.put("status", new FailureException(kind, "look", "it is so; do that"));
    Terminal.Result result = terminal.run("status");
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.err()).isEqualTo("seedpost: Failed to look: it is so; do that\n");
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void in_json_a_failure_is_an_error_object_and_a_summary(FailureKind kind) {
    services.failures.put("status", new FailureException(kind, "look", "it is so"));
    Terminal.Result result = terminal.run("status", "--json");
    assertThat(result.json()).hasSize(2);
    boolean later = List.of(FailureKind.TRANSIENT, FailureKind.RATE_LIMITED).contains(kind);
    assertThat(result.first("error").get("code")).isEqualTo(kind.name());
    assertThat(result.first("error").get("message")).isEqualTo("Failed to look: it is so");
    assertThat(result.first("error").get("retryable")).isEqualTo(later);
    assertThat(result.summary().get("exit")).isEqualTo((double) result.code());
    assertThat(result.err()).isEqualTo("seedpost: Failed to look: it is so\n");
  }

  @Test
  void the_numbers_and_meanings_in_the_help_are_those_of_the_program() {
    String[] help = RootCommand.class.getAnnotation(Command.class).exitCodeList();
    assertThat(help)
        .containsExactly(
            Arrays.stream(ExitCode.values())
                .map(code -> code.number() + ":" + code.meaning())
                .toArray(String[]::new));
    assertThat(ExitCode.values())
        .extracting(ExitCode::number)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void another_instance_is_code_11_and_named() {
    services.failures.put("serve", new InstanceRunsException("pid 77 since noon"));
    Terminal.Result result = terminal.run("serve");
    assertThat(result.code()).isEqualTo(11);
    assertThat(result.err())
        .isEqualTo("seedpost: another instance works on this state folder: pid 77 since noon\n");
  }

  @Test
  void in_json_another_instance_ends_with_a_summary_too() {
    services.failures.put("demo", new InstanceRunsException("pid 77"));
    Terminal.Result result = terminal.run("demo", "--json");
    assertThat(result.first("error").get("code")).isEqualTo("LOCKED");
    assertThat(result.summary().get("exit")).isEqualTo(11.0);
  }

  @Test
  void a_fault_of_the_program_is_one_sentence_without_a_stack_trace() {
    services.failures.put("status", new IllegalStateException("first line\nsecond line"));
    Terminal.Result result = terminal.run("status");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("a fault in this program", "first line second line", "-v")
        .hasLineCount(1)
        .doesNotContain("\tat ", "    at ");
  }

  @Test
  void with_verbose_a_fault_shows_where_it_was() {
    services.failures.put("status", new IllegalStateException("odd"));
    assertThat(terminal.run("status", "-v").err()).contains("    at ", "ExitCodeTest.with_verbose");
  }

  @Test
  void an_error_of_the_machine_is_a_sentence_too() {
    services.failures.put("status", new StackOverflowError());
    Terminal.Result result = terminal.run("status", "--json");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.first("error").get("code")).isEqualTo("BUG");
    assertThat(result.summary().get("exit")).isEqualTo(1.0);
    assertThat(result.err()).contains("StackOverflowError").hasLineCount(1);
  }

  @Test
  void what_cannot_be_opened_is_reported_like_any_failure() {
    Terminal.Result result =
        terminal.run(
            options -> {
              throw new FailureException(FailureKind.CONFIG, "read the environment", "no home");
            },
            "status");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).isEqualTo("seedpost: Failed to read the environment: no home\n");
  }

  @Test
  void messages_about_failures_go_through_the_mask() {
    services.failures.put(
        "status",
        new FailureException(
            Failure.of(FailureKind.AUTH, "log in as hunter2", "the key hunter2 is wrong")));
    Terminal.Result result = terminal.run("status", "--json");
    assertThat(result.out() + result.err()).contains("***").doesNotContain("hunter2");
    services.failures.put("status", new IllegalStateException("hunter2"));
    assertThat(terminal.run("status", "-v").err()).doesNotContain("hunter2");
    assertThat(terminal.run("queue", "show", "hunter2").err()).doesNotContain("hunter2");
  }

  @Test
  void everything_is_closed_after_a_command_and_after_a_failure() {
    terminal.run("status");
    assertThat(services.closed).isTrue();
    services.closed = false;
    services.failures.put("status", new FailureException(FailureKind.AUTH, "look", "no"));
    terminal.run("status");
    assertThat(services.closed).isTrue();
  }

  @Test
  void a_failure_while_closing_is_the_one_and_only_outcome() {
    services.failures.put("close", new FailureException(FailureKind.CONFIG, "close", "disk full"));
    Terminal.Result result = terminal.run("status", "--json");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.json()).filteredOn(one -> "summary".equals(one.get("type"))).hasSize(1);
    assertThat(result.summary().get("exit")).isEqualTo(5.0);
  }
}
