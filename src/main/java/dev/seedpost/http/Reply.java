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
 * @param location the header {@code Location}, which is never followed by itself; empty if absent
 */
public record Reply(
    int status,
    String contentType,
    byte[] body,
    Optional<Instant> retryAfter,
    String server,
    List<String> setCookies,
    String location) {
  public Reply {
    setCookies = List.copyOf(setCookies);
  }

  /** An answer that sends nowhere else. */
  public Reply(
      int status,
      String contentType,
      byte[] body,
      Optional<Instant> retryAfter,
      String server,
      List<String> setCookies) {
    this(status, contentType, body, retryAfter, server, setCookies, "");
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** Without body, cookies and location: each may hold a secret. */
  @Override
  public String toString() {
    return "Reply[" + status + " " + contentType + ", " + body.length + " bytes]";
  }
}
