package dev.seedpost.cli;

import com.squareup.moshi.JsonWriter;
import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.queue.QueueItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;

/** Results for people, or one JSON object per line for programs. */
final class Output {
  private final Console console;
  private final boolean json;
  private final boolean quiet;
  private final InstantSource clock;
  private Map<String, Object> summary = Map.of();

  Output(Console console, boolean json, boolean quiet, InstantSource clock) {
    this.console = console;
    this.json = json;
    this.quiet = quiet;
    this.clock = clock;
  }

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  Console console() {
    return console;
  }

  InstantSource clock() {
    return clock;
  }

  /** A line of a result for people; nothing in JSON. */
  void text(String line) {
    if (!json) {
      console.print(line);
    }
  }

  /** A remark for people that is no result. */
  void remark(String line) {
    if (!json && !quiet) {
      console.remark(line);
    }
  }

  /** An object for programs; nothing for people. */
  void object(String type, Map<String, ?> fields) {
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("type", type);
      all.put("time", clock.instant().toString());
      all.put("v", 1);
      all.putAll(fields);
      console.print(line(all));
    }
  }

  void failure(Failure failure, ExitCode code) {
    boolean retryable =
        failure.kind() == FailureKind.TRANSIENT || failure.kind() == FailureKind.RATE_LIMITED;
    error(failure.kind().name(), failure.message(), retryable, code);
  }

  /** What went wrong, for people always and in JSON too; it ends the run. */
  void error(String word, String message, boolean retryable, ExitCode code) {
    console.remark("seedpost: " + message);
    object("error", Map.of("code", word, "message", message, "retryable", retryable));
    summary(code, Map.of());
    end();
  }

  /** The last object of every run; it is printed by {@link #end()}. */
  void summary(ExitCode code, Map<String, ?> fields) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("exit", code.number());
    all.put("outcome", code.name());
    all.putAll(fields);
    summary = all;
  }

  /** Prints the summary, once everything is closed and can no longer fail. */
  void end() {
    if (!summary.isEmpty()) {
      object("summary", summary);
      summary = Map.of();
    }
  }

  void item(QueueItem item) {
    object("item", ItemText.fields(item));
  }

  private static String line(Map<String, Object> fields) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      write(writer, fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return escaped(buffer.readUtf8());
  }

  /**
   * The same JSON; what could steer a terminal only stands in strings, where an escape is legal.
   */
  private static String escaped(String json) {
    StringBuilder all = new StringBuilder(json.length());
    json.codePoints()
        .mapToObj(Character::toString)
        .forEach(point -> {
          if (Texts.printable(point).equals(point)) {
            all.append(point);
          } else {
            point.chars().forEach(unit -> all.append(String.format("\\u%04x", unit)));
          }
        });
    return all.toString();
  }

  private static void write(JsonWriter writer, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        writer.beginObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          writer.name(String.valueOf(entry.getKey()));
          write(writer, entry.getValue());
        }
        writer.endObject();
      }
      case Collection<?> list -> {
        writer.beginArray();
        for (Object entry : list) {
          write(writer, entry);
        }
        writer.endArray();
      }
      case Boolean flag -> writer.value(flag);
      case Number number -> writer.value(number);
      default -> writer.value(String.valueOf(value));
    }
  }
}
