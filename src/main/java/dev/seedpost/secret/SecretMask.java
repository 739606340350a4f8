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
}
