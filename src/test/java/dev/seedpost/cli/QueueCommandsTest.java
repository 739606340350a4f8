package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.queue.Change;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Transition;
import dev.seedpost.queue.Turn;
import dev.seedpost.tracker.FormField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueCommandsTest {
  private final QueueItem waiting = Samples.item(1, Samples.RED, ItemState.PREPARED);
  private final QueueItem refused = Samples.item(12, Samples.OPS, ItemState.REFUSED);
  private final FakeServices services = new FakeServices().with(waiting, refused);
  private final Terminal terminal = new Terminal(services);

  @Test
  void a_long_queue_is_shown_to_a_limit_and_says_so() {
    for (long id = 1; id <= 250; id++) {
      services.with(Samples.item(id, Samples.RED, ItemState.SEEDING));
    }
    Terminal.Result result = terminal.run("queue", "list");
    assertThat(result.outLines()).hasSize(201);
    assertThat(result.err()).contains("--limit 0");
    assertThat(terminal.run("queue", "list", "--limit", "0").outLines()).hasSize(251);
    assertThat(terminal.run("queue", "list", "--limit", "3", "--json").summary().get("more"))
        .isEqualTo(true);
    assertThat(terminal.run("queue", "list", "--limit", "-1").code()).isEqualTo(2);
  }

  @Test
  void the_list_is_a_table_in_the_order_of_the_work() {
    Terminal.Result result = terminal.run("queue", "list");
    assertThat(result.code()).isZero();
    assertThat(result.outLines())
        .containsExactly(
            "ID  TRACKER  STATE    WAITS FOR  NAME            WHY",
            "1   red      Waiting  its turn   Artist - Album  because of PREPARED",
            "12  ops      Refused  -          Artist - Album  because of REFUSED");
  }

  @Test
  void the_list_of_one_tracker_holds_its_items_alone() {
    Terminal.Result result = terminal.run("queue", "list", "--tracker", "ops", "--json");
    assertThat(result.json()).hasSize(2);
    assertThat(result.first("item").get("id")).isEqualTo(12.0);
    assertThat(result.summary().get("items")).isEqualTo(1.0);
  }

  @Test
  void an_empty_queue_says_so() {
    services.items.clear();
    Terminal.Result result = terminal.run("queue", "list");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("The queue is empty.\n");
  }

  @Test
  void hostile_names_and_reasons_stay_in_their_line() {
    services.items.clear();
    services.with(
        Samples.item(
            1,
            Samples.RED,
            ItemState.PARKED,
            "x\u001b[31m\ny" + "z".repeat(100),
            "refused:\n\u009b31m",
            List.of()));
    Terminal.Result result = terminal.run("queue", "list");
    assertThat(result.outLines()).hasSize(2);
    assertThat(result.out())
        .contains("x\\u001b[31m\\u000ayzzz", "…", "refused:\\u000a\\u009b31m")
        .doesNotContain("\u001b", "\u009b", "z".repeat(60));
  }

  @Test
  void what_an_item_waits_for_and_its_next_slot_are_told() {
    services.turns.put(
        1L,
        new Turn.At(
            Instant.parse("2026-11-24T14:05:00Z"),
            "budget of 5 an hour is used up until 14:05\u001b"));
    assertThat(terminal.run("queue", "list").outLines().get(1))
        .contains("  budget of 5 an hour is used up until 14:05\\u001b  Artist");
    assertThat(terminal.run("queue", "show", "1").outLines())
        .contains("  waits for:   budget of 5 an hour is used up until 14:05\\u001b");
    for (String line : List.of("queue list --json", "queue show 1 --json")) {
      Map<?, ?> item = terminal.run(line.split(" ", -1)).first("item");
      assertThat(item.get("waits_for"))
          .isEqualTo("budget of 5 an hour is used up until 14:05\u001b");
      assertThat(item.get("next_slot")).isEqualTo("2026-11-24T14:05:00Z");
    }
    services.turns.put(1L, new Turn.Behind(12));
    assertThat(terminal.run("queue", "show", "1").out())
        .contains("  waits for:   waits for its turn behind item 12\n");
    Map<?, ?> behind = terminal.run("queue", "list", "--json").first("item");
    assertThat(behind.get("waits_for")).isEqualTo("waits for its turn behind item 12");
    assertThat(behind.keySet()).noneMatch("next_slot"::equals);
  }

  @Test
  void one_item_that_does_not_go_on_waits_for_nothing() {
    assertThat(terminal.run("queue", "show", "12").out()).doesNotContain("waits for");
    assertThat(terminal.run("queue", "show", "12", "--json").first("item").get("waits_for"))
        .isEqualTo("");
  }

  @Test
  void one_item_is_shown_with_its_form_and_its_story() {
    services.histories.put(
        1L,
        List.of(
            new Transition(
                1,
                Instant.parse("2026-11-24T11:59:00.500Z"),
                Optional.empty(),
                ItemState.PREPARED,
                "queued",
                Optional.empty()),
            new Transition(
                1,
                Instant.parse("2026-11-24T12:01:00.500Z"),
                Optional.of(ItemState.PREPARED),
                ItemState.SENDING,
                "its turn\u001b[2J",
                Optional.empty())));
    Terminal.Result result = terminal.run("queue", "show", "1");
    assertThat(result.code()).isZero();
    assertThat(result.outLines())
        .containsExactly(
            "Artist - Album",
            "  tracker:     red",
            "  state:       Waiting, because of PREPARED",
            "  waits for:   its turn",
            "  payload:     /music/Artist - Album",
            "  rule:        lossless albums",
            "  info hash:   " + Samples.HASH,
            "  form:",
            "    title = Album",
            "  story:",
            "    2026-11-24T11:59:00Z  +0.5 s  Waiting: queued",
            "    2026-11-24T12:01:00Z  +2 min  Sending: its turn\\u001b[2J");
    Terminal.Result json = terminal.run("queue", "show", "1", "--json");
    assertThat(json.json())
        .extracting(one -> (Object) one.get("type"))
        .containsExactly("item", "step", "step", "summary");
    assertThat(json.first("step").get("from")).isEqualTo("");
    assertThat(json.json().get(2).get("to")).isEqualTo("SENDING");
  }

  @Test
  void a_hostile_item_is_shown_escaped() {
    QueueItem odd =
        new QueueItem(
            5,
            Samples.RED,
            waiting.content(),
            "n\u0007",
            "/music/n\u0007",
            "f",
            waiting.placement(),
            ItemState.ACCEPTED,
            "r\n\u001b",
            Optional.empty(),
            waiting.dueAt(),
            0,
            waiting.infoHash(),
            Optional.of(waiting.infoHash()),
            Optional.of("77"),
            "",
            List.of(new FormField("title", "a\u001b[1mb\nc")),
            List.of(),
            waiting.arrivedAt(),
            waiting.changedAt(),
            "main",
            "main",
            Optional.empty(),
            1);
    services.with(odd);
    Terminal.Result result = terminal.run("queue", "show", "5");
    assertThat(result.out())
        .contains(
            "n\\u0007\n",
            "Accepted, r\\u000a\\u001b\n",
            "rule:        chosen by hand",
            "on the site: " + Samples.HASH,
            "title = a\\u001b[1mb\\u000ac\n");
    Map<?, ?> item = terminal.run("queue", "show", "5", "--json").first("item");
    assertThat(item.get("torrent_id")).isEqualTo("77");
    assertThat(item.get("site_info_hash")).isEqualTo(Samples.HASH);
  }

  @ParameterizedTest
  @CsvSource({
    "queue show 9, show item 9",
    "queue cancel 9, cancel item 9",
    "queue move 9 --top, move item 9",
    "queue move 9 --before 1, move item 9",
    "retry 9, retry item 9",
  })
  void an_item_that_is_not_there_is_named(String line, String doing) {
    Terminal.Result result = terminal.run(line.split(" ", -1));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEqualTo("seedpost: Failed to " + doing + ": there is no item 9\n");
    Terminal.Result json = terminal.run((line + " --json").split(" ", -1));
    assertThat(json.first("error").get("code")).isEqualTo("REJECTED");
  }

  @ParameterizedTest
  @CsvSource({
    "queue cancel 1, cancel 1, 'item 1 red: Cancelled, as asked'",
    "queue move 1 --top, moveToTop 1, 'item 1 red: Waiting, as asked'",
    "queue move 1 --before 12, moveBefore 1 12, 'item 1 red: Waiting, as asked'",
    "queue pause, pause all, everything is paused",
    "queue pause red, pause red, red is paused",
    "queue resume, resume all, everything goes on",
    "queue resume ops, resume ops, ops goes on",
  })
  void a_change_is_made_and_told(String line, String effect, String told) {
    Terminal.Result result = terminal.run(line.split(" ", -1));
    assertThat(result.code()).isZero();
    assertThat(services.effects).containsExactly(effect);
    assertThat(result.out()).isEqualTo(told + "\n");
  }

  @Test
  void what_was_sent_cannot_be_taken_back() {
    services.change = Optional.of(new Change.Impossible("it was sent already"));
    Terminal.Result result = terminal.run("queue", "cancel", "1");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("seedpost: Failed to cancel item 1: it was sent already\n");
  }

  @Test
  void draining_works_on_what_is_open_and_tells_every_change() {
    services.course.put(1L, List.of(Samples.in(waiting, ItemState.SEEDING, "it seeds")));
    Terminal.Result result = terminal.run("queue", "drain");
    assertThat(result.code()).isZero();
    assertThat(services.effects).containsExactly("work [1]");
    assertThat(result.out()).isEqualTo("item 1 red: Seeding, it seeds\n");
  }

  @Test
  void draining_ends_with_what_became_of_the_items() {
    services.course.put(1L, List.of(Samples.in(waiting, ItemState.UNCERTAIN, "no answer")));
    assertThat(terminal.run("queue", "drain").code()).isEqualTo(10);
  }

  @Test
  void draining_an_idle_queue_is_nothing_to_do_and_touches_nothing() {
    services.items.remove(1L);
    Terminal.Result result = terminal.run("queue", "drain");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).isEqualTo("Nothing waits to be worked on.\n");
    assertThat(services.effects).isEmpty();
  }
}
