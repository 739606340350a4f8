package dev.seedpost.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** One HTTP answer. */
record Page(int status, Map<String, String> headers, byte[] body) {
  /** Stands for closing the connection without a reply. */
  static final Page NOTHING = new Page(0, Map.of(), new byte[0]);

  static Page json(int status, Object value) {
    return of(status, "application/json; charset=utf-8", PhpJson.write(value));
  }

  static Page html(int status, String title) {
    return of(
        status,
        "text/html; charset=utf-8",
        "<!DOCTYPE html><html><head><title>" + title + "</title></head><body></body></html>");
  }

  static Page of(int status, String contentType, String body) {
    return new Page(status, Map.of("Content-Type", contentType), body.getBytes(UTF_8));
  }

  /** The uncaught error of a PHP script. */
  static Page crash() {
    return of(500, "text/html; charset=utf-8", "");
  }

  Page firstHalf() {
    return new Page(status, headers, Arrays.copyOf(body, body.length / 2));
  }

  void send(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (status == 0) {
        return;
      }
      headers.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
