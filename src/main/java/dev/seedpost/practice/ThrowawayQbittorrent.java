package dev.seedpost.practice;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.secret.Secret;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real qBittorrent of its own for the demo and the tests: own profile, own random password,
 * loopback only, nothing sent to any other machine. It never outlives this JVM.
 */
public final class ThrowawayQbittorrent implements AutoCloseable {
  private static final String USERNAME = "admin";
  private static final Duration READY = Duration.ofSeconds(30);
  private static final Duration GENTLE = Duration.ofSeconds(20);

  private final Path program;
  private final Path profile;
  private final String password;
  private final int webPort;
  private final Thread hook = new Thread(this::endWithoutWaiting, "end-throwaway-qbittorrent");
  private volatile @Nullable Process process;

  private ThrowawayQbittorrent(Path program, Path profile) throws IOException {
    this.program = program;
    this.profile = profile.toAbsolutePath().normalize();
    this.password = HexFormat.of().formatHex(random(16));
    this.webPort = freePort();
    int torrentPort = freePort();
    Path config = this.profile.resolve("qBittorrent/config/qBittorrent.conf");
    Files.createDirectories(config.getParent());
    Files.createDirectories(this.profile.resolve("downloads"));
    Files.writeString(
        config,
        ThrowawayProfile.config(this.profile, webPort, torrentPort, USERNAME, password),
        StandardCharsets.US_ASCII);
  }

  /**
   * Starts one and waits until its Web API answers.
   *
   * @param profile a folder of its own, made if absent; its path must be ASCII, because 4.5 and 5.x
   *     read the config file in different encodings
   * @throws FailureException TRANSIENT with the end of its output
   */
  public static ThrowawayQbittorrent start(Path program, Path profile) {
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(profile.toAbsolutePath().toString())) {
      throw new IllegalArgumentException("the profile's path must be ASCII");
    }
    ThrowawayQbittorrent started;
    try {
      started = new ThrowawayQbittorrent(program, profile);
    } catch (IOException e) {
      throw broken("cannot write its profile: " + e.getMessage(), e);
    }
    Runtime.getRuntime().addShutdownHook(started.hook);
    try {
      started.startAgain();
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
    return started;
  }

  /** Of the web interface, such as {@code http://127.0.0.1:40123}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + webPort);
  }

  public String username() {
    return USERNAME;
  }

  public Secret password() {
    return Secret.of(password);
  }

  /** Starts it again with the profile and ports it had. Does nothing while it runs. */
  public synchronized void startAgain() {
    if (running()) {
      return;
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(program.toString(), "--profile=" + profile, "--webui-port=" + webPort))
            .directory(profile.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    builder.environment().clear();
    // A UTF-8 locale, or 4.5 cannot name files outside ASCII.
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME",
                profile.toString(),
                "PATH",
                "/usr/local/bin:/usr/bin:/bin",
                "LC_ALL",
                "C.UTF-8",
                "TMPDIR",
                profile.toString()));
    Process started;
    try {
      started = builder.start();
    } catch (IOException e) {
      throw broken("cannot run it: " + e.getMessage(), e);
    }
    process = started;
    awaitReady(started);
  }

  private Path output() {
    return profile.resolve("output.log");
  }

  private void awaitReady(Process started) {
    long end = System.nanoTime() + READY.toNanos();
    while (!answers()) {
      if (!started.isAlive()) {
        throw broken("it ended with status " + started.exitValue() + ": " + lastWords(), null);
      }
      if (System.nanoTime() > end) {
        throw broken("it did not answer within " + READY.toSeconds() + " s: " + lastWords(), null);
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw broken("it was interrupted", e);
      }
    }
  }

  private boolean answers() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) url().resolve("/api/v2/app/version").toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(5000);
      connection.setInstanceFollowRedirects(false);
      try {
        int status = connection.getResponseCode();
        return status == 403 || status == 200;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  private String lastWords() {
    try {
      String text = Files.readString(output(), StandardCharsets.ISO_8859_1).strip();
      String end = text.substring(Math.max(0, text.length() - 1000));
      return Texts.printable(end.replace("\n", " | "));
    } catch (IOException e) {
      return "it left no output";
    }
  }

  private static FailureException broken(String detail, @Nullable Throwable cause) {
    return new FailureException(
        new Failure(
            FailureKind.TRANSIENT, "start a throw-away qBittorrent", detail, Optional.empty()),
        cause);
  }

  /** Whether its process runs. */
  public synchronized boolean running() {
    return alive(process);
  }

  private static boolean alive(@Nullable Process process) {
    return process != null && process.isAlive();
  }

  /** Ends it in order, so that it keeps its torrents; killed if that takes too long. */
  public synchronized void stop() {
    end(false);
  }

  /** Ends it at once, as a crash would. */
  public synchronized void kill() {
    end(true);
  }

  private void end(boolean atOnce) {
    Process ending = process;
    if (ending == null) {
      return;
    }
    try {
      if (!atOnce) {
        ending.destroy();
        if (ending.waitFor(GENTLE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      ending.destroyForcibly().waitFor(GENTLE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      ending.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** For the end of the JVM, when another thread may hold the lock. */
  private void endWithoutWaiting() {
    Process ending = process;
    if (ending != null) {
      ending.destroyForcibly();
    }
  }

  /** Ends it; the profile stays for whoever made the folder. */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is already going down and the hook has nothing left to do.
      return;
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
