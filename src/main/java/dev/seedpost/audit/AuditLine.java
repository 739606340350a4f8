package dev.seedpost.audit;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import okio.Buffer;

/**
 * A line as it stands in the file: a JSON object whose last member is the check value. What is
 * signed is the line before, a line end, and this object as if it ended before the check value.
 *
 * @param body the object without the check value
 */
record AuditLine(String body, String check) {
  private static final String MARK = ",\"check\":\"";
  private static final String END = "\"}";

  /** Longer words of others are cut. */
  private static final int LONGEST = 500;

  static String body(AuditEntry entry) {
    Buffer text = new Buffer();
    try (JsonWriter json = JsonWriter.of(text)) {
      json.beginObject().name("number").value(entry.number());
      json.name("at").value(entry.at().toString());
      json.name("user").value(entry.actor().user());
      json.name("command").value(entry.actor().command());
      json.name("deed").value(entry.deed().word());
      json.name("credential").value(entry.subject().credential());
      json.name("tracker").value(entry.subject().tracker());
      json.name("item").value(entry.subject().item());
      String result = entry.result();
      json.name("result")
          .value(result.length() > LONGEST ? result.substring(0, LONGEST) + "…" : result);
      json.endObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("a buffer in memory does not fail", impossible);
    }
    return text.readUtf8();
  }

  static String signed(String before, String body) {
    return before + "\n" + body;
  }

  String text() {
    return body.substring(0, body.length() - 1) + MARK + check + END;
  }

  /** Takes a line apart; empty if it is none. */
  static Optional<AuditLine> of(String text) {
    int mark = text.lastIndexOf(MARK);
    return mark < 0 || !text.endsWith(END) || mark + MARK.length() > text.length() - END.length()
        ? Optional.empty()
        : Optional.of(
            new AuditLine(
                text.substring(0, mark) + "}",
                text.substring(mark + MARK.length(), text.length() - END.length())));
  }

  /** Whether it is the one that is remembered. */
  boolean isAt(TrailEnd.Last last) {
    return check.equals(last.check());
  }

  /** What it says; empty if it is not what {@link #body(AuditEntry)} writes. */
  Optional<AuditEntry> entry() {
    try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(body))) {
      json.beginObject();
      AuditEntry entry =
          new AuditEntry(
              Long.parseLong(value(json, "number")),
              Instant.parse(value(json, "at")),
              new Actor(value(json, "user"), value(json, "command")),
              Deed.ofWord(value(json, "deed")).orElseThrow(() -> new IOException("no deed")),
              new Subject(value(json, "credential"), value(json, "tracker"), value(json, "item")),
              value(json, "result"));
      json.endObject();
      return Optional.of(entry);
    } catch (IOException | JsonDataException | DateTimeException | NumberFormatException other) {
      return Optional.empty();
    }
  }

  private static String value(JsonReader json, String name) throws IOException {
    if (!json.nextName().equals(name)) {
      throw new IOException("expected " + name);
    }
    return json.nextString();
  }
}
