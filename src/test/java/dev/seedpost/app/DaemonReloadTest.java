package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembled daemon, asked for a reload by the command. */
class DaemonReloadTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path home;
  private OnDisk program;
  private Thread daemon;

  @BeforeEach
  void set() {
    program = new OnDisk(home);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (daemon != null) {
      daemon.interrupt();
      daemon.join(PATIENCE);
      assertThat(daemon.isAlive()).isFalse();
    }
  }

  private void serve() {
    daemon = program.serve();
    awaitItems(2);
  }

  private void awaitItems(int count) {
    await("items").atMost(PATIENCE).until(() -> program.items().size() == count);
  }

  private void configure(String from, String to) throws IOException {
    String before = Files.readString(program.config());
    assertThat(before).contains(from);
    Files.writeString(program.config(), before.replace(from, to));
  }

  private Path missing() {
    return home.resolve("missing");
  }

  @Test
  void a_new_watched_folder_that_cannot_be_read_keeps_the_old_set() throws IOException {
    serve();
    String drop = program.drop().toString();
    configure(drop, missing().toString());
    OnDisk.Run run = program.run("reload");
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(5);
    assertThat(run.err())
        .contains("goes on as before", "look at the watched folder " + missing(), "permissions");

    Path album = Files.createDirectories(program.drop().resolve("Another"));
    Files.writeString(album.resolve("notes.txt"), "others");
    awaitItems(4);
  }

  @Test
  void one_that_could_not_be_read_before_either_keeps_nobody_from_a_reload() throws IOException {
    configure("watch:\n", "watch:\n  - {name: away, path: " + missing() + ", existing: process}\n");
    serve();
    configure("version: 1\n", "version: 1\nlog: {level: debug}\n");
    OnDisk.Run run = program.run("reload");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  @Test
  void the_log_tells_as_much_as_the_new_configuration_wants() throws IOException {
    serve();
    assertThat(program.logLevels).containsExactly("info");
    configure("version: 1\n", "version: 1\nlog: {level: debug}\n");
    assertThat(program.run("reload").code()).isZero();
    await("the new level")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(program.logLevels).containsExactly("info", "debug"));
  }
}
