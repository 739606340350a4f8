package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.NodeStatus;
import dev.seedpost.queue.TrackerStatus;
import dev.seedpost.queue.Trouble;
import dev.seedpost.queue.Turn;
import dev.seedpost.report.TrackerFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code status} and {@code stats}. */
class StatusCommandTest {
  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);

  @Test
  void with_nothing_there_it_says_so() {
    services.trackers = List.of();
    assertThat(terminal.run("status").out())
        .isEqualTo("daemon: none is running\nitems: none yet\n");
  }

  @Test
  void it_tells_who_runs_what_waits_and_what_needs_a_person() {
    services.daemon = Optional.of("pid 7 since noon");
    services.paused = true;
    services.trackers =
        List.of(
            new TrackerStatus(Samples.RED, false, Optional.empty(), Instant.EPOCH),
            new TrackerStatus(Samples.OPS, true, Optional.of("login refused"), Instant.EPOCH));
    services.trackerTurns.put(
        Samples.RED, new Turn.At(Instant.parse("2026-11-24T12:02:00Z"), "upload spacing\u0007"));
    services.trackerTurns.put(Samples.OPS, new Turn.Unknown("the tracker is paused"));
    services.with(
        Samples.item(1, Samples.RED, ItemState.SEEDING),
        Samples.item(2, Samples.RED, ItemState.PREPARED),
        Samples.item(3, Samples.OPS, ItemState.PREPARED),
        Samples.item(4, Samples.OPS, ItemState.PARKED, "N\u0007", "look\n\u001b", List.of()));
    Terminal.Result result = terminal.run("status");
    assertThat(result.code()).isZero();
    assertThat(result.outLines())
        .containsExactly(
            "daemon: pid 7 since noon",
            "everything is paused; 'seedpost queue resume' goes on",
            "items: 2 Waiting, 1 Seeding, 1 Stopped",
            "TRACKER  STATE    NEXT UPLOAD  WAITS FOR",
            "red      working  in 2 min     upload spacing\\u0007",
            "ops      paused   not yet      the tracker is paused",
            "needs you:",
            "  4 ops N\\u0007: look\\u000a\\u001b");
    assertThat(services.effects).isEmpty();
  }

  @Test
  void the_nodes_of_a_shared_queue_are_listed() {
    Instant until = Instant.parse("2026-11-24T11:57:00Z");
    services.nodes =
        List.of(
            new NodeStatus("box-1", "h1", "nas", List.of("/mnt/a", "/mnt/b"), true, until),
            new NodeStatus("box-2", "h\u00072", "box-2", List.of(), false, until));
    assertThat(terminal.run("status").outLines())
        .containsSubsequence(
            "NODE   STATE             HOST      CLIENT  READS TOO",
            "box-1  working           h1        nas     /mnt/a, /mnt/b",
            "box-2  silent for 3 min  h\\u00072  box-2   -");
    Map<?, ?> node = terminal.run("status", "--json").first("node");
    assertThat(node.get("node")).isEqualTo("box-1");
    assertThat(node.get("working")).isEqualTo(true);
    assertThat(node.get("content")).isEqualTo(List.of("/mnt/a", "/mnt/b"));
  }

  @Test
  void a_held_tracker_says_why_and_cannot_steer_the_terminal() {
    services.trackers =
        List.of(
            new TrackerStatus(Samples.RED, false, Optional.of("bad key\u001b[2J"), Instant.EPOCH));
    assertThat(terminal.run("status").out()).contains("held: bad key\\u001b[2J");
    assertThat(terminal.run("status", "--json").first("tracker").get("held"))
        .isEqualTo("bad key\u001b[2J");
  }

  @Test
  void a_tracker_that_is_left_alone_says_why_and_for_how_long() {
    services.trackers =
        List.of(
            new TrackerStatus(
                Samples.RED,
                false,
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.of(
                    new Trouble(
                        "it is down\u001b",
                        4,
                        Instant.EPOCH,
                        Instant.parse("2026-11-24T12:02:00Z")))));
    assertThat(terminal.run("status").out()).contains("left alone for 2 min: it is down\\u001b");
    assertThat(terminal.run("status", "--json").first("tracker").get("left_alone_until"))
        .isEqualTo("2026-11-24T12:02:00Z");
  }

  @Test
  void one_tracker_alone_shows_its_own() {
    services.with(
        Samples.item(1, Samples.RED, ItemState.PARKED),
        Samples.item(2, Samples.OPS, ItemState.NEEDS_ANSWER));
    Terminal.Result result = terminal.run("status", "--tracker", "ops");
    assertThat(result.out()).contains("ops ", "  2 ops").doesNotContain("red", "  1 ");
    Terminal.Result json = terminal.run("status", "--tracker", "ops", "--json");
    assertThat(json.json())
        .extracting(one -> (Object) one.get("type"))
        .containsExactly("tracker", "item", "summary");
    assertThat(json.summary().get("need_you")).isEqualTo(1.0);
  }

  @Test
  void in_json_the_summary_holds_the_counts() {
    services.with(Samples.item(1, Samples.RED, ItemState.PARKED));
    Map<?, ?> summary = terminal.run("status", "--json").summary();
    assertThat(summary.get("items")).isEqualTo(Map.of("PARKED", 1.0));
    assertThat(summary.get("daemon")).isEqualTo("");
    assertThat(summary.get("paused")).isEqualTo(false);
    assertThat(summary.get("need_you")).isEqualTo(1.0);
  }

  @Test
  void in_json_a_tracker_says_when_and_why() {
    services.trackerTurns.put(
        Samples.RED, new Turn.At(Instant.parse("2026-11-24T14:05:00Z"), "budget of 5 an hour"));
    Map<?, ?> red = terminal.run("status", "--tracker", "red", "--json").first("tracker");
    assertThat(red.get("next_upload")).isEqualTo("2026-11-24T14:05:00Z");
    assertThat(red.get("waits_for")).isEqualTo("budget of 5 an hour");
    Map<?, ?> ops = terminal.run("status", "--tracker", "ops", "--json").first("tracker");
    assertThat(ops.get("next_upload")).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(ops.get("waits_for")).isEqualTo("");
  }

  @Test
  void figures_are_a_row_per_tracker() {
    services.figures =
        List.of(
            new TrackerFigures("ops", 0, 0, 1, 0, Optional.empty(), Map.of(), Optional.empty()),
            new TrackerFigures(
                "red",
                8,
                6,
                0,
                3,
                Optional.of(2.0 / 3),
                Map.of("TRANSIENT", 1, "REJECTED", 2),
                Optional.of(Duration.ofSeconds(250))));
    Terminal.Result result = terminal.run("stats");
    assertThat(result.outLines())
        .containsExactly(
            "TRACKER  UPLOADS  SEEDING  OPEN  FAILED  SUCCESS  MEDIAN TO SEED  FAILURES",
            "ops      0        0        1     0       -        -               -",
            "red      8        6        0     3       67 %     4 min           rejected 2,"
                + " transient 1");
    Map<?, ?> red = terminal.run("stats", "--json").json().get(1);
    assertThat(red.get("median_arrival_to_seeding_ms")).isEqualTo(250_000.0);
    assertThat(red.get("failures")).isEqualTo(Map.of("REJECTED", 2.0, "TRANSIENT", 1.0));
    assertThat(terminal.run("stats", "--json").first("tracker").keySet())
        .isNotEmpty()
        .noneMatch("success_rate"::equals);
  }

  @Test
  void figures_look_back_as_far_as_asked() {
    assertThat(terminal.run("stats", "--since", "2d12h").out()).isEqualTo("No uploads yet.\n");
    terminal.run("stats");
    assertThat(services.looks).containsExactly("figures PT60H", "figures ever");
  }
}
