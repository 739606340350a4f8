package dev.seedpost.http;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The header {@code Cookie} (RFC 6265, 4.2) as a person copies it from a browser. */
final class CookieHeader {
  /** Shorter values are settings, and masking them would blank ordinary words. */
  private static final int LONG = 16;

  private static final String LABEL = "cookie:";

  private final Map<String, String> cookies;

  private CookieHeader(Map<String, String> cookies) {
    this.cookies = cookies;
  }

  static CookieHeader of(Secret header) {
    String text = header.reveal().strip();
    if (text.toLowerCase(Locale.ROOT).startsWith(LABEL)) {
      text = text.substring(LABEL.length());
    }
    Map<String, String> cookies = new LinkedHashMap<>();
    for (String pair : text.split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        cookies.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
    if (cookies.isEmpty()) {
      throw new FailureException(
          FailureKind.CONFIG,
          "read a cookie",
          "it has no name=value; copy the whole value of the header Cookie from the browser");
    }
    return new CookieHeader(cookies);
  }

  /** What a site takes back is kept: only a refused login tells that a session is over. */
  CookieHeader renewed(List<String> setCookies) {
    Map<String, String> all = new LinkedHashMap<>(cookies);
    for (String setCookie : setCookies) {
      String pair = setCookie.split(";", 2)[0];
      int equals = pair.indexOf('=');
      String value = pair.substring(equals + 1).strip();
      if (equals > 0 && !value.isEmpty() && !value.equals("deleted")) {
        all.put(pair.substring(0, equals).strip(), value);
      }
    }
    return new CookieHeader(all);
  }

  Stream<Secret> longValues() {
    return cookies.values().stream().filter(value -> value.length() >= LONG).map(Secret::of);
  }

  Secret header() {
    return Secret.of(
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; ")));
  }
}
