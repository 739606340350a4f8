package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as {@code mvn package} leaves it, run with the folders of a stage. */
final class BuiltProgram {
  private static final long LONGEST_SECONDS = 120;

  private final DemoStage stage;
  private final Map<String, String> environment;

  /** What a run left behind. */
  record Run(int code, String out, String err) {}

  BuiltProgram(DemoStage stage, Map<String, String> environment) {
    this.stage = stage;
    this.environment = environment;
  }

  static Path path() {
    return Path.of(System.getProperty("seedpost.program"));
  }

  Run run(String... arguments) {
    return runWith("", arguments);
  }

  /** Runs a command to its end with a text as its input. */
  Run runWith(String input, String... arguments) {
    try {
      Path in = Files.createTempFile(stage.folder(), "in", "");
      Path out = Files.createTempFile(stage.folder(), "out", "");
      Path err = Files.createTempFile(stage.folder(), "err", "");
      Files.writeString(in, input);
      Process process =
          builder(arguments)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
          .as("%s ended: %s", List.of(arguments), Files.readString(err))
          .isTrue();
      Run run = new Run(process.exitValue(), text(out), text(err));
      for (Path file : List.of(in, out, err)) {
        Files.delete(file);
      }
      return run;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                path().toString(),
                "--config-dir",
                stage.folder().resolve("config").toString(),
                "--state-dir",
                stage.state().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
    builder.environment().remove("NOTIFY_SOCKET");
    builder.environment().putAll(environment);
    builder.environment().putAll(Coverage.environment());
    return builder;
  }
}
