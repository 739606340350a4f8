package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemdNotifyTest {
  @TempDir Path temp;

  private static SystemdNotify notify(String socket) {
    return new SystemdNotify(Map.of("NOTIFY_SOCKET", socket));
  }

  private static void expectAll(String socket) throws Throwable {
    try (DatagramReceiver systemd = new DatagramReceiver(socket)) {
      SystemdNotify notify = notify(socket);

      notify.ready("wartet – 3 Uploads\nSTOPPING=1");
      assertThat(systemd.next()).isEqualTo("READY=1\nSTATUS=wartet – 3 Uploads\\u000aSTOPPING=1");
      notify.status("lädt hoch");
      assertThat(systemd.next()).isEqualTo("STATUS=lädt hoch");
      notify.watchdog();
      assertThat(systemd.next()).isEqualTo("WATCHDOG=1");
      notify.stopping();
      assertThat(systemd.next()).isEqualTo("STOPPING=1");
      assertThat(systemd.next()).isEqualTo("nothing");
    }
  }

  @Test
  void everything_reaches_a_socket_with_a_path() throws Throwable {
    expectAll(temp.resolve("nötify").toString());
  }

  @Test
  void everything_reaches_an_abstract_socket() throws Throwable {
    expectAll("@seedpost-test-" + ProcessHandle.current().pid());
  }

  @Test
  void the_longest_path_fits() throws Throwable {
    String folder = temp + "/";
    expectAll(folder + "x".repeat(107 - folder.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "@", "relative/socket", "vsock:2:1234"})
  void without_a_socket_that_we_know_nothing_is_sent(String socket) {
    SystemdNotify notify = notify(socket);

    notify.ready("here");
    notify.stopping();
    new SystemdNotify(Map.of()).ready("here");
    notify("/" + "x".repeat(107)).ready("here");
  }

  @Test
  void a_socket_that_is_gone_does_no_harm() {
    notify(temp.resolve("gone").toString()).ready("here");
  }

  @Test
  void the_watchdogs_time_is_read() {
    String self = String.valueOf(ProcessHandle.current().pid());

    assertThat(new SystemdNotify(Map.of("WATCHDOG_USEC", "30000000")).watchdogTime())
        .contains(Duration.ofSeconds(30));
    assertThat(
            new SystemdNotify(Map.of("WATCHDOG_USEC", "500", "WATCHDOG_PID", self)).watchdogTime())
        .contains(Duration.ofNanos(500_000));
    assertThat(
            new SystemdNotify(Map.of("WATCHDOG_USEC", "500", "WATCHDOG_PID", "1")).watchdogTime())
        .isEmpty();
    assertThat(new SystemdNotify(Map.of("WATCHDOG_USEC", "soon")).watchdogTime()).isEmpty();
    assertThat(new SystemdNotify(Map.of("WATCHDOG_USEC", "0")).watchdogTime()).isEmpty();
    assertThat(new SystemdNotify(Map.of()).watchdogTime()).isEmpty();
  }
}
