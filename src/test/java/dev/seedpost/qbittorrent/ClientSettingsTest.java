package dev.seedpost.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSettingsTest {
  @Test
  void slashes_at_the_end_are_dropped() {
    assertThat(settings("http://127.0.0.1:8080/").url())
        .isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(settings("https://seed.example/qbt//").url())
        .isEqualTo(URI.create("https://seed.example/qbt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host",
        "127.0.0.1",
        "http:///path",
        "http://user:word@host",
        "http://host?a=b",
        "http://host#a"
      })
  void anything_but_a_plain_web_address_is_refused_without_repeating_it(String url) {
    assertThatThrownBy(() -> settings(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("word");
  }

  private static ClientSettings settings(String url) {
    return new ClientSettings(URI.create(url), "", PathMap.NONE);
  }
}
