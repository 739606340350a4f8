package dev.seedpost.foreign;

import java.util.Locale;
import java.util.Optional;

/** The strings of a Python file, with every kind of quote and prefix. */
final class PythonStrings {
  private final SourceText source;
  private final String text;

  /**
   * A string.
   *
   * @param value empty if it has to be worked out, as a formatted one has
   * @param end where it ends
   */
  record Read(Optional<String> value, int end) {}

  PythonStrings(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  boolean startsAt(int at) {
    int quote = quoteAt(at);
    return quote < text.length() && (text.charAt(quote) == '"' || text.charAt(quote) == '\'');
  }

  /** Behind the prefix, which belongs to a string only if no name ends with it. */
  private int quoteAt(int at) {
    boolean inName = at > 0 && Character.isUnicodeIdentifierPart(text.charAt(at - 1));
    int quote = at;
    while (!inName
        && quote < at + 2
        && quote < text.length()
        && "rbfuRBFU".indexOf(text.charAt(quote)) >= 0) {
      quote++;
    }
    return quote;
  }

  /** The string that starts here. */
  Read read(int at) {
    int quote = quoteAt(at);
    String prefix = text.substring(at, quote).toLowerCase(Locale.ROOT);
    String mark = text.substring(quote, quote + 1);
    String ending = text.startsWith(mark.repeat(3), quote) ? mark.repeat(3) : mark;
    StringBuilder value = new StringBuilder();
    boolean known = true;
    int i = quote + ending.length();
    while (!text.startsWith(ending, i)) {
      if (i >= text.length() || (ending.length() == 1 && text.charAt(i) == '\n')) {
        throw source.wrong(quote, "the string that begins here has no end");
      }
      char unit = text.charAt(i);
      if (unit == '\\' && i + 1 < text.length()) {
        Escape escape = prefix.contains("r") ? raw(i) : escape(i);
        known &= escape.known();
        value.append(escape.value());
        i = escape.end();
      } else {
        known &= !prefix.contains("f") || (unit != '{' && unit != '}');
        value.append(unit);
        i++;
      }
    }
    return new Read(known ? Optional.of(value.toString()) : Optional.empty(), i + ending.length());
  }

  private record Escape(String value, boolean known, int end) {}

  private Escape raw(int at) {
    return new Escape(text.substring(at, at + 2), true, at + 2);
  }

  private Escape escape(int at) {
    char unit = text.charAt(at + 1);
    return switch (unit) {
      case '\n' -> new Escape("", true, at + 2);
      case '\\', '\'', '"' -> new Escape(String.valueOf(unit), true, at + 2);
      case 'n' -> new Escape("\n", true, at + 2);
      case 't' -> new Escape("\t", true, at + 2);
      case 'r' -> new Escape("\r", true, at + 2);
      case 'x' -> coded(at, 2);
      case 'u' -> coded(at, 4);
      case 'U' -> coded(at, 8);
      // Rare ones, by number or by name, are not worked out.
      case '0', '1', '2', '3', '4', '5', '6', '7', 'N', 'a', 'b', 'f', 'v' ->
          new Escape("", false, at + 2);
      default -> raw(at);
    };
  }

  private Escape coded(int at, int digits) {
    int end = at + 2 + digits;
    if (end <= text.length() && text.substring(at + 2, end).matches("[0-9a-fA-F]+")) {
      long point = Long.parseLong(text.substring(at + 2, end), 16);
      if (point <= Character.MAX_CODE_POINT) {
        return new Escape(Character.toString((int) point), true, end);
      }
    }
    throw source.wrong(at, "this escape in a string is not one of Python's");
  }
}
