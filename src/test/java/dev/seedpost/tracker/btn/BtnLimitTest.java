package dev.seedpost.tracker.btn;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BTN tells with status 503 that its calls are used up; Cloudflare tells so that BTN is down. */
class BtnLimitTest {
  private final ScriptedBtn site = new ScriptedBtn();

  @AfterEach
  void close() {
    site.close();
  }

  private Failure failure(ResponseDefinitionBuilder answer) {
    site.wire().stubFor(post("/").willReturn(answer.withStatus(503)));
    return catchThrowableOfType(FailureException.class, () -> site.client().account()).failure();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":1,\"result\":null,\"error\":{\"code\":-32002,\"message\":\"Call Limit"
            + " Exceeded\"}}",
        "{\"id\":1,\"result\":null,\"error\":{\"code\":-32000,\"message\":\"Call Limit"
            + " Exceeded\"}}",
        "{\"code\":-32002}",
        "Call limit exceeded",
        "<html><body>Error -32002: CALL LIMIT EXCEEDED</body></html>"
      })
  void its_own_words_make_a_503_a_limit(String body) {
    Failure failure = failure(aResponse().withBody(body));
    assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
    assertThat(failure.notBefore()).contains(Sites.CLOCK.instant().plus(Duration.ofMinutes(10)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><head><title>503 Service Temporarily Unavailable</title></head></html>",
        "<html><body>Web server is down. cloudflare</body></html>",
        "Service Unavailable",
        "{\"id\":1,\"result\":null}",
        "{\"id\":1,\"error\":{\"code\":-320021,\"message\":\"other\"}}",
        ""
      })
  void any_other_503_is_a_site_that_is_down(String body) {
    Failure failure = failure(aResponse().withBody(body));
    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.detail()).isEqualTo("BTN is down: it answered with status 503");
    assertThat(failure.notBefore()).isEmpty();
  }

  @Test
  void a_site_that_says_for_how_long_it_is_down_is_left_alone_until_then() {
    assertThat(failure(aResponse().withHeader("Retry-After", "600").withBody("down")).notBefore())
        .contains(Sites.CLOCK.instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  void a_challenge_stays_a_matter_for_a_person() {
    assertThat(failure(aResponse().withBody("<title>Just a moment...</title>")).kind())
        .isEqualTo(FailureKind.REJECTED);
  }
}
