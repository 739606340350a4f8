package dev.seedpost.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieHeaderTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private final Http http = new Http("Seedpost/1", new SecretMask(), InstantSource.fixed(NOW));

  @ParameterizedTest
  @CsvSource({
    "'a=1; b=2',                  'a=1; b=2'",
    "' Cookie:  a=1;b=2; ',       'a=1; b=2'",
    "'cookie: session=x%3D==; k', 'session=x%3D=='"
  })
  void a_header_is_taken_as_a_person_copies_it(String pasted, String sent) {
    assertThat(http.session(Secret.of(pasted), List.of())).isEqualTo(Secret.of(sent));
  }

  @Test
  void what_the_site_renews_is_sent_from_then_on() {
    assertThat(
            http.session(
                Secret.of("session=old; keeplogged=1"),
                List.of("session=new; Path=/; HttpOnly", "more=2")))
        .isEqualTo(Secret.of("session=new; keeplogged=1; more=2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"session=; Max-Age=0", "session=deleted; expires=1970", "nothing", "=x"})
  void what_the_site_takes_back_is_kept(String setCookie) {
    Secret cookie = Secret.of("session=old");
    assertThat(http.session(cookie, List.of(setCookie))).isEqualTo(cookie);
  }

  @Test
  void long_values_are_masked_from_then_on_and_words_are_not() {
    http.session(
        Secret.of("session=0123456789abcdef; style=default"),
        List.of("session=fedcba9876543210; Path=/"));
    assertThat(http.masked("default fedcba9876543210")).isEqualTo("default [secret]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cookie:", "0123456789abcdef", "=1;=2"})
  void what_is_no_cookie_is_a_mistake_of_the_settings(String pasted) {
    FailureException failure =
        catchThrowableOfType(
            FailureException.class, () -> http.session(Secret.of(pasted), List.of()));
    assertThat(failure.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failure.failure().message()).doesNotContain("0123456789abcdef");
  }

  @Test
  void a_pause_ends_so_much_later() {
    assertThat(http.later(Duration.ofMinutes(10))).isEqualTo(NOW.plusSeconds(600));
  }
}
