package dev.seedpost.tracker.gazelle;

import dev.seedpost.tracker.Json;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reply's body says, whatever its HTTP status and content type. */
sealed interface Envelope {
  /**
   * {@code "status":"success"}.
   *
   * @param before text in front of the JSON, as after a request that could not be filled
   */
  record Success(Json response, String before) implements Envelope {}

  /**
   * {@code "status":"failure"}.
   *
   * @param error the site's text, HTML
   * @param before text in front of the JSON
   */
  record Failed(String error, String before) implements Envelope {}

  /** No JSON, half of it, or another form of it. */
  record Unreadable() implements Envelope {}

  /** The API begins its objects like this (OPS server code; RED's replies). */
  Pattern START = Pattern.compile("\\{\\s*\"status\"");

  /** Reads a body. */
  static Envelope of(String body) {
    String text = body.strip();
    Matcher start = START.matcher(text);
    int from = text.startsWith("{") ? 0 : start.find() ? start.start() : -1;
    Optional<Json> json = from < 0 ? Optional.empty() : Json.read(text.substring(from));
    if (json.isEmpty()) {
      return new Unreadable();
    }
    String before = text.substring(0, from);
    return switch (json.get().text("status").orElse("")) {
      case "success" -> new Success(json.get().object("response"), before);
      case "failure" -> new Failed(json.get().text("error").orElse(""), before);
      default -> new Unreadable();
    };
  }
}
