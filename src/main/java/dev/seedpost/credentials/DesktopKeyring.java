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
  private final Entry entry;
  private final Duration patience;

  DesktopKeyring(Map<String, String> environment) {
    this(environment, new OfService(), PATIENCE);
  }

  DesktopKeyring(Map<String, String> environment, Entry entry, Duration patience) {
    this.environment = Map.copyOf(environment);
    this.entry = entry;
    this.patience = patience;
  }

  /** Where the master key is, whatever may happen there. */
  interface Entry {
    @Nullable String get() throws Exception;

    void put(String key) throws Exception;
  }

  @Override
  public Optional<String> get() {
    return within(entry::get);
  }

  /** What was put is read again: some services say yes to anything. */
  @Override
  public boolean put(String key) {
    return within(() -> {
          entry.put(key);
          return entry.get();
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

  /** That of the session's secret service. */
  private static final class OfService implements Entry {
    private static final String SERVICE = "seedpost";
    private static final String USER = "master-key";

    @Override
    public @Nullable String get() throws Exception {
      com.github.javakeyring.Keyring keyring = com.github.javakeyring.Keyring.create();
      try {
        return keyring.getPassword(SERVICE, USER);
      } finally {
        keyring.close();
      }
    }

    @Override
    public void put(String key) throws Exception {
      com.github.javakeyring.Keyring keyring = com.github.javakeyring.Keyring.create();
      try {
        keyring.setPassword(SERVICE, USER, key);
      } finally {
        keyring.close();
      }
    }
  }
}
