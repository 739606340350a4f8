package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.DefinitionProof;
import dev.seedpost.yaml.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code seedpost tracker} and what a person says of uploads of their own. */
class TrackerCommandsTest {
  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);
  private Terminal.Result result = new Terminal.Result(0, "", "");

  private int run(String... words) {
    result = terminal.run(words);
    return result.code();
  }

  @Test
  void the_list_names_every_tracker_with_what_it_lacks() {
    services.trackerDesk.missing = List.of("red-api-key");
    assertThat(run("tracker", "list")).isEqualTo(ExitCode.DONE.number());
    assertThat(result.out())
        .containsPattern(
            "red +RED +gazelle +allowed +medium +needs red-api-key +https://redacted.sh")
        .containsPattern("ops +OPS +gazelle +allowed +high +no +https://orpheus.network");
    assertThat(services.effects).isEmpty();
  }

  @Test
  void the_list_of_used_trackers_leaves_out_the_others() {
    run("tracker", "list", "--used");
    assertThat(result.out()).contains("red").doesNotContain("ops");
  }

  @Test
  void a_wrong_definition_is_told_of_beside_the_list() {
    services.trackerDesk.problems.add(new Problem("mine.yaml", 3, 7, "unknown key 'ulr'"));
    assertThat(run("tracker", "list")).isEqualTo(ExitCode.CONFIG.number());
    assertThat(result.err()).contains("mine.yaml:3:7: unknown key 'ulr'");
  }

  @Test
  void one_tracker_is_shown_with_its_rules_and_their_sources() {
    assertThat(run("tracker", "show", "red")).isEqualTo(ExitCode.DONE.number());
    assertThat(result.out())
        .contains(
            "RED (red), https://redacted.sh",
            "source flag: RED",
            "longest path: 180 characters  (RED upload rules",
            "8 requests in 10 s",
            "needs the secret red-api-key",
            "confidence: medium");
  }

  @Test
  void a_tracker_that_there_is_not_is_a_slip() {
    assertThat(run("tracker", "show", "rde")).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("there is no tracker 'rde'");
  }

  @Test
  void a_login_is_shown_and_asked_for_once() {
    assertThat(run("tracker", "check", "red")).isEqualTo(ExitCode.DONE.number());
    assertThat(result.out())
        .contains("user: somebody", "class: Member", "may upload: yes", "buffer: 1.5 TiB");
    assertThat(services.looks).containsOnlyOnce("login red");
  }

  @Test
  void a_login_that_may_not_upload_is_no_success() {
    services.trackerDesk.account = new Account("x", "1", "", Optional.of(false), "");
    assertThat(run("tracker", "check", "red")).isEqualTo(ExitCode.CREDENTIALS.number());
    assertThat(result.out()).contains("may upload: no").doesNotContain("buffer");
  }

  @Test
  void a_refused_login_is_not_tried_again() {
    services.failures.put(
        "login", new FailureException(FailureKind.AUTH, "log in to RED", "RED refuses the login"));
    assertThat(run("tracker", "check", "red")).isEqualTo(ExitCode.CREDENTIALS.number());
    assertThat(services.looks).containsOnlyOnce("login red");
    assertThat(result.err()).contains("RED refuses the login");
  }

  @Test
  void lint_tells_mistakes_and_oddities() {
    services.trackerDesk.examined =
        new Trackers.Examined(
            "mine.yaml",
            List.of(new Problem("mine.yaml", 2, 1, "'name' is missing")),
            List.of(),
            List.of());
    assertThat(run("tracker", "lint", "mine.yaml")).isEqualTo(ExitCode.CONFIG.number());
    assertThat(result.out()).contains("mine.yaml:2:1: 'name' is missing").doesNotContain("fine");
    services.trackerDesk.examined =
        new Trackers.Examined("mine.yaml", List.of(), List.of("no example"), List.of());
    assertThat(run("tracker", "lint", "mine.yaml")).isEqualTo(ExitCode.DONE.number());
    assertThat(result.out()).contains("mine.yaml: odd: no example", "mine.yaml: can be used");
  }

  @Test
  void the_examples_of_a_definition_are_run_and_each_fault_told() {
    services.trackerDesk.examined =
        new Trackers.Examined(
            "mine.yaml",
            List.of(),
            List.of(),
            List.of(
                new DefinitionProof.Outcome("one", List.of()),
                new DefinitionProof.Outcome("two", List.of("type_id is [3] instead of [4]"))));
    assertThat(run("tracker", "test", "mine.yaml")).isEqualTo(ExitCode.CONFIG.number());
    assertThat(result.out())
        .contains("holds  one", "FAILS  two", "type_id is [3] instead of [4]", "1 of 2 hold");
  }

  @Test
  void a_person_says_where_the_upload_is() {
    services.with(Samples.item(7, Samples.RED, ItemState.ACCEPTED));
    assertThat(
            run("queue", "done", "7", "--url", "https://x.example/t/5", "--torrent", "a.torrent"))
        .isEqualTo(ExitCode.DONE.number());
    assertThat(services.effects).contains("done 7 https://x.example/t/5 a.torrent");
    assertThat(run("queue", "done", "7", "--url", "no address")).isEqualTo(ExitCode.USAGE.number());
    assertThat(run("queue", "done", "7")).isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void a_person_asks_for_a_cross_seed() {
    services.with(Samples.item(7, Samples.RED, ItemState.ACCEPTED));
    assertThat(run("queue", "cross-seed", "7")).isEqualTo(ExitCode.DONE.number());
    assertThat(services.effects).contains("cross-seed 7");
    assertThat(run("queue", "cross-seed", "8")).isEqualTo(ExitCode.FAILED.number());
  }
}
