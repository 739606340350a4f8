package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploading without a person. */
class UploadCommandTest {
  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);

  @Test
  void a_complete_release_is_queued() {
    services.daemon = java.util.Optional.of("pid 7");
    Terminal.Result result = terminal.run("upload", "/music/Album");
    assertThat(result.code()).isZero();
    assertThat(services.effects).containsExactly("enqueue [red]");
    assertThat(result.out())
        .contains(
            "Artist - Album\n",
            "artist: Artist  (tags)",
            "rule: lossless albums",
            "to red, pieces of 256 KiB, into /music",
            "title = Album",
            "warning: the folder says 2020",
            "item 1 red: Waiting, queued");
    assertThat(result.err()).isEqualTo("The daemon (pid 7) takes it from here.\n");
  }

  @Test
  void without_a_daemon_it_says_what_goes_on() {
    assertThat(terminal.run("upload", "/music/Album").err()).contains("seedpost serve");
    assertThat(terminal.run("upload", "/music/Album", "--quiet").err()).isEmpty();
  }

  @Test
  void the_target_is_a_path_a_torrent_or_an_info_hash(@TempDir Path folder) throws IOException {
    Path odd = Files.createDirectory(folder.resolve("folder.torrent"));
    terminal.run("upload", "/music/Album", "--dry-run");
    terminal.run("upload", "/music/a.torrent", "--dry-run");
    terminal.run("upload", Samples.HASH.toUpperCase(java.util.Locale.ROOT), "--dry-run");
    terminal.run("upload", odd.toString(), "--dry-run");
    assertThat(services.looks)
        .containsExactly(
            "propose Payload[path=/music/Album] []",
            "propose Torrent[file=/music/a.torrent] []",
            "propose InClient[hash=" + Samples.HASH + "] []",
            "propose Payload[path=" + odd + "] []");
  }

  @Test
  void what_no_system_takes_as_a_path_is_one_sentence() {
    Terminal.Result result = terminal.run("upload", "/music/a\u0000b");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "seedpost: Failed to read /music/a\\u0000b: this is no path that the system knows\n");
    assertThat(services.looks).isEmpty();
  }

  @Test
  void trackers_that_are_chosen_go_along_once_each() {
    terminal.run("upload", "/a", "--trackers", "red,ops,red", "-t", "ops", "-n");
    assertThat(services.looks).containsExactly("propose Payload[path=/a] [red, ops]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--wait", "--yes", "--json", "--trackers red,ops", "-v"})
  void a_dry_run_has_no_effect_whatever_else_is_asked(String more) {
    services.proposal = Samples.proposal(Samples.row(Samples.RED, Samples.MEDIA));
    String[] line = ("upload /a --dry-run " + more).strip().split(" ", -1);
    assertThat(terminal.run(line).code()).isEqualTo(9);
    assertThat(terminal.typing("1", "y", "y").run(line).code()).isEqualTo(9);
    assertThat(services.effects).isEmpty();
  }

  @Test
  void a_dry_run_never_asks() {
    services.proposal = Samples.ignored("no rule matches");
    Terminal.Result result = terminal.typing("red").run("upload", "/a", "--dry-run");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void an_incomplete_item_is_held_with_the_list_of_what_is_missing() {
    services.proposal = Samples.proposal(Samples.row(Samples.RED, Samples.MEDIA, Samples.YEAR));
    Terminal.Result result = terminal.piping("1\n2020\ny\n").run("upload", "/a");
    assertThat(result.code()).isEqualTo(9);
    assertThat(result.out())
        .contains("missing: media (CD, WEB, Vinyl)", "missing: year\n", "item 1 red: Question");
    assertThat(result.err()).isEmpty();
    assertThat(services.items.get(1L).state()).isEqualTo(ItemState.NEEDS_ANSWER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-input", "--json"})
  void nobody_is_asked_on_a_terminal_either_when_told_so(String option) {
    services.proposal = Samples.proposal(Samples.row(Samples.RED, Samples.MEDIA));
    Terminal.Result result = terminal.typing("1", "y").run("upload", "/a", option);
    assertThat(result.code()).isEqualTo(9);
    assertThat(result.err()).doesNotContain("media:", "[y/N]");
    assertThat(services.effects).containsExactly("enqueue [red]");
  }

  @Test
  void in_json_what_is_missing_is_listed_too() {
    services.proposal = Samples.proposal(Samples.row(Samples.RED, Samples.MEDIA, Samples.YEAR));
    Terminal.Result result = terminal.run("upload", "/a", "--json");
    Map<?, ?> proposal = result.first("proposal");
    assertThat(proposal.get("missing")).isEqualTo(List.of("media", "year"));
    assertThat(proposal.get("form")).isEqualTo(List.of(Map.of("name", "title", "value", "Album")));
    assertThat(result.first("warning").get("message")).asString().contains("2019");
    assertThat(result.summary().get("outcome")).isEqualTo("HELD");
  }

  @Test
  void what_no_rule_takes_is_nothing_to_do_and_says_why() {
    services.proposal = Samples.ignored("no rule matches");
    Terminal.Result result = terminal.run("upload", "/a");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.out()).contains("not uploaded: no rule matches");
    assertThat(services.effects).isEmpty();
    assertThat(terminal.run("upload", "/a", "--json").summary().get("why"))
        .isEqualTo("no rule matches");
  }

  @ParameterizedTest
  @CsvSource({
    "SEEDING, '', 4",
    "PREPARED, '', 4",
    "REFUSED, '', 1",
    "PARKED, '', 1",
    "UNCERTAIN, '', 10",
    "SEEDING, --wait, 4",
    "REFUSED, --wait, 1",
    "PREPARED, --wait, 7",
    "SEEDING, --dry-run, 4",
    "PREPARED, --dry-run, 4",
    "REFUSED, --dry-run, 1",
    "NEEDS_ANSWER, --dry-run, 0",
    "NEEDS_ANSWER, '', 0",
  })
  void what_is_in_the_queue_already_is_told_as_it_stands(ItemState state, String option, int code) {
    QueueItem old = Samples.item(1, Samples.RED, state);
    services.with(old);
    services.proposal = Samples.proposal(Samples.existing(old));
    Terminal.Result result = terminal.run(("upload /a " + option).strip().split(" ", -1));
    assertThat(result.out()).contains("is there as item 1: " + ItemText.word(state));
    assertThat(result.code()).isEqualTo(code);
  }

  @Test
  void an_old_item_that_is_waited_for_and_seeds_in_the_end_is_done() {
    QueueItem old = Samples.item(1, Samples.RED, ItemState.INJECTED);
    services.with(old).course.put(1L, List.of(Samples.in(old, ItemState.SEEDING, "it seeds")));
    services.proposal = Samples.proposal(Samples.existing(old));
    assertThat(terminal.run("upload", "/a", "--wait").code()).isZero();
  }

  @Test
  void a_dry_run_foresees_the_code_of_the_real_one() {
    QueueItem old = Samples.item(1, Samples.OPS, ItemState.SEEDING);
    services.with(old);
    services.proposal =
        Samples.proposal(Samples.refused(Samples.RED, "no single files"), Samples.existing(old));
    assertThat(terminal.run("upload", "/a", "-n").code()).isEqualTo(3);
    assertThat(terminal.run("upload", "/a").code()).isEqualTo(3);
    services.proposal = Samples.proposal(Samples.refused(Samples.RED, "no single files"));
    assertThat(terminal.run("upload", "/a", "-n").code()).isEqualTo(1);
    assertThat(terminal.run("upload", "/a").code()).isEqualTo(1);
    services.proposal = Samples.proposal(Samples.held(Samples.RED, "look at it first"));
    assertThat(terminal.run("upload", "/a", "-n").code()).isEqualTo(9);
    assertThat(terminal.run("upload", "/a").out()).contains("held: look at it first");
    assertThat(terminal.run("upload", "/a").code()).isEqualTo(9);
  }

  @Test
  void waiting_shows_every_change_and_the_end() {
    QueueItem first = Samples.item(1, Samples.RED, ItemState.PREPARED);
    services.course.put(
        1L,
        List.of(
            Samples.in(first, ItemState.SENDING, "on its way"),
            Samples.in(first, ItemState.REFUSED, "dupe\u001b[2J of\n12")));
    Terminal.Result result = terminal.run("upload", "/a", "--wait");
    assertThat(result.code()).isEqualTo(1);
    assertThat(services.effects).containsExactly("enqueue [red]", "work [1]");
    assertThat(result.err().lines()).containsExactly("item 1 red: Sending, on its way");
    assertThat(result.outLines())
        .endsWith("item 1 red: Refused, dupe\\u001b[2J of\\u000a12")
        .doesNotContain("item 1 red: Waiting, queued");
  }

  @Test
  void hostile_names_are_escaped() {
    services.proposal = Samples.proposal("a\u001b]0;x\u0007\u202eb\nc", Samples.row(Samples.RED));
    Terminal.Result result = terminal.run("upload", "/a");
    assertThat(result.outLines()).first().isEqualTo("a\\u001b]0;x\\u0007\\u202eb\\u000ac");
  }

  @Test
  void the_short_ways_are_the_commands_they_stand_for() {
    services.with(Samples.item(1, Samples.RED, ItemState.REFUSED));
    assertThat(terminal.run("upload", "--queue")).isEqualTo(terminal.run("queue", "list"));
    assertThat(terminal.run("upload", "--status")).isEqualTo(terminal.run("status"));
    assertThat(terminal.run("upload", "--retry", "1")).isEqualTo(terminal.run("retry", "1"));
    assertThat(services.effects).containsExactly("retry 1[]", "retry 1[]");
  }

  @Test
  void a_failure_before_queueing_leaves_nothing_behind() {
    services.failures.put(
        "propose",
        new FailureException(FailureKind.INVALID_CONTENT, "read /a", "it holds no files"));
    Terminal.Result result = terminal.run("upload", "/a");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("seedpost: Failed to read /a: it holds no files\n");
    assertThat(services.effects).isEmpty();
  }
}
