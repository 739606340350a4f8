package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.secret.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ExportCommandTest {
  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);

  @BeforeEach
  void forget() {
    services.secrets.clear();
  }

  private static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  @Test
  void everything_but_the_values_is_yaml() {
    services.secrets.keep("red-api-key", "main", Secret.of("canary"));
    services.secrets.keep("red-api-key", "1.5", Secret.of("canary"));
    Terminal.Result result = terminal.run("secret", "export", "--redacted");
    assertThat(result.code()).isZero();
    assertThat(result.out() + result.err()).doesNotContain("canary");
    Map<String, Object> spare =
        Map.of(
            "name", "red-api-key",
            "label", "1.5",
            "kind", "api-key",
            "active", false,
            "created", "2026-05-01T12:00:00Z");
    Map<String, Object> used =
        Map.of(
            "name", "red-api-key",
            "label", "main",
            "kind", "api-key",
            "active", true,
            "created", "2026-05-01T12:00:00Z");
    assertThat(yaml(result.out())).isEqualTo(Map.of("secrets", List.of(spare, used)));

    Terminal.Result json = terminal.run("secret", "export", "--redacted", "--json");
    spare.forEach(
        (key, value) -> assertThat(json.first("secret").get(key)).as(key).isEqualTo(value));
    assertThat(json.summary().get("set")).isEqualTo(2.0);
    assertThat(json.out()).doesNotContain("canary");
  }

  @Test
  void an_empty_store_is_an_empty_list() {
    assertThat(yaml(terminal.run("secret", "export", "--redacted").out()))
        .isEqualTo(Map.of("secrets", List.of()));
  }

  @Test
  void values_are_not_to_be_had() {
    services.secrets.keep("red-api-key", "main", Secret.of("canary"));
    Terminal.Result result = terminal.run("secret", "export");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("seedpost: values never leave the store in plain text:")
        .contains("copy the store's folder and its master key");
  }
}
