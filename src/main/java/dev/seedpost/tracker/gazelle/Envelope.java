package dev.seedpost.tracker.gazelle;

import dev.seedpost.tracker.Json;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reply's body says, whatever its HTTP status and content type. Its status is a word (RED,
 * OPS) or a number like those of HTTP (GGn, GPW), and the site's text stands under {@code error},
 * {@code message} or, as GPW's public code spells it, {@code erro}.
 */
sealed interface Envelope {
  /**
   * {@code "status":"success"} or 200.
   *
   * @param before text in front of the JSON, as after a request that could not be filled
   */
  record Success(Json response, String before) implements Envelope {}

  /**
   * {@code "status":"failure"} or a number from 400.
   *
   * @param error the site's text, HTML
   * @param code the number; 0 for the word
   * @param before text in front of the JSON
   */
  record Failed(String error, int code, String before) implements Envelope {}

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
    String status = json.get().text("status").orElse("");
    if (status.equals("success") || status.equals("200")) {
      return new Success(json.get().object("response"), before);
    }
    boolean word = status.equals("failure");
    if (!word && !status.matches("[45][0-9]{2}")) {
      return new Unreadable();
    }
    String error = json.get().text("error", "erro", "message").orElse("");
    return new Failed(error, word ? 0 : Integer.parseInt(status), before);
  }
}
