package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped unit, with the program where this build left it. */
class SystemdUnitIT {
  @TempDir private Path folder;

  @Test
  void systemd_finds_nothing_wrong_with_the_unit() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd is not here");
    // A link, because a unit's paths may hold no blanks and a clone may lie anywhere.
    Path program = Files.createSymbolicLink(folder.resolve("seedpost"), BuiltProgram.path());
    String unit = Files.readString(Path.of("systemd/seedpost.service"));
    assertThat(unit).contains("Type=notify", "ExecStart=/opt/seedpost/bin/seedpost serve\n");
    Path placed =
        Files.writeString(
            folder.resolve("seedpost.service"),
            unit.replace("=/opt/seedpost/bin/seedpost ", "=" + program + " "));
    Process verify =
        new ProcessBuilder("systemd-analyze", "verify", placed.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(verify.getInputStream().readAllBytes(), UTF_8);
    assertThat(verify.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEmpty();
    assertThat(verify.exitValue()).isZero();
  }
}
