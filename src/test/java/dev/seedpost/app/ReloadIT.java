package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seedpost.app.BuiltProgram.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The real daemon takes up new files, keeps the old ones when the new are wrong, and stops. */
class ReloadIT extends StageBench {
  private Path rules() {
    return stage.folder().resolve("config/rules/music.yaml");
  }

  @Test
  void new_rules_are_taken_up_without_a_restart_and_wrong_ones_are_not() throws Exception {
    Process daemon = serve(Map.of());
    BuiltProgram seedpost = new BuiltProgram(stage, environment(Map.of()));
    String before = Files.readString(rules(), UTF_8);

    Files.writeString(rules(), before.replace("rules:", "ruls:"), UTF_8);
    Run wrong = seedpost.run("reload");
    assertThat(wrong.code()).as(wrong.out() + wrong.err()).isEqualTo(5);
    assertThat(wrong.err()).contains("music.yaml:", "ruls");
    drop(1);
    awaitSeeding(2);

    Files.writeString(rules(), before.replaceAll("to: \\[[^]]*]", "to: [red]"), UTF_8);
    Run right = seedpost.run("reload");
    assertThat(right.code()).as(right.out() + right.err()).isZero();
    drop(2);
    awaitSeeding(3);
    assertThat(stage.red().uploads()).hasSize(2);
    assertThat(stage.ops().uploads()).hasSize(1);
    assertThat(daemon.isAlive()).isTrue();
    assertThat(stage.daemonOutput()).contains("takes up the new configuration");
  }

  @Test
  void a_first_signal_is_obeyed_in_peace_and_a_second_at_once() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    stage
        .red()
        .onUpload(() -> {
          asked.countDown();
          awaitQuietly(answered);
        });
    Process daemon = serveUncovered();
    drop(1);
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    daemon.destroy();
    await("the first signal is heard")
        .atMost(Duration.ofSeconds(10))
        .until(() -> stage.daemonOutput().contains("Seedpost is stopping"));
    daemon.destroy();
    assertThat(daemon.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(stage.daemonOutput()).doesNotContain("Seedpost has stopped");
    answered.countDown();
    stage.red().onUpload(() -> {});
    serve(Map.of());
    awaitSeeding(2);
    assertThat(stage.red().uploads()).hasSize(1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
