package dev.seedpost.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.moshi.JsonReader;
import dev.seedpost.MutableClock;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import okio.Buffer;

/** Runs a command line over strings, with a person at it or without. */
final class Terminal {
  /** Every message about a failure goes through the mask; this one hides this word. */
  static final String HIDDEN = "hunter2";

  final MutableClock clock = new MutableClock();
  final List<GlobalOptions> opened = new ArrayList<>();
  private final FakeServices services;
  private String input = "";
  private boolean person;

  Terminal(FakeServices services) {
    this.services = services;
  }

  /** A person who types these lines, and then ends the input. */
  Terminal typing(String... lines) {
    person = true;
    input = lines.length == 0 ? "" : String.join("\n", lines) + "\n";
    return this;
  }

  /** No person, but a pipe. */
  Terminal piping(String text) {
    person = false;
    input = text;
    return this;
  }

  Result run(String... arguments) {
    return run(
        options -> {
          opened.add(options);
          return services;
        },
        arguments);
  }

  Result run(Function<GlobalOptions, Services> opener, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new CommandLineProgram(console(out, err), clock, text -> text.replace(HIDDEN, "***"))
            .run(arguments, opener);
    return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  Console console(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    BufferedReader in = new BufferedReader(new StringReader(input));
    return new Console(
        in,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        prompt -> {
          try {
            return Optional.ofNullable(in.readLine());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        person);
  }

  /** What became of a command. */
  record Result(int code, String out, String err) {
    List<String> outLines() {
      return out.lines().toList();
    }

    /** Standard output as JSON: every line has to be one object and nothing else. */
    List<Map<?, ?>> json() {
      return out.lines().<Map<?, ?>>map(Result::object).toList();
    }

    Map<?, ?> summary() {
      return json().getLast();
    }

    /** The first object of a type. */
    Map<?, ?> first(String type) {
      return json().stream().filter(one -> type.equals(one.get("type"))).findFirst().orElseThrow();
    }

    private static Map<?, ?> object(String line) {
      try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(line))) {
        if (reader.readJsonValue() instanceof Map<?, ?> map
            && reader.peek() == JsonReader.Token.END_DOCUMENT) {
          return map;
        }
        throw new AssertionError("not one JSON object: " + line);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + line, e);
      }
    }
  }
}
