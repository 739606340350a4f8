package dev.seedpost.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.text.Normalizer;

/**
 * One pattern for a text: a glob over the whole text ({@code *}, {@code ?}, case ignored), or a
 * regular expression {@code /…/flags} found anywhere; {@code !} before either turns it round.
 *
 * <p>Names are foreign input, so expressions run on RE2/J, whose time is linear in the text.
 *
 * @param written as the rules file says it
 * @param negated whether it began with {@code !}
 * @param plain whether it is a word of its own: neither expression nor wildcards
 */
record TextPattern(String written, Pattern pattern, boolean negated, boolean plain) {
  private static final int LONGEST = 1000;

  /** RE2/J writes out what is repeated, and repeats of repeats multiply. */
  private static final int MOST_REPEATS = 100_000;

  private static final java.util.regex.Pattern REPEAT =
      java.util.regex.Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?}");

  /** Reads a pattern; throws IllegalArgumentException "is …" or "takes …". */
  static TextPattern of(String written) {
    boolean negated = written.startsWith("!");
    String text = negated ? written.substring(1) : written;
    if (text.isBlank()) {
      throw new IllegalArgumentException("takes a text, a glob or a /regular expression/");
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("takes patterns of at most " + LONGEST + " characters");
    }
    int slash = text.lastIndexOf('/');
    if (slash == 0) {
      throw new IllegalArgumentException("takes a /regular expression/ with a slash at its end");
    }
    if (text.startsWith("/") && slash > 0) {
      return new TextPattern(
          written, expression(text.substring(1, slash), text.substring(slash + 1)), negated, false);
    }
    boolean plain = text.indexOf('*') < 0 && text.indexOf('?') < 0;
    return new TextPattern(written, glob(text), negated, plain);
  }

  private static Pattern expression(String body, String flags) {
    int bits = 0;
    for (int i = 0; i < flags.length(); i++) {
      bits |=
          switch (flags.charAt(i)) {
            case 'i' -> Pattern.CASE_INSENSITIVE;
            case 's' -> Pattern.DOTALL;
            case 'm' -> Pattern.MULTILINE;
            default ->
                throw new IllegalArgumentException(
                    "takes the flags i, s and m after a /regular expression/");
          };
    }
    if (body.isEmpty()) {
      throw new IllegalArgumentException("takes a regular expression between its slashes");
    }
    long repeats =
        REPEAT
            .matcher(body)
            .results()
            .mapToLong(TextPattern::times)
            .reduce(1, (a, b) -> Math.min(a * b, MOST_REPEATS + 1L));
    if (repeats > MOST_REPEATS) {
      throw new IllegalArgumentException("takes a regular expression with fewer repeats {n}");
    }
    try {
      return Pattern.compile(normal(body), bits);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "takes a regular expression that RE2/J knows (" + e.getDescription() + ")", e);
    }
  }

  private static long times(java.util.regex.MatchResult repeat) {
    String most = repeat.group(2);
    long least = Long.parseLong(repeat.group(1));
    return Math.max(1, most == null || most.isEmpty() ? least : Long.parseLong(most));
  }

  private static Pattern glob(String text) {
    StringBuilder expression = new StringBuilder("\\A");
    normal(text)
        .codePoints()
        .forEach(point ->
            expression.append(
                switch (point) {
                  case '*' -> ".*";
                  case '?' -> ".";
                  default -> Pattern.quote(Character.toString(point));
                }));
    return Pattern.compile(expression + "\\z", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** Whether the text fits, the {@code !} left aside. */
  boolean fits(String text) {
    return pattern.matcher(normal(text)).find();
  }

  /** As one of a list. */
  String shown() {
    return written.contains(",") ? "'" + written + "'" : written;
  }

  /** Without the {@code !}. */
  String word() {
    return negated ? written.substring(1) : written;
  }

  /** The same letters are the same bytes, however a file system composes them. */
  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
