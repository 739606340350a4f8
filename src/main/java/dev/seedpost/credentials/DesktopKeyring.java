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
  private final Service service;
  private final Duration patience;

  DesktopKeyring(Map<String, String> environment) {
    this(environment, new OfSession(), PATIENCE);
  }

  DesktopKeyring(Map<String, String> environment, Service service, Duration patience) {
    this.environment = Map.copyOf(environment);
    this.service = service;
    this.patience = patience;
  }

  /** The session's secret service, whatever may happen there. */
  interface Service {
    @Nullable String get(String entry) throws Exception;

    void put(String entry, String key) throws Exception;
  }

  @Override
  public Optional<String> get(String entry) {
    return within(() -> service.get(entry));
  }

  /** What was put is read again: some services say yes to anything. */
  @Override
  public boolean put(String entry, String key) {
    return within(
            () -> {
              service.put(entry, key);
              return service.get(entry);
            })
        .equals(Optional.of(key));
  }

  private Optional<String> within(Callable<@Nullable String> question) {
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

  /** By the library. */
  private static final class OfSession implements Service {
    private static final String SERVICE = "seedpost";

    @Override
    public @Nullable String get(String entry) throws Exception {
      com.github.javakeyring.Keyring keyring = com.github.javakeyring.Keyring.create();
      try {
        return keyring.getPassword(SERVICE, entry);
      } finally {
        keyring.close();
      }
    }

    @Override
    public void put(String entry, String key) throws Exception {
      com.github.javakeyring.Keyring keyring = com.github.javakeyring.Keyring.create();
      try {
        keyring.setPassword(SERVICE, entry, key);
      } finally {
        keyring.close();
      }
    }
  }
}
