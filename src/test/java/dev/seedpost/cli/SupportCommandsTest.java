package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.Unzipped;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportCommandsTest {
  private final FakeServices services =
      new FakeServices()
          .with(
              Samples.item(1, Samples.RED, ItemState.PREPARED),
              Samples.item(
                  2, Samples.OPS, ItemState.PARKED, "Album", "no: hunter2 is wrong", List.of()));
  private final Terminal terminal = new Terminal(services);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("report.zip");
  }

  private Terminal.Result bundle(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "support";
    arguments[1] = "bundle";
    arguments[2] = file().toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return terminal.run(arguments);
  }

  @Test
  void the_bundle_holds_what_the_commands_say_and_what_a_person_wrote() throws IOException {
    services.checks.add(new Setup.Check("qbittorrent", false, "no answer", "start it"));
    services.written.add(new Support.Written("seedpost.yaml", "version: 1 # hunter2\n"));
    Terminal.Result result = bundle();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("wrote " + file(), "files/seedpost.yaml", "Look through it before you send it");
    assertThat(result.err()).contains("No log is in it", "--log");
    Map<String, String> texts = Unzipped.of(file());
    assertThat(texts.get("about.txt")).contains("seedpost development", "Java: [25", "Linux");
    assertThat(texts.get("about.txt")).contains("configuration: /etc/seedpost");
    assertThat(texts.get("doctor.txt")).contains("!!  qbittorrent  no answer; start it");
    assertThat(texts.get("status.txt")).contains("1 Stopped", "needs you:");
    assertThat(texts.get("config-check.txt")).contains("fine, trackers ops, red");
    assertThat(texts.get("database.txt")).contains("version 1", "Seeding: 3");
    assertThat(texts.get("items.txt"))
        .contains("item 2", "Stopped, no: [secret] is wrong", "info hash:   " + Samples.HASH)
        .doesNotContain("item 1");
    assertThat(texts.get("files/seedpost.yaml")).isEqualTo("version: 1 # [secret]\n");
    assertThat(services.effects).isEmpty();
    assertThat(terminal.opened.getFirst().use()).isEqualTo(GlobalOptions.Use.LOOK);
  }

  @Test
  void it_is_for_its_owner_alone_and_nothing_else_is_left_in_the_folder() throws IOException {
    bundle();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryContaining(path -> path.equals(file()));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void nothing_is_ever_replaced() throws IOException {
    Files.writeString(file(), "mine");
    Terminal.Result result = bundle();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("it is there already; name another file");
    assertThat(file()).hasContent("mine");
    Files.delete(file());
    Files.createSymbolicLink(file(), folder.resolve("nowhere"));
    assertThat(bundle().code()).isEqualTo(1);
    assertThat(file()).isSymbolicLink();
    assertThat(terminal.run("support", "bundle", folder.toString()).err()).contains("a folder");
    assertThat(terminal.run("support", "bundle", folder + "/no/x.zip").err())
        .contains("there is no folder");
    assertThat(terminal.run("support", "bundle", "").code()).isEqualTo(2);
    assertThat(services.looks).isEmpty();
  }

  @Test
  void without_a_scrub_nothing_is_written() {
    services.failures.put(
        "scrub", new FailureException(FailureKind.AUTH, "make it", "the store is locked"));
    Terminal.Result result = bundle();
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.err()).contains("the store is locked");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_fails_stands_in_the_bundle_and_does_not_prevent_it() throws IOException {
    services.failures.put(
        "checkConfig", new FailureException(FailureKind.CONFIG, "read it", "line 3: hunter2"));
    services.failures.put("status", new IllegalStateException("a bug with hunter2"));
    assertThat(bundle().code()).isZero();
    Map<String, String> texts = Unzipped.of(file());
    assertThat(texts.get("config-check.txt"))
        .isEqualTo("seedpost: Failed to read it: line 3: [secret]\n");
    assertThat(texts.get("status.txt"))
        .contains("IllegalStateException: a bug with [secret]", "at dev.seedpost.cli.");
  }

  @Test
  void at_most_fifty_items_are_told() throws IOException {
    IntStream.range(10, 80)
        .forEach(id -> services.with(Samples.item(id, Samples.RED, ItemState.REFUSED)));
    bundle();
    String items = Unzipped.of(file()).get("items.txt");
    assertThat(items).startsWith("71 failed or need a person; at most 50 follow");
    assertThat(items.lines().filter(line -> line.startsWith("item "))).hasSize(50);
  }

  @Test
  void names_of_files_are_scrubbed_and_stay_in_their_folder() throws IOException {
    services.written.add(new Support.Written("rules/hunter2.yaml", "a"));
    services.written.add(new Support.Written("rules/hunter2\n\u001b.yaml", "b\u001b[2J"));
    services.written.add(new Support.Written("rules/hunter2_\u001b.yaml", "c"));
    bundle();
    Map<String, String> texts = Unzipped.of(file());
    assertThat(texts.keySet())
        .contains(
            "files/rules/_secret_.yaml",
            "files/rules/_secret___.yaml",
            "files/rules/_secret___.yaml.2");
    assertThat(texts.get("files/rules/_secret___.yaml")).isEqualTo("b\\u001b[2J\n");
  }

  @Test
  void a_log_is_put_in_from_its_first_whole_line_on() throws IOException {
    Path log = folder.resolve("log");
    Files.writeString(log, "x".repeat(600_000) + " hun");
    assertThat(bundle("--log", log.toString()).code()).isZero();
    assertThat(Unzipped.of(file()).get("log.txt")).isEmpty();
    Files.delete(file());
    Files.writeString(log, "hunter2 " + "x".repeat((512 << 10) - 8) + "\nlast line\thunter2");
    assertThat(bundle("--log", log.toString()).err()).isEmpty();
    assertThat(Unzipped.of(file()).get("log.txt")).isEqualTo("last line [secret]\n");
  }

  @Test
  void a_log_that_is_none_is_a_failure() {
    Terminal.Result result = bundle("--log", folder.toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("Failed to read the log", "no such file");
    assertThat(file()).doesNotExist();
  }

  @Test
  void json_lists_the_files() {
    Terminal.Result result = bundle("--json");
    assertThat(result.first("file").get("name")).isEqualTo("about.txt");
    assertThat(result.summary().get("written")).isEqualTo(file().toString());
    assertThat(result.summary().get("files"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .contains("doctor.txt", "items.txt");
  }
}
