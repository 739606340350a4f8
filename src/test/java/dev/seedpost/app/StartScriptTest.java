package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script, with a Java that only prints how it was called. */
class StartScriptTest {
  private record Run(int status, List<String> out, String err) {}

  @TempDir Path temp;

  private Path script;

  @BeforeEach
  void install() throws IOException {
    script = Files.createDirectories(temp.resolve("in stall/bin")).resolve("seedpost");
    executable(script, Files.readString(Path.of("src/main/dist/bin/seedpost")));
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String java(String version) throws IOException {
    Path home = temp.resolve("java " + version);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    executable(
        home.resolve("bin/java"), "#!/bin/sh\necho \"$LC_ALL\"\nprintf '%s\\n' \"$@\"\nexit 7\n");
    return home.toString();
  }

  private Run run(Path program, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    String path = builder.environment().get("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().putAll(environment);
    Process process = builder.redirectError(temp.resolve("err").toFile()).start();
    byte[] out = process.getInputStream().readAllBytes();
    int status = process.waitFor();
    return new Run(
        status,
        new String(out, StandardCharsets.UTF_8).lines().toList(),
        Files.readString(temp.resolve("err")));
  }

  @Test
  void arguments_reach_the_program_untouched() throws Exception {
    Run run =
        run(
            script,
            Map.of("SEEDPOST_JAVA_HOME", java("25.0.3"), "LC_ALL", "C"),
            "upload",
            "a b",
            "",
            "*",
            "$HOME",
            "--x=\"y\"");

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out())
        .startsWith("C.UTF-8")
        .contains("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1")
        .endsWith(
            "-jar",
            temp.resolve("in stall") + "/seedpost.jar",
            "upload",
            "a b",
            "",
            "*",
            "$HOME",
            "--x=\"y\"");
  }

  @Test
  void the_daemon_keeps_the_optimising_compiler() throws Exception {
    String[] words = {"-v", "--config-dir", "upload", "--state-dir=x", "--json", "serve"};
    Run run = run(script, Map.of("SEEDPOST_JAVA_HOME", java("26")), words);

    assertThat(run.out())
        .contains("-XX:+UseSerialGC")
        .doesNotContain("-XX:TieredStopAtLevel=1")
        .endsWith(words);
  }

  @Test
  void the_program_is_found_through_links() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("link"), script);
    Path second = Files.createSymbolicLink(temp.resolve("second"), Path.of("link"));
    assertThat(link).exists();

    Run run = run(second, Map.of("SEEDPOST_JAVA_HOME", java("25")));

    assertThat(run.out()).endsWith("-jar", temp.resolve("in stall") + "/seedpost.jar");
  }

  @Test
  void more_options_are_separated_by_blanks_and_not_expanded() throws Exception {
    Run run =
        run(
            script,
            Map.of("SEEDPOST_JAVA_HOME", java("25"), "SEEDPOST_JAVA_OPTS", "-Xmx1g  -Dx=*"),
            "status");

    assertThat(run.out()).contains("-Xmx1g", "-Dx=*");
  }

  @Test
  void an_older_java_is_refused_in_one_line() throws Exception {
    for (String version : List.of("17.0.15", "1.8.0_452", "24.0.2", "odd")) {
      Run run = run(script, Map.of("SEEDPOST_JAVA_HOME", java(version)), "status");

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith("seedpost: SEEDPOST_JAVA_HOME (" + temp + "/java " + version + ")")
          .containsOnlyOnce("\n");
    }
  }

  @Test
  void a_fitting_java_home_is_taken_and_another_passed_over() throws Exception {
    assertThat(run(script, Map.of("JAVA_HOME", java("25.0.1")), "status").status()).isEqualTo(7);
    assertThat(run(script, Map.of("JAVA_HOME", java("11")), "status").status()).isNotEqualTo(7);
  }
}
