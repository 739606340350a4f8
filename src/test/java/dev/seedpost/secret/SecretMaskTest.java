package dev.seedpost.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretMaskTest {
  private static final String PASSKEY = "0123456789abcdef0123456789abcdef";

  private final SecretMask mask = new SecretMask();

  private void learn(String value) {
    mask.learn(Secret.of(value));
  }

  @Test
  void a_secret_is_replaced_wherever_it_stands() {
    learn("hunter2");

    assertThat(mask.mask("a hunter2, hunter2b and Hunter2"))
        .isEqualTo("a [secret], [secret]b and Hunter2");
  }

  @Test
  void other_spellings_are_replaced_too() {
    String value = "p ä/ss+word?ÿÿ";
    learn(value);
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);

    assertThat(mask.mask("q=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&"))
        .isEqualTo("q=[secret]&");
    assertThat(mask.mask("Basic " + Base64.getEncoder().encodeToString(bytes)))
        .isEqualTo("Basic [secret]");
    assertThat(mask.mask("t=" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
        .isEqualTo("t=[secret]");
  }

  @Test
  void the_key_within_an_announce_url_is_a_secret_of_its_own() {
    learn("https://tracker.example/" + PASSKEY + "/announce?auth=ABCDEFGHIJKLMNOPQRST&n=1");

    assertThat(mask.mask("passkey " + PASSKEY)).isEqualTo("passkey [secret]");
    assertThat(mask.mask("auth ABCDEFGHIJKLMNOPQRST")).isEqualTo("auth [secret]");
    assertThat(mask.mask("https://tracker.example/announce n=1"))
        .isEqualTo("https://tracker.example/announce n=1");
  }

  @Test
  void the_longer_of_two_secrets_is_replaced_first() {
    learn("hunter2");
    learn("hunter2hunter2-long");

    assertThat(mask.mask("hunter2hunter2-long")).isEqualTo("[secret]");
  }

  @Test
  void a_short_value_would_blank_ordinary_words() {
    learn("admin");

    assertThat(mask.mask("the admin page")).isEqualTo("the admin page");
  }

  @Test
  void learning_and_masking_at_once_is_safe() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 50)
          .forEach(i ->
              threads.execute(() -> {
                learn("secret number " + i);
                mask.mask("secret number " + i);
              }));
    }

    for (int i = 0; i < 50; i++) {
      assertThat(mask.mask("<secret number " + i + ">")).isEqualTo("<[secret]>");
    }
  }
}
