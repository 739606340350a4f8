package dev.seedpost.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What may come between a request and its answer. Whatever a fault says holds every key there is,
 * and many say the site's own word of success, but not to its end.
 */
@SuppressWarnings("ImmutableEnumChecker")
enum NetworkFault implements FaultySite.Manners {
  /** Nobody listens. */
  REFUSED((wire, site) -> {}),
  RESET_AMID_REQUEST(true, (wire, site) -> wire.reset()),
  RESET_BEFORE_REPLY((wire, site) -> wire.reset()),
  RESET_AMID_REPLY((wire, site) -> {
    wire.say(declared(site, 100));
    wire.reset();
  }),
  EMPTY_REPLY((wire, site) -> {}),
  /** A body without its head, as a broken proxy sends it. */
  GARBAGE((wire, site) -> wire.say("{\"success\":true,\"data\":\"" + Keys.ALL + "\"}\r\n\r\n")),
  GARBAGE_CHUNK((wire, site) -> wire.say(chunked(site) + Keys.ALL + "\r\n")),
  CUT_CHUNK((wire, site) -> wire.say(chunked(site) + "fff\r\nthe rest")),
  SHORT_BODY((wire, site) -> wire.say(declared(site, 1))),
  BYTE_BY_BYTE((wire, site) -> {
    for (byte each : declared(site, 0).getBytes(UTF_8)) {
      wire.say(each);
      if (wire.gone(30)) {
        return;
      }
    }
  }),
  DELAY((wire, site) -> wire.gone(30_000)),
  TOO_LONG((wire, site) -> {
    wire.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
    // Without an end: only who cuts it off comes to one.
    for (String block = Keys.ALL.repeat(500); ; ) {
      wire.say(block);
    }
  }),
  LOGIN_302(
      answer(
          "302 Found",
          "Location: http://127.0.0.1/login\r\n",
          "<meta http-equiv='refresh' content=\"0;url='http://127.0.0.1/login'\">")),
  LOGIN_PHP_302(answer("302 Found", "Location: login.php?" + Keys.REPLIED + "\r\n", "")),
  FRONT_PAGE_302(answer("302 Found", "Location: /?" + Keys.REPLIED + "\r\n", "")),
  CHALLENGE_403(
      answer("403 Forbidden", Keys.CLOUDFLARE, page("<title>Just a moment...</title>" + Keys.ALL))),
  CHALLENGE_503(
      answer(
          "503 Service Unavailable",
          Keys.CLOUDFLARE,
          page("<script src=/cdn-cgi/challenge-platform/x></script>" + Keys.ALL))),
  BLOCKED_403(
      answer(
          "403 Forbidden",
          Keys.CLOUDFLARE,
          page("<title>Attention Required! | Cloudflare</title>" + Keys.ALL))),
  /** The client below knows a reason here to send once more by itself. */
  DOWN_503(
      answer(
          "503 Service Unavailable",
          "Content-Type: text/html\r\nRetry-After: 0\r\n",
          page("Service Unavailable " + Keys.ALL))),
  TIMEOUT_408(answer("408 Request Timeout", "", "")),
  CLOUDFLARE_520(
      answer(
          "520 ",
          Keys.CLOUDFLARE,
          page("520: Web server is returning an unknown error" + Keys.ALL))),
  HTML_200(
      answer("200 OK", "Content-Type: text/html\r\n", page("Down for maintenance " + Keys.ALL))),
  CUT_ANSWER_200((wire, site) -> wire.say(cut(site))),
  NO_CONTENT_204((wire, site) -> wire.say("HTTP/1.1 204 No Content\r\n\r\n")),
  EMPTY_500(answer("500 Internal Server Error", "Content-Type: application/json\r\n", "")),
  JSON_500(
      answer(
          "500 Internal Server Error",
          "Content-Type: application/json\r\n",
          "{\"error\":true,\"success\":false,\"message\":\"Server Error "
              + Keys.API
              + "\",\"trace\":\""
              + Keys.REPLIED
              + "\"}")),
  LIMITED_429(
      answer(
          "429 Too Many Requests",
          "Content-Type: application/json\r\nRetry-After: 120\r\n",
          "{\"message\":\"Too Many Attempts. " + Keys.ALL + "\"}"));

  private final boolean early;
  private final FaultySite.Manners manners;

  NetworkFault(FaultySite.Manners manners) {
    this(false, manners);
  }

  NetworkFault(boolean early, FaultySite.Manners manners) {
    this.early = early;
    this.manners = manners;
  }

  NetworkFault(String answer) {
    this(false, (wire, site) -> wire.say(answer));
  }

  /** Whether it comes before the request has been read to its end. */
  @Override
  public boolean early() {
    return early;
  }

  @Override
  public boolean nobodyListens() {
    return this == REFUSED;
  }

  @Override
  public void serve(Wire wire, FaultedSite site) throws IOException {
    manners.serve(wire, site);
  }

  /** One connection, as the site's side of it. */
  record Wire(Socket connection, CountDownLatch closing) {
    void say(String text) throws IOException {
      OutputStream out = connection.getOutputStream();
      out.write(text.getBytes(UTF_8));
      out.flush();
    }

    void say(byte each) throws IOException {
      connection.getOutputStream().write(each);
    }

    /** Breaks the connection instead of closing it. */
    void reset() throws IOException {
      connection.setSoLinger(true, 0);
      connection.close();
    }

    /** Waits, and says whether the test is over. */
    boolean gone(long millis) throws IOException {
      try {
        return closing.await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException stop) {
        throw new IOException(stop);
      }
    }
  }

  static String answer(String status, String headers, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\n"
        + headers
        + "Content-Length: "
        + body.getBytes(UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  private static String page(String text) {
    return "<!DOCTYPE html><html><head></head><body>" + text + "</body></html>";
  }

  /** The word of success, announced as longer than it is. */
  private static String declared(FaultedSite site, int more) {
    return "HTTP/1.1 "
        + site.status()
        + "\r\nContent-Type: "
        + site.type()
        + "\r\nContent-Length: "
        + (site.success().length() + more)
        + "\r\n\r\n"
        + site.success();
  }

  /** The word of success as one chunk, and no end. */
  private static String chunked(FaultedSite site) {
    return "HTTP/1.1 "
        + site.status()
        + "\r\nContent-Type: "
        + site.type()
        + "\r\nTransfer-Encoding: chunked\r\n\r\n"
        + Integer.toHexString(site.success().length())
        + "\r\n"
        + site.success()
        + "\r\n";
  }

  private static String cut(FaultedSite site) {
    String half = site.success().substring(0, site.success().length() * 2 / 3);
    return answer(site.status(), "Content-Type: " + site.type() + "\r\n", half);
  }

  /** Everything that nobody may ever read. */
  static final class Keys {
    static final String API = "key0123456789abcdef0123456789abcd";
    static final String COOKIE = "session0123456789abcdef";
    static final String RSS = "rsskey0123456789abcdef0123456789";
    static final String PASSKEY = "passkey0123456789abcdef012345678";

    /** A key that the other side alone knows before it says it. */
    static final String REPLIED = "authkey0123456789abcdef012345678";

    static final String ALL =
        String.join(" ", API, COOKIE, RSS, PASSKEY, REPLIED, "/torrent/download/7." + REPLIED);

    static final String CLOUDFLARE =
        "Content-Type: text/html; charset=UTF-8\r\nServer: cloudflare\r\n";

    private Keys() {}

    static String[] each() {
      return new String[] {API, COOKIE, RSS, PASSKEY, REPLIED};
    }
  }
}
