package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReloadCommandTest {
  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);

  @Test
  void the_daemon_takes_up_what_is_new_and_it_is_said_what_was_found() {
    services.daemon = Optional.of("process 1");
    Terminal.Result result = terminal.run("reload");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("seedpost.yaml: fine\n");
    assertThat(services.effects).containsExactly("reload");
  }

  @Test
  void without_a_daemon_there_is_nothing_to_do() {
    Terminal.Result result = terminal.run("reload");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("No daemon runs");
  }

  @Test
  void a_mistake_ends_with_its_place() {
    services.failures.put(
        "reload", new FailureException(FailureKind.CONFIG, "read the rules", "rules.yaml:3:5: no"));
    Terminal.Result result = terminal.run("reload");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).contains("rules.yaml:3:5: no");
  }
}
