package dev.seedpost.http;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Reads the library's answers into our words. */
final class Replies {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private Replies() {}

  static Reply of(Response<ResponseBody> response, Instant now) throws IOException {
    return new Reply(
        response.code(),
        lowerCase(response.headers().get("Content-Type")),
        bytes(response),
        retryAfter(response.headers().get(WireLog.KEPT_RETRY_AFTER), now),
        lowerCase(response.headers().get("Server")),
        response.headers().values("Set-Cookie"),
        Objects.requireNonNullElse(response.headers().get("Location"), ""));
  }

  private static byte[] bytes(Response<ResponseBody> response) throws IOException {
    try (ResponseBody body = response.isSuccessful() ? response.body() : response.errorBody()) {
      return body == null ? new byte[0] : body.bytes();
    }
  }

  private static String lowerCase(@Nullable String value) {
    return value == null ? "" : value.toLowerCase(Locale.ROOT);
  }

  /** Seconds or a date: RFC 9110, 10.2.3. A moment that is over counts as now. */
  static Optional<Instant> retryAfter(@Nullable String value, Instant now) {
    if (value == null) {
      return Optional.empty();
    }
    return named(value.strip(), now)
        .map(named -> named.isBefore(now) ? now : named)
        .map(named -> named.isAfter(now.plus(LONGEST_PAUSE)) ? now.plus(LONGEST_PAUSE) : named);
  }

  private static Optional<Instant> named(String value, Instant now) {
    if (value.matches("[0-9]+")) {
      boolean huge = value.length() > 9;
      return Optional.of(huge ? Instant.MAX : now.plusSeconds(Long.parseLong(value)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
