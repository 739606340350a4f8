package dev.seedpost.rule;

import java.util.function.ToLongFunction;

/**
 * A range of whole numbers from 0 as people write it: {@code 30MiB .. 5GiB} (both ends belong to
 * it), {@code 30MiB ..}, {@code >= 200MiB}, {@code >= 200MiB, < 80GiB}, {@code 12}.
 *
 * @param written as the rules file says it
 */
record Range(String written, long least, long most) {
  /** Reads a range; throws IllegalArgumentException "takes …". */
  static Range of(String written, ToLongFunction<String> quantity) {
    Range whole = new Range(written, 0, Long.MAX_VALUE);
    for (String part : written.split(",", -1)) {
      whole = whole.and(part(part.strip(), quantity));
    }
    if (whole.least > whole.most) {
      throw new IllegalArgumentException("takes a range that something can lie in");
    }
    return whole;
  }

  /** Whether a text is meant as a range and not as a plain word. */
  static boolean looksLike(String text) {
    return text.contains("..") || text.startsWith("<") || text.startsWith(">");
  }

  private static Range part(String text, ToLongFunction<String> quantity) {
    int dots = text.indexOf("..");
    if (dots >= 0) {
      String from = text.substring(0, dots).strip();
      String to = text.substring(dots + 2).strip();
      if (from.isEmpty() && to.isEmpty()) {
        throw new IllegalArgumentException("takes a range with at least one end");
      }
      return new Range(
          text,
          from.isEmpty() ? 0 : quantity.applyAsLong(from),
          to.isEmpty() ? Long.MAX_VALUE : quantity.applyAsLong(to));
    }
    if (text.startsWith(">=")) {
      return new Range(text, quantity.applyAsLong(text.substring(2).strip()), Long.MAX_VALUE);
    }
    if (text.startsWith("<=")) {
      return new Range(text, 0, quantity.applyAsLong(text.substring(2).strip()));
    }
    if (text.startsWith(">")) {
      return new Range(text, quantity.applyAsLong(text.substring(1).strip()) + 1, Long.MAX_VALUE);
    }
    if (text.startsWith("<")) {
      return new Range(text, 0, quantity.applyAsLong(text.substring(1).strip()) - 1);
    }
    long exactly = quantity.applyAsLong(text);
    return new Range(text, exactly, exactly);
  }

  private Range and(Range other) {
    return new Range(written, Math.max(least, other.least), Math.min(most, other.most));
  }

  boolean holds(long value) {
    return value >= least && value <= most;
  }
}
