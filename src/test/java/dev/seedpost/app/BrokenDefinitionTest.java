package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seedpost.LogLines;
import dev.seedpost.queue.QueueItem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembled program beside a definition that has a mistake. */
class BrokenDefinitionTest {
  /** The last line of the file, after seven good ones. */
  private static final String SLIP = OnDisk.site("mine") + "confidense: low\n";

  private static final String SAID = "mine.yaml:8:1: unknown key 'confidense'; did you mean";

  @TempDir private Path home;
  private OnDisk program;

  @BeforeEach
  void set() {
    program = new OnDisk(home);
    program.define("mine.yaml", SLIP);
  }

  private List<String> trackers() {
    return program.items().stream().map(QueueItem::tracker).map(id -> id.id()).toList();
  }

  private List<String> served(String until) throws InterruptedException {
    assertThat(trackers()).doesNotContain(until);
    try (LogLines log = new LogLines(Daemon.class);
        LogLines loading = new LogLines(Loaded.class)) {
      Thread daemon = program.serve();
      try {
        await("the watched folder is scanned and judged")
            .atMost(Duration.ofSeconds(30))
            .until(() -> trackers().contains(until));
      } finally {
        daemon.interrupt();
        daemon.join(Duration.ofSeconds(30));
      }
      assertThat(daemon.isAlive()).isFalse();
      return Stream.concat(loading.all().stream(), log.all().stream()).toList();
    }
  }

  @Test
  void the_service_runs_on_with_the_others_and_the_mended_one_gets_its_part_by_itself()
      throws InterruptedException {
    assertThat(served("fine"))
        .anySatisfy(line -> assertThat(line).contains("left out", SAID, "'confidence'"))
        .anySatisfy(line -> assertThat(line).contains("mine is disabled", SAID))
        .anySatisfy(line -> assertThat(line).contains("ready", "trackers fine, disabled [mine]"));
    assertThat(trackers()).containsExactly("fine");

    program.define("mine.yaml", OnDisk.site("mine"));
    assertThat(served("mine"))
        .noneSatisfy(line -> assertThat(line).contains("disabled"))
        .anySatisfy(line -> assertThat(line).contains("ready"));
    assertThat(trackers()).containsExactlyInAnyOrder("fine", "mine");
  }

  @Test
  void the_list_of_trackers_shows_it_as_disabled_and_why() {
    OnDisk.Run run = program.run("tracker", "list", "--used");
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out())
        .containsPattern("mine +disabled +its definition has a mistake: .*mine.yaml:8:1: unknown")
        .containsPattern("fine +A Site +manual");
    assertThat(program.run("tracker", "list", "--json").out())
        .containsPattern(
            "\"id\":\"mine\",\"used\":false,\"wanted\":true,\"disabled\":\"its def.*8:1")
        .containsPattern("\"type\":\"problem\".*\"line\":8");
  }

  @Test
  void the_doctor_shows_it_as_disabled_and_why() {
    OnDisk.Run run = program.run("doctor");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("!! +definitions +.*mine.yaml:8:1: unknown key")
        .containsPattern(
            "!! +tracker mine +disabled: its definition has a mistake: .*mine.yaml:8:1")
        .containsPattern("ok +rules +1 rules");
    assertThat(program.run("doctor", "--json").out().lines())
        .anySatisfy(line ->
            assertThat(line)
                .contains("\"name\":\"tracker mine\"", "\"well\":false", "disabled: ", SAID));
  }

  @Test
  void an_order_for_it_ends_with_the_mistake_and_not_with_nothing_to_do() {
    program.rules("mine");
    for (OnDisk.Run run :
        List.of(
            program.run("upload", program.album().toString(), "--trackers", "mine"),
            program.run("upload", program.album().toString(), "--trackers", "fine,mine"),
            program.run("upload", program.album().toString()),
            program.run("tracker", "show", "mine"),
            program.run("tracker", "check", "mine"),
            program.run("torrent", "create", program.album().toString(), "--tracker", "mine"))) {
      assertThat(run.code()).as(run.out() + run.err()).isEqualTo(5);
      assertThat(run.err()).contains(SAID);
    }
    assertThat(trackers()).isEmpty();
  }

  @Test
  void an_order_that_the_rules_give_to_both_goes_to_the_sound_one() {
    OnDisk.Run run = program.run("upload", program.album().toString());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("not to mine, which is disabled", SAID);
    assertThat(trackers()).containsExactly("fine");
  }

  @Test
  void a_shipped_definition_never_stands_in_for_the_users_own_one() {
    program.use("red");
    program.rules("red");
    program.define("red.yaml", "id: red\nfamily: [gazelle\n");
    OnDisk.Run run = program.run("upload", program.album().toString(), "--trackers", "red");
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).containsPattern("red.yaml:3:1: not valid YAML");
    assertThat(program.run("tracker", "list").out()).containsPattern("red +disabled");
  }

  @Test
  void a_rule_may_name_a_used_tracker_whose_file_cannot_be_told() {
    program.use("fine", "hidden");
    program.rules("fine", "hidden");
    program.define("mine.yaml", "id\tis: {hidden\n");
    OnDisk.Run check = program.run("rules", "check");
    assertThat(check.code()).as(check.err()).isZero();
    OnDisk.Run run = program.run("upload", program.album().toString(), "--trackers", "hidden");
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err())
        .containsPattern("its definition is in no file that can be read: .*mine.yaml:\\d+:\\d+");
  }

  @Test
  void a_rule_that_names_an_unknown_tracker_is_a_mistake_where_every_file_can_be_read() {
    program.define("mine.yaml", OnDisk.site("mine"));
    program.use("fine", "mine", "mien");
    program.rules("mien");
    OnDisk.Run run = program.run("rules", "check");
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).contains("did you mean 'mine'?");
  }
}
