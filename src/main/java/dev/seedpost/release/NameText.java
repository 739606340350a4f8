package dev.seedpost.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release name to look words up in: as written, and lower case with a dot for every separator but
 * the hyphen. Both are of the same length, so that a place in one is a place in the other.
 */
final class NameText {
  private static final String SEPARATORS = " ._,[](){}";

  private final String written;
  private final String plain;
  private final List<Integer> starts = new ArrayList<>();

  NameText(String written) {
    this.written = written;
    StringBuilder text = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      text.append(plain(written, i));
    }
    this.plain = text.toString();
    for (int i = 0; i < plain.length(); i++) {
      if (!separator(i) && (i == 0 || separator(i - 1))) {
        starts.add(i);
      }
    }
  }

  /** A plus ends HDR10+ and joins DD+5.1, but separates DV+HDR10. */
  private static char plain(String written, int at) {
    char letter = written.charAt(at);
    boolean joint =
        letter == '+' && at + 1 < written.length() && Character.isLetter(written.charAt(at + 1));
    return joint || SEPARATORS.indexOf(letter) >= 0 ? '.' : Character.toLowerCase(letter);
  }

  /** Where words begin, from one place up to another. */
  List<Integer> starts(int from, int to) {
    return starts.stream().filter(start -> start >= from && start < to).toList();
  }

  int length() {
    return plain.length();
  }

  String written(int from, int to) {
    return written.substring(from, to);
  }

  /** The word that begins here, up to the next separator. */
  String word(int from) {
    return plain.substring(from, end(from));
  }

  /** Where the word that begins here ends. */
  int end(int from) {
    int end = from;
    while (end < plain.length() && !separator(end)) {
      end++;
    }
    return end;
  }

  /** A pattern of whole words for {@link #at}. */
  static Pattern words(String pattern) {
    return Pattern.compile("(?:" + pattern + ")(?![^.-])");
  }

  /** What fits from a place on. */
  Optional<Matcher> at(Pattern words, int from) {
    Matcher matcher = words.matcher(plain).region(from, plain.length());
    return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
  }

  /** Whether what stands here has round or square brackets of its own. */
  boolean bracketed(int from, int to) {
    return from > 0
        && to < written.length()
        && "([".indexOf(written.charAt(from - 1)) >= 0
        && ")]".indexOf(written.charAt(to)) >= 0;
  }

  /** Whether it is written without a lower-case letter. */
  boolean capitals(int from, int to) {
    return written.substring(from, to).chars().noneMatch(Character::isLowerCase);
  }

  private boolean separator(int at) {
    return plain.charAt(at) == '.' || plain.charAt(at) == '-';
  }
}
