package dev.seedpost.secret;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Replaces known secrets in a text by value: plain, URL-encoded, escaped, hexadecimal and base64.
 * It is the second net behind {@link Secret}; every log line and every message for a person goes
 * through it. Safe for use by many threads.
 */
public final class SecretMask {
  /** Shorter values would blank ordinary words. */
  private static final int SHORTEST = 6;

  /** What is left of a secret is told from an ordinary word by being cut. */
  private static final int SHORTEST_CUT = 4;

  private static final char CUT = '\u2026';
  private static final String SHOWN = "[secret]";

  private final List<String> known = new CopyOnWriteArrayList<>();

  /**
   * Remembers a secret and, for a URL, the long parts of its path and query (a passkey, an rsskey).
   */
  public void learn(Secret secret) {
    String value = secret.reveal();
    Stream.concat(Stream.of(value), parts(value))
        .filter(form -> form.length() >= SHORTEST)
        .flatMap(Spellings::of)
        .filter(form -> !known.contains(form))
        .forEach(known::add);
    known.sort(Comparator.comparingInt(String::length).reversed());
  }

  private static Stream<String> parts(String value) {
    if (!value.contains("://")) {
      return Stream.of();
    }
    return Stream.of(value.substring(value.indexOf("://") + 3).split("[/?&=]", -1))
        .skip(1)
        .filter(part -> part.length() >= 16);
  }

  /** The text with every known secret replaced. */
  public String mask(String text) {
    String masked = text;
    for (String form : known) {
      masked = masked.replace(form, SHOWN);
    }
    return masked;
  }

  /** The text without the start of a known secret where somebody shortened a text. */
  String maskCut(String text) {
    StringBuilder masked = new StringBuilder();
    int done = 0;
    for (int at = text.indexOf(CUT); at >= 0; at = text.indexOf(CUT, at + 1)) {
      int end = at;
      int from = done;
      int start = known.stream().mapToInt(form -> start(form, text, from, end)).max().orElse(0);
      if (start > 0) {
        masked.append(text, done, at - start).append(SHOWN);
        done = at;
      }
    }
    return masked.append(text, done, text.length()).toString();
  }

  /** How much of a form's start stands in front of a place. */
  private static int start(String form, String text, int from, int end) {
    for (int length = Math.min(form.length() - 1, end - from); length >= SHORTEST_CUT; length--) {
      if (text.regionMatches(end - length, form, 0, length)) {
        return length;
      }
    }
    return 0;
  }
}
