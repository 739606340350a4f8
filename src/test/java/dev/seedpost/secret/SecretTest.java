package dev.seedpost.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {
  private record Login(String user, Secret password) {}

  @Test
  void no_printed_form_shows_the_value() {
    Secret secret = Secret.of("hunter2");

    assertThat(secret).hasToString("[secret]");
    assertThat(new Login("ann", secret)).hasToString("Login[user=ann, password=[secret]]");
    assertThat(secret.reveal()).isEqualTo("hunter2");
  }

  @Test
  void secrets_are_equal_by_value() {
    assertThat(Secret.of("pässword"))
        .isEqualTo(Secret.of("pässword"))
        .hasSameHashCodeAs(Secret.of("pässword"))
        .isNotEqualTo(Secret.of("password"))
        .isNotEqualTo("pässword");
  }

  @Test
  void nothing_is_not_a_secret() {
    assertThatThrownBy(() -> Secret.of("")).isInstanceOf(IllegalArgumentException.class);
  }
}
