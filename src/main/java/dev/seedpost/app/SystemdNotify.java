package dev.seedpost.app;

import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how we are (sd_notify(3)). Does nothing when systemd did not ask, and never fails:
 * a daemon that cannot say that it works still works.
 */
final class SystemdNotify {
  private static final Logger log = LoggerFactory.getLogger(SystemdNotify.class);

  private static final short AF_UNIX = 1;

  /** The field {@code sun_path}, with the zero byte that ends a path. */
  private static final int LONGEST_PATH = 108;

  private final Optional<byte[]> address;
  private final Optional<Duration> watchdog;

  /**
   * Reads {@code NOTIFY_SOCKET}, {@code WATCHDOG_USEC} and {@code WATCHDOG_PID}.
   *
   * @param environment the environment variables
   */
  SystemdNotify(Map<String, String> environment) {
    address = address(environment.getOrDefault("NOTIFY_SOCKET", ""));
    watchdog =
        Optional.of(environment.getOrDefault("WATCHDOG_USEC", ""))
            .filter(value -> value.matches("[1-9][0-9]{0,17}"))
            .filter(value -> isForUs(environment.getOrDefault("WATCHDOG_PID", "")))
            .map(value -> Duration.ofNanos(Long.parseLong(value) * 1000));
  }

  private static boolean isForUs(String pid) {
    return pid.isEmpty() || pid.equals(String.valueOf(ProcessHandle.current().pid()));
  }

  /** A {@code sockaddr_un}: a path, or after {@code @} a name in the abstract space. */
  private static Optional<byte[]> address(String socket) {
    byte[] path = socket.getBytes(StandardCharsets.UTF_8);
    boolean isAbstract = socket.startsWith("@");
    int length = path.length + (isAbstract ? 0 : 1);
    if (path.length < 2 || length > LONGEST_PATH || !(isAbstract || socket.startsWith("/"))) {
      return Optional.empty();
    }
    ByteBuffer address = ByteBuffer.allocate(Short.BYTES + length).order(ByteOrder.nativeOrder());
    address.putShort(AF_UNIX).put(path);
    if (isAbstract) {
      address.put(Short.BYTES, (byte) 0);
    }
    return Optional.of(address.array());
  }

  /** Start-up is over. */
  void ready(String status) {
    send("READY=1\n" + line(status));
  }

  /** One sentence for {@code systemctl status}. */
  void status(String text) {
    send(line(text));
  }

  /** We are on our way out. */
  void stopping() {
    send("STOPPING=1");
  }

  /** We are alive; to be called from what does the work, at half of {@link #watchdogTime}. */
  void watchdog() {
    send("WATCHDOG=1");
  }

  /** After this long without {@link #watchdog} systemd ends us, if it watches at all. */
  Optional<Duration> watchdogTime() {
    return watchdog;
  }

  private static String line(String status) {
    return "STATUS=" + Texts.printable(status);
  }

  private void send(String message) {
    address.ifPresent(to -> {
      try {
        Libc.sendDatagram(to, message.getBytes(StandardCharsets.UTF_8));
      } catch (IOException fault) {
        log.warn("systemd was not told \"{}\": {}", message, fault.getMessage());
      }
    });
  }
}
