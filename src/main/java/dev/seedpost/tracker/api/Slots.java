package dev.seedpost.tracker.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places in braces: {@code api/torrent/{id}/download}. */
record Slots(String text) {
  private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)}");

  /** The words in braces, in order. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    Matcher slot = SLOT.matcher(text);
    while (slot.find()) {
      words.add(slot.group(1));
    }
    return words;
  }

  /** The text with every word replaced; empty if one of them has no value. */
  Optional<String> fill(Function<String, Optional<String>> values) {
    StringBuilder filled = new StringBuilder();
    Matcher slot = SLOT.matcher(text);
    while (slot.find()) {
      Optional<String> value = values.apply(slot.group(1)).filter(one -> !one.isBlank());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      slot.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
    }
    slot.appendTail(filled);
    return Optional.of(filled.toString());
  }
}
