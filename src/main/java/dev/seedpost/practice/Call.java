package dev.seedpost.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, read to its end.
 *
 * @param method in upper case
 * @param queries every value by name, in order
 * @param headers the first value by name in lower case
 */
record Call(
    String method,
    String path,
    Map<String, List<String>> queries,
    Map<String, String> headers,
    byte[] body) {

  static Call read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(Multipart.LARGEST + 1);
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        values(exchange.getRequestURI().getRawQuery()),
        headers,
        body);
  }

  private static Map<String, List<String>> values(@Nullable String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values
            .computeIfAbsent(
                URLDecoder.decode(pair.substring(0, equals), UTF_8), key -> new ArrayList<>())
            .add(URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return values;
  }

  /** The last value of a query parameter, as PHP takes it; empty if there is none. */
  String query(String name) {
    List<String> values = queries.get(name);
    return values == null ? "" : values.getLast();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The body as a form of parts; without any field if it is none. */
  Multipart form() {
    return Multipart.read(header("Content-Type").orElse(""), body);
  }
}
