package dev.seedpost.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureExceptionTest {
  @Test
  void the_message_says_what_failed_and_why() {
    FailureException failure =
        new FailureException(FailureKind.TRANSIENT, "upload An Album to red", "the site is down");

    assertThat(failure).hasMessage("Failed to upload An Album to red: the site is down");
    assertThat(failure).hasNoCause();
    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.failure().notBefore()).isEmpty();
  }

  @Test
  void the_cause_is_kept() {
    IOException cause = new IOException("reset");

    assertThat(new FailureException(FailureKind.CONFIG, "read a", "no", cause)).hasCause(cause);
  }

  @Test
  void a_rate_limit_knows_its_end() {
    Optional<Instant> until = Optional.of(Instant.parse("2026-11-24T08:00:00Z"));

    FailureException limited = FailureException.limited("upload", "too fast", until);

    assertThat(limited.kind()).isEqualTo(FailureKind.RATE_LIMITED);
    assertThat(limited.failure().notBefore()).isEqualTo(until);
  }
}
