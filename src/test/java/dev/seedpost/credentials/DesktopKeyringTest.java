package dev.seedpost.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DesktopKeyringTest {
  private static final Map<String, String> BUS =
      Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");

  private static DesktopKeyring keyring(Callable<String> question) {
    return new DesktopKeyring(BUS, service(question), Duration.ofSeconds(20));
  }

  /** A service that answers so, and forgets what it is given. */
  private static DesktopKeyring.Service service(Callable<String> question) {
    return new DesktopKeyring.Service() {
      @Override
      public String get(String entry) throws Exception {
        return question.call();
      }

      @Override
      public void put(String entry, String key) {
        // It says nothing and does nothing.
      }
    };
  }

  @Test
  void without_a_session_bus_nobody_is_asked() {
    AtomicBoolean asked = new AtomicBoolean();
    DesktopKeyring keyring =
        new DesktopKeyring(
            Map.of(),
            service(() -> {
              asked.set(true);
              return "key";
            }),
            Duration.ofSeconds(20));

    assertThat(keyring.get("entry")).isEmpty();
    assertThat(asked).isFalse();
  }

  @Test
  void a_key_is_taken() {
    assertThat(keyring(() -> "key").get("entry")).contains("key");
    assertThat(keyring(() -> "").get("entry")).isEmpty();
  }

  @Test
  void a_service_that_does_not_keep_what_it_is_given_is_none() {
    assertThat(keyring(() -> "another").put("entry", "key")).isFalse();
    assertThat(keyring(() -> "key").put("entry", "key")).isTrue();
    assertThat(
            new DesktopKeyring(Map.of(), service(() -> "key"), Duration.ofSeconds(20))
                .put("entry", "key"))
        .isFalse();
  }

  @Test
  void any_exception_means_that_there_is_none() {
    assertThat(
            keyring(
                    () -> {
                      throw new NullPointerException("locked");
                    })
                .get("entry"))
        .isEmpty();
    assertThat(
            keyring(
                    () -> {
                      throw new NoClassDefFoundError("no library");
                    })
                .get("entry"))
        .isEmpty();
    assertThat(keyring(() -> null).get("entry")).isEmpty();
  }

  @Test
  void a_service_that_waits_for_a_person_is_left_alone() {
    CountDownLatch never = new CountDownLatch(1);
    DesktopKeyring keyring =
        new DesktopKeyring(
            BUS,
            service(() -> {
              never.await();
              return "key";
            }),
            Duration.ofMillis(50));

    assertThat(keyring.get("entry")).isEmpty();
  }

  @Test
  void an_interrupt_ends_the_wait() {
    CountDownLatch never = new CountDownLatch(1);
    Thread.currentThread().interrupt();

    assertThat(
            keyring(
                    () -> {
                      never.await();
                      return "key";
                    })
                .get("entry"))
        .isEmpty();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_bus_that_is_gone_means_that_there_is_none() {
    assertThat(new DesktopKeyring(BUS).get("entry")).isEmpty();
  }
}
