package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
  private static List<QueueItem> items(String states) {
    return Stream.of(states.split("\\+", -1))
        .map(state -> Samples.item(1, Samples.RED, ItemState.valueOf(state)))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "SEEDING, DONE",
    "NEEDS_ANSWER, HELD",
    "REFUSED, FAILED",
    "PARKED, FAILED",
    "CANCELLED, FAILED",
    "UNCERTAIN, UNCERTAIN",
    "PREPARED, RETRIED_LATER",
    "SENDING, RETRIED_LATER",
    "ACCEPTED, RETRIED_LATER",
    "FETCHED, RETRIED_LATER",
    "INJECTED, RETRIED_LATER",
    "SEEDING+SEEDING, DONE",
    "SEEDING+REFUSED, PARTLY",
    "SEEDING+NEEDS_ANSWER, PARTLY",
    "SEEDING+UNCERTAIN, PARTLY",
    "REFUSED+PARKED, FAILED",
    "REFUSED+UNCERTAIN, UNCERTAIN",
    "UNCERTAIN+NEEDS_ANSWER+PREPARED, UNCERTAIN",
    "NEEDS_ANSWER+REFUSED, FAILED",
    "PREPARED+REFUSED, FAILED",
    "PREPARED+NEEDS_ANSWER, HELD",
  })
  void what_was_waited_for_is_done_only_when_it_seeds(String states, ExitCode code) {
    assertThat(Outcome.of(items(states), true)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "PREPARED, DONE",
    "SENDING, DONE",
    "ACCEPTED, DONE",
    "FETCHED, DONE",
    "INJECTED, DONE",
    "SEEDING, DONE",
    "NEEDS_ANSWER, HELD",
    "UNCERTAIN, UNCERTAIN",
    "REFUSED, FAILED",
    "PREPARED+PREPARED, DONE",
    "PREPARED+REFUSED, PARTLY",
    "PREPARED+NEEDS_ANSWER, PARTLY",
    "NEEDS_ANSWER+REFUSED, FAILED",
  })
  void without_waiting_being_queued_is_enough(String states, ExitCode code) {
    assertThat(Outcome.of(items(states), false)).isEqualTo(code);
  }

  @Test
  void no_item_at_all_is_nothing_to_do() {
    assertThat(Outcome.of(List.of(), true)).isEqualTo(ExitCode.NOTHING_TO_DO);
    assertThat(Outcome.of(List.of(), false)).isEqualTo(ExitCode.NOTHING_TO_DO);
  }
}
