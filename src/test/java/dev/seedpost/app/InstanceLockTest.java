package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
  @TempDir Path temp;

  /** The other process: takes the lock, says so, and holds it until its input ends. */
  public static void main(String[] arguments) throws IOException {
    InstanceLock.Result result = InstanceLock.tryTake(Path.of(arguments[0]), "serve");
    System.out.println(
        switch (result) {
          case InstanceLock.Taken _ -> "taken";
          case InstanceLock.HeldBy held -> "held by " + held.text();
        });
    System.in.read();
  }

  private Process other() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            InstanceLockTest.class.getName(),
            temp.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void a_second_instance_in_this_process_learns_who_has_it() {
    try (InstanceLock.Taken first = take("serve")) {
      assertThat(first).isNotNull();
      for (int i = 0; i < 3; i++) {
        InstanceLock.Result second = InstanceLock.tryTake(temp, "upload");
        assertThat(second).isInstanceOf(InstanceLock.HeldBy.class);
        assertThat(((InstanceLock.HeldBy) second).text())
            .matches(
                "seedpost serve, process "
                    + ProcessHandle.current().pid()
                    + ", running since \\d{4}-\\d\\d-\\d\\dT.*Z");
      }
    }
    take("upload").close();
  }

  private InstanceLock.Taken take(String who) {
    return (InstanceLock.Taken) InstanceLock.tryTake(temp, who);
  }

  @Test
  void another_process_is_kept_out_whatever_this_one_does_with_the_file() throws Exception {
    try (InstanceLock.Taken mine = take("serve")) {
      assertThat(mine).isNotNull();
      assertThat(InstanceLock.tryTake(temp, "upload")).isInstanceOf(InstanceLock.HeldBy.class);
      FileChannel.open(temp.resolve("seedpost.lock"), StandardOpenOption.WRITE).close();

      Process other = other();
      assertThat(other.inputReader().readLine())
          .startsWith("held by seedpost serve, process " + ProcessHandle.current().pid());
      other.outputWriter().close();
      other.waitFor();
    }
  }

  @Test
  void the_lock_ends_with_its_process_however_that_ends() throws Exception {
    Process other = other();
    assertThat(other.inputReader().readLine()).isEqualTo("taken");
    InstanceLock.Result while_it_runs = InstanceLock.tryTake(temp, "upload");
    assertThat(while_it_runs).isInstanceOf(InstanceLock.HeldBy.class);
    assertThat(((InstanceLock.HeldBy) while_it_runs).text()).contains("process " + other.pid());

    other.destroyForcibly().waitFor();

    take("upload").close();
  }

  @Test
  void the_file_is_for_its_owner_alone_and_closing_twice_is_harmless() throws IOException {
    InstanceLock.Taken taken = take("serve");

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(temp.resolve("seedpost.lock"))))
        .isEqualTo("rw-------");
    taken.close();
    taken.close();
    assertThat(temp.resolve("seedpost.lock")).exists();
  }

  @Test
  void a_holder_that_has_not_said_who_it_is_is_another() throws IOException {
    try (InstanceLock.Taken taken = take("serve")) {
      assertThat(taken).isNotNull();
      Files.writeString(temp.resolve("seedpost.lock"), "");
      assertThat(InstanceLock.tryTake(temp, "upload"))
          .isEqualTo(new InstanceLock.HeldBy("another seedpost"));
    }
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    FailureException failure =
        catchThrowableOfType(
            FailureException.class, () -> InstanceLock.tryTake(temp.resolve("absent"), "serve"));

    assertThat(failure.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failure).hasMessageContaining("absent/seedpost.lock");
  }
}
