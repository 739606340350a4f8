package dev.seedpost.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class WebApiAnswersTest {
  private final WebApiAnswers answers = new WebApiAnswers("http://127.0.0.1:8080");

  private String detail(Throwable cause) {
    FailureException fault =
        new FailureException(FailureKind.TRANSIENT, "x", "the line\nbroke", new IOException(cause));
    FailureException told = answers.unreachable(fault, "ask");
    assertThat(told.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(told).hasCause(fault);
    return told.failure().detail();
  }

  @Test
  void a_transport_fault_is_told_in_the_users_words() {
    assertThat(detail(new SocketTimeoutException("timeout")))
        .isEqualTo(
            "qBittorrent at http://127.0.0.1:8080 did not answer in time; is it overloaded or"
                + " stopped?");
    assertThat(detail(new UnknownHostException("h"))).contains("there is no such host");
    assertThat(detail(new SSLHandshakeException("h"))).contains("no secure connection");
    assertThat(detail(new IOException("h"))).contains("the line\\u000abroke; is it running?");
  }
}
