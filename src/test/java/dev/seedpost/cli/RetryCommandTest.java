package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.Change;
import dev.seedpost.queue.ItemState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryCommandTest {
  private final FakeServices services =
      new FakeServices()
          .with(
              Samples.item(1, Samples.RED, ItemState.REFUSED),
              Samples.item(2, Samples.OPS, ItemState.PARKED),
              Samples.item(3, Samples.RED, ItemState.SEEDING),
              Samples.item(
                  4,
                  Samples.RED,
                  ItemState.NEEDS_ANSWER,
                  "Album",
                  "a question",
                  List.of(Samples.MEDIA, Samples.YEAR)));
  private final Terminal terminal = new Terminal(services);

  @ParameterizedTest
  @CsvSource({
    "retry 1, 'retry 1[]'",
    "retry --failed, 'retry 1[],retry 2[]'",
    "retry --tracker ops, 'retry 2[]'",
    "retry --kind rejected, 'retry 1[]'",
  })
  void stopped_items_go_on(String line, String effects) {
    Terminal.Result result = terminal.run(line.split(" ", -1));
    assertThat(result.code()).isZero();
    assertThat(String.join(",", services.effects)).isEqualTo(effects);
    assertThat(result.out()).contains(": Waiting, tried again\n");
  }

  @ParameterizedTest
  @CsvSource({
    "fetch, retryFrom 3 ACCEPTED",
    "inject, retryFrom 3 FETCHED",
    "confirm, retryFrom 3 INJECTED"
  })
  void what_was_accepted_goes_on_from_a_step(String step, String effect) {
    assertThat(terminal.run("retry", "3", "--from", step).code()).isZero();
    assertThat(services.effects).containsExactly(effect);
  }

  @Test
  void what_was_not_accepted_says_so() {
    services.change = Optional.of(new Change.Impossible("the site has not accepted it"));
    Terminal.Result result = terminal.run("retry", "1", "--from", "fetch");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo("seedpost: Failed to retry item 1: the site has not accepted it\n");
  }

  @ParameterizedTest
  @CsvSource({
    "retry --failed --from fetch, --from goes with the ID of one item",
    "retry 3 --from send, 'fetch, inject or confirm'",
    "retry --kind wrong, 'takes transient, rate-limited, uncertain, auth'"
  })
  void slips_are_told(String line, String words) {
    Terminal.Result result = terminal.run(line.split(" ", -1));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(words);
    assertThat(services.effects).isEmpty();
  }

  @Test
  void one_that_cannot_go_on_keeps_no_other_back() {
    services.failures.put(
        "retry 1",
        new FailureException(FailureKind.REJECTED, "retry item 1", "its files are gone"));
    Terminal.Result result = terminal.run("retry", "--failed");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("retry item 1: its files are gone");
    assertThat(result.out()).contains("item 2 ops: Waiting");
    assertThat(services.effects).contains("retry 2[]");
  }

  @Test
  void nothing_stopped_is_nothing_to_do_and_says_so() {
    services.items.clear();
    Terminal.Result result = terminal.run("retry", "--failed");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).isEqualTo("Nothing is refused or stopped.\n");
    assertThat(services.effects).isEmpty();
  }

  @Test
  void on_a_terminal_the_open_questions_are_asked() {
    Terminal.Result result = terminal.typing("2", "").run("retry", "4");
    assertThat(result.err()).contains("Which media?", "Which year?");
    assertThat(services.effects).containsExactly("retry 4[WEB]");
  }

  @ParameterizedTest
  @CsvSource({"retry 4 --no-input", "retry 4 --json", "upload --retry 4 --no-input"})
  void nobody_is_asked_when_told_so(String line) {
    Terminal.Result result = terminal.typing("2", "2020").run(line.split(" ", -1));
    assertThat(result.err()).isEmpty();
    assertThat(services.effects).containsExactly("retry 4[]");
  }

  @Test
  void nobody_is_asked_in_a_pipe() {
    assertThat(terminal.piping("2\n2020\n").run("retry", "4").err()).isEmpty();
    assertThat(services.effects).containsExactly("retry 4[]");
  }

  @Test
  void an_item_that_needs_no_answer_is_not_asked_about() {
    assertThat(terminal.typing("2").run("retry", "1").err()).isEmpty();
  }

  @Test
  void what_cannot_go_on_says_why() {
    services.failures.put(
        "retry", new FailureException(FailureKind.REJECTED, "retry item 3", "it seeds already"));
    Terminal.Result result = terminal.run("retry", "3");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("seedpost: Failed to retry item 3: it seeds already\n");
  }
}
