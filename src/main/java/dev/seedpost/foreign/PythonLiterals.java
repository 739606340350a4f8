package dev.seedpost.foreign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a Python file assigns to a name as far as it is written out: dictionaries are maps,
 * lists, tuples and sets are lists, strings are strings. All else (numbers, names, calls, sums) is
 * {@link #UNKNOWN}. Nothing is ever run.
 */
final class PythonLiterals {
  /** A value that is not written out. */
  static final Object UNKNOWN = new Object();

  private static final int DEEPEST = 32;

  private final SourceText source;
  private final String text;
  private final PythonStrings strings;
  private int at;

  PythonLiterals(SourceText source) {
    this.source = source;
    this.text = source.text();
    this.strings = new PythonStrings(source);
  }

  /** What is assigned first to a name at the start of a line; empty if nothing is. */
  Optional<Object> assigned(String name) {
    while (skipBlanks()) {
      if (startsLine() && text.startsWith(name, at) && assigns(at + name.length())) {
        return Optional.of(value(0, false));
      }
      skipOne();
    }
    return Optional.empty();
  }

  private boolean startsLine() {
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  /** Goes behind the equals sign if there is one; a type may stand before it. */
  private boolean assigns(int behindName) {
    int end = behindName;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    if (end < text.length() && text.charAt(end) == ':') {
      while (end < text.length() && text.charAt(end) != '=' && text.charAt(end) != '\n') {
        end++;
      }
    }
    if (!text.startsWith("=", end) || text.startsWith("==", end)) {
      return false;
    }
    at = end + 1;
    return true;
  }

  /** To the next thing that is neither blank nor comment; false at the end. */
  private boolean skipBlanks() {
    while (at < text.length()) {
      char unit = text.charAt(at);
      if (unit == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (Character.isWhitespace(unit) || unit == '\\') {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private char next(int opened) {
    if (!skipBlanks()) {
      throw source.wrong(opened, "what begins here has no end");
    }
    return text.charAt(at);
  }

  private void skipOne() {
    if (strings.startsAt(at)) {
      at = strings.read(at).end();
    } else {
      at++;
    }
  }

  /**
   * A value, and what follows it as far as it belongs to it.
   *
   * @param key whether a colon ends it
   */
  private Object value(int depth, boolean key) {
    char first = next(at);
    int start = at;
    if (depth > DEEPEST) {
      throw source.wrong(start, "it is nested too deeply");
    }
    Object value =
        switch (first) {
          case '{' -> map(depth);
          case '[' -> list(depth, ']');
          case '(' -> list(depth, ')');
          default -> strings.startsAt(at) ? joined() : UNKNOWN;
        };
    if (depth == 0) {
      return value;
    }
    next(start);
    if (value != UNKNOWN && ends(key)) {
      return value;
    }
    skipExpression(start, key);
    return UNKNOWN;
  }

  private boolean ends(boolean key) {
    char unit = text.charAt(at);
    return unit == ',' || unit == '}' || unit == ']' || unit == ')' || (key && unit == ':');
  }

  /** To the comma or bracket that ends it; brackets inside are counted, whatever they are. */
  private void skipExpression(int start, boolean key) {
    int open = 0;
    while (open > 0 || !ends(key)) {
      char unit = text.charAt(at);
      if (unit == '{' || unit == '[' || unit == '(') {
        open++;
      } else if (unit == '}' || unit == ']' || unit == ')') {
        open--;
      }
      skipOne();
      next(start);
    }
  }

  /** Strings that stand beside each other are one. */
  private Object joined() {
    StringBuilder all = new StringBuilder();
    boolean known = true;
    while (strings.startsAt(at)) {
      PythonStrings.Read read = strings.read(at);
      at = read.end();
      known &= read.value().isPresent();
      all.append(read.value().orElse(""));
      skipBlanks();
    }
    return known ? all.toString() : UNKNOWN;
  }

  private Map<String, Object> map(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    int opened = at++;
    while (next(opened) != '}') {
      Object key = value(depth + 1, true);
      if (next(opened) == ':') {
        at++;
        Object value = value(depth + 1, false);
        if (key instanceof String name) {
          map.put(name, value);
        }
      }
      separator(opened, '}');
    }
    at++;
    return map;
  }

  /** In parentheses a single value without a comma is just that value. */
  private Object list(int depth, char end) {
    List<Object> list = new ArrayList<>();
    int opened = at++;
    boolean comma = end != ')';
    while (next(opened) != end) {
      list.add(value(depth + 1, false));
      comma |= separator(opened, end);
    }
    at++;
    return comma || list.size() != 1 ? list : list.getFirst();
  }

  private boolean separator(int opened, char end) {
    char unit = next(opened);
    if (unit == ',') {
      at++;
      return true;
    }
    if (unit != end) {
      throw source.wrong(at, "another bracket is closed here than was opened");
    }
    return false;
  }
}
