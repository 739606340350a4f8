package dev.seedpost.credentials;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keyring behind the session bus. It is asked on a thread of its own with a time limit: some
 * services wait minutes for a person at a prompt, and a locked one fails with whatever exception
 * comes.
 */
final class DesktopKeyring implements Keyring {
  private static final Logger log = LoggerFactory.getLogger(DesktopKeyring.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Map<String, String> environment;
  private final Callable<@Nullable String> question;
  private final Duration patience;

  DesktopKeyring(Map<String, String> environment) {
    this(environment, DesktopKeyring::ask, PATIENCE);
  }

  DesktopKeyring(
      Map<String, String> environment, Callable<@Nullable String> question, Duration patience) {
    this.environment = Map.copyOf(environment);
    this.question = question;
    this.patience = patience;
  }

  @Override
  public Optional<String> get() {
    if (environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isEmpty()) {
      return Optional.empty();
    }
    FutureTask<@Nullable String> task = new FutureTask<>(question);
    // Not a virtual thread: the library waits in native code.
    Thread.ofPlatform().daemon().name("keyring").start(task);
    try {
      return Optional.ofNullable(task.get(patience.toMillis(), TimeUnit.MILLISECONDS))
          .filter(key -> !key.isEmpty());
    } catch (ExecutionException | TimeoutException | CancellationException absent) {
      log.debug("no keyring: {}", absent.getClass().getSimpleName());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      task.cancel(true);
    }
    return Optional.empty();
  }

  private static @Nullable String ask() throws Exception {
    com.github.javakeyring.Keyring keyring = com.github.javakeyring.Keyring.create();
    try {
      return keyring.getPassword("seedpost", "master-key");
    } finally {
      keyring.close();
    }
  }
}
