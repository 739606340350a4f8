package dev.seedpost.qbittorrent;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSessionTest extends WireQbittorrent {
  private static final String LOGIN = "/api/v2/auth/login";
  private static final String VERSION = "/api/v2/app/version";

  private void logins(int count) {
    wire.verify(count, postRequestedFor(urlPathEqualTo(LOGIN)));
  }

  @Test
  void up_to_5_1_a_login_is_answered_with_ok_and_the_cookie_sid() {
    oldLogin();
    on(get(urlPathEqualTo(VERSION)).withHeader("Cookie", equalTo("SID=abc")), ok("v4.5.2"));

    assertThat(client.version()).isEqualTo("v4.5.2");
    assertThat(client.version()).isEqualTo("v4.5.2");

    logins(1);
    wire.verify(
        postRequestedFor(urlPathEqualTo(LOGIN))
            .withRequestBody(containing("username=admin"))
            .withFormParam("password", equalTo(PASSWORD))
            .withHeader("Cookie", absent())
            .withHeader("Origin", absent())
            .withHeader("Referer", absent())
            .withHeader("Transfer-Encoding", absent()));
  }

  @Test
  void from_5_2_on_a_login_is_answered_with_204_and_a_cookie_named_after_the_port() {
    on(
        post(urlPathEqualTo(LOGIN)),
        status(204)
            .withHeader(
                "Set-Cookie",
                "QBT_SID_8080=a%2Bb=; HttpOnly; SameSite=Lax; expires=Mon, 02-Mar-2026; path=/"));
    on(
        get(urlPathEqualTo(VERSION)).withHeader("Cookie", equalTo("QBT_SID_8080=a%2Bb=")),
        ok("v5.3.0"));

    assertThat(client.version()).isEqualTo("v5.3.0");
  }

  @Test
  void a_newer_cookie_of_any_answer_replaces_the_old_one() {
    oldLogin();
    inTurn(
        VERSION,
        ok("v5.3.0").withHeader("Set-Cookie", "SID=new; HttpOnly").withHeader("Set-Cookie", "odd"),
        ok("v5.3.0"));

    client.version();
    client.version();

    wire.verify(
        1, getRequestedFor(urlPathEqualTo(VERSION)).withHeader("Cookie", equalTo("SID=abc")));
    wire.verify(
        1, getRequestedFor(urlPathEqualTo(VERSION)).withHeader("Cookie", equalTo("SID=new")));
  }

  @Test
  void a_cookie_that_is_emptied_is_forgotten() {
    oldLogin();
    inTurn(
        VERSION,
        ok("v5.1.0").withHeader("Set-Cookie", "SID=; expires=Thu, 01-Jan-1970"),
        ok("v5.1.0"));

    client.version();
    client.version();

    wire.verify(1, getRequestedFor(urlPathEqualTo(VERSION)).withHeader("Cookie", absent()));
  }

  @Test
  void without_a_login_configured_none_is_sent_and_no_cookie_either() {
    on(get(urlPathEqualTo(VERSION)), ok("v5.1.0"));

    assertThat(client("", Optional.empty(), PathMap.NONE).version()).isEqualTo("v5.1.0");

    logins(0);
    wire.verify(getRequestedFor(urlPathEqualTo(VERSION)).withHeader("Cookie", absent()));
  }

  @Test
  void a_qbittorrent_that_wants_a_login_nobody_configured_is_an_auth_failure() {
    on(get(urlPathEqualTo(VERSION)), status(403).withBody("Forbidden"));

    Failure none = failureOf(() -> client("", Optional.empty(), PathMap.NONE).version());
    Failure half = failureOf(() -> client("admin", Optional.empty(), PathMap.NONE).version());

    assertThat(none.kind()).isEqualTo(FailureKind.AUTH);
    assertThat(none.detail()).contains(url()).contains("wants a login");
    assertThat(half.kind()).isEqualTo(FailureKind.AUTH);
    assertThat(half.detail()).contains("no password of user admin");
    logins(0);
  }

  @Test
  void up_to_5_1_a_refusal_is_200_fails_and_the_password_is_not_sent_again() {
    on(post(urlPathEqualTo(LOGIN)), ok("Fails."));

    Failure first = failureOf(client::version);
    now = now.plus(Duration.ofDays(1));
    Failure second = failureOf(client::version);

    assertThat(first.kind()).isEqualTo(FailureKind.AUTH);
    assertThat(first.detail()).contains("refused user admin");
    assertThat(second.kind()).isEqualTo(FailureKind.AUTH);
    logins(1);
  }

  @Test
  void from_5_2_on_a_refusal_is_401_and_the_password_is_not_sent_again() {
    on(post(urlPathEqualTo(LOGIN)), status(401).withBody("Unauthorized"));
    on(get(urlPathEqualTo(VERSION)), status(403));

    assertThat(failureOf(client::version).detail()).contains("refused user admin");
    assertThat(failureOf(client::version).kind()).isEqualTo(FailureKind.AUTH);
    logins(1);
  }

  @Test
  void a_401_to_everything_is_a_wrong_port_and_not_a_wrong_password() {
    on(post(urlPathEqualTo(LOGIN)), status(401));
    on(get(urlPathEqualTo(VERSION)), status(401));

    Failure failure = failureOf(client::version);

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
    assertThat(failure.detail()).contains("the port in its url is not the port it listens on");
    assertThat(failureOf(() -> client("", Optional.empty(), PathMap.NONE).version()).detail())
        .contains("the port in its url");
  }

  @Test
  void a_ban_is_waited_out_for_an_hour() {
    on(post(urlPathEqualTo(LOGIN)), status(403).withBody("Ihre IP wurde gesperrt"));

    Failure first = failureOf(client::version);
    now = START.plus(Duration.ofMinutes(59));
    failureOf(client::version);
    logins(1);
    now = START.plus(Duration.ofMinutes(61));
    failureOf(client::version);

    assertThat(first.kind()).isEqualTo(FailureKind.AUTH);
    assertThat(first.detail()).contains("bans this machine");
    assertThat(first.notBefore()).contains(START.plus(Duration.ofHours(1)));
    logins(2);
  }

  @Test
  void an_expired_session_is_renewed_once_without_its_old_cookie() {
    inTurn(
        LOGIN,
        ok("Ok.").withHeader("Set-Cookie", "SID=one"),
        ok("Ok.").withHeader("Set-Cookie", "SID=two"));
    on(get(urlPathEqualTo(VERSION)).withHeader("Cookie", equalTo("SID=one")), status(403));
    on(get(urlPathEqualTo(VERSION)).withHeader("Cookie", equalTo("SID=two")), ok("v5.1.0"));

    assertThat(client.version()).isEqualTo("v5.1.0");

    logins(2);
    wire.verify(2, postRequestedFor(urlPathEqualTo(LOGIN)).withHeader("Cookie", absent()));
  }

  @Test
  void a_403_after_a_fresh_login_is_given_up() {
    oldLogin();
    on(get(urlPathEqualTo(VERSION)), status(403));

    Failure failure = failureOf(client::version);

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
    logins(2);
    wire.verify(2, getRequestedFor(urlPathEqualTo(VERSION)));
  }

  @Test
  void a_password_changed_meanwhile_is_refused_once_only() {
    inTurn(LOGIN, ok("Ok.").withHeader("Set-Cookie", "SID=one"), ok("Fails."));
    inTurn(VERSION, ok("v5.1.0"), status(403));

    client.version();
    failureOf(client::version);
    assertThat(failureOf(client::version).kind()).isEqualTo(FailureKind.AUTH);

    logins(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 404, 500, 502})
  void any_other_answer_to_a_login_may_pass(int status) {
    on(post(urlPathEqualTo(LOGIN)), status(status).withBody("<html>"));

    Failure failure = failureOf(client::version);

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.detail()).contains(url()).contains(String.valueOf(status));
    failureOf(client::version);
    logins(2);
  }

  @Test
  void a_web_page_instead_of_an_answer_is_named_as_such() {
    on(post(urlPathEqualTo(LOGIN)), ok("<html>Welcome").withHeader("Content-Type", "text/html"));

    Failure failure = failureOf(client::version);

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.detail()).contains("not qBittorrent's Web API (text/html)");
  }

  @Test
  void a_web_page_instead_of_the_version_is_no_proof_of_reach() {
    oldLogin();
    on(get(urlPathEqualTo(VERSION)), ok("<!DOCTYPE html>"));

    assertThat(failureOf(client::version).detail()).contains("not qBittorrent's Web API (no type)");
  }

  @Test
  void a_program_that_is_not_running_is_said_to_be_unreachable() {
    String url = url();
    wire.stop();

    Failure failure = failureOf(client::version);

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.message())
        .isEqualTo(
            "Failed to ask qBittorrent for its version: qBittorrent at "
                + url
                + " cannot be reached: connection refused; is it running?");
  }

  @Test
  void a_cut_connection_may_pass() {
    oldLogin();
    on(get(urlPathEqualTo(VERSION)), ok().withFault(Fault.CONNECTION_RESET_BY_PEER));

    Failure failure = failureOf(client::version);

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.detail()).contains("cannot be reached");
  }

  @Test
  void a_slow_answer_is_waited_for() {
    oldLogin();
    on(get(urlPathEqualTo(VERSION)), ok("v4.5.2").withFixedDelay(400));

    assertThat(client.version()).isEqualTo("v4.5.2");
  }
}
