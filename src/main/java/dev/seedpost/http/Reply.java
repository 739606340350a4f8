package dev.seedpost.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An HTTP answer whose body has been read whole.
 *
 * @param status the HTTP status
 * @param contentType the header's value, lower case; empty if absent
 * @param body at most 8 MiB
 * @param retryAfter the moment that the header {@code Retry-After} names, as seconds or date, at
 *     most 1 h away
 * @param server the header {@code Server}, lower case; empty if absent
 * @param setCookies the values of all headers {@code Set-Cookie}; they may hold a session
 */
public record Reply(
    int status,
    String contentType,
    byte[] body,
    Optional<Instant> retryAfter,
    String server,
    List<String> setCookies) {
  public Reply {
    setCookies = List.copyOf(setCookies);
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** Without the body and the cookies: both may hold a secret. */
  @Override
  public String toString() {
    return "Reply[" + status + " " + contentType + ", " + body.length + " bytes]";
  }
}
