package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seedpost.practice.RealQbittorrent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first line of the README. */
class DemoIT {
  @TempDir private Path folder;

  private Process demo() throws IOException {
    RealQbittorrent.program();
    ProcessBuilder builder =
        new ProcessBuilder(BuiltProgram.path().toString(), "demo")
            .redirectErrorStream(true)
            .redirectOutput(output().toFile());
    String coverage = Coverage.environment().getOrDefault("JAVA_TOOL_OPTIONS", "");
    builder
        .environment()
        .put("JAVA_TOOL_OPTIONS", coverage + " \"-Djava.io.tmpdir=" + temporary() + "\"");
    return builder.start();
  }

  private Path temporary() {
    try {
      return Files.createDirectories(folder.resolve("tmp"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path output() {
    return folder.resolve("output");
  }

  private String said() {
    try {
      return Files.exists(output()) ? Files.readString(output()) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(temporary())) {
      return files.filter(file -> file.getFileName().toString().startsWith("seedpost-")).toList();
    }
  }

  @Test
  void the_demo_ends_with_a_seed_on_both_sites_and_leaves_nothing() throws Exception {
    Process demo = demo();
    assertThat(demo.waitFor(3, TimeUnit.MINUTES)).as(said()).isTrue();
    assertThat(demo.exitValue()).as(said()).isZero();
    assertThat(said())
        .contains(
            "red: qBittorrent itself says complete, seeding, tracker working",
            "ops: qBittorrent itself says complete, seeding, tracker working",
            "each site received exactly one upload",
            "From drop to seeding on both sites",
            "What to look at next");
    assertThat(left()).isEmpty();
  }

  @Test
  void a_demo_that_is_interrupted_leaves_nothing_running_and_nothing_lying_about()
      throws Exception {
    Process demo = demo();
    await("the daemon of the demo is ready")
        .atMost(Duration.ofMinutes(1))
        .until(() -> said().contains("the daemon is ready"));
    List<ProcessHandle> children = demo.descendants().toList();
    assertThat(children).hasSizeGreaterThanOrEqualTo(2);
    demo.destroy();
    assertThat(demo.waitFor(20, TimeUnit.SECONDS)).isTrue();
    await("its children end").until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(left()).isEmpty();
  }
}
