package dev.seedpost.tracker.api;

import dev.seedpost.tracker.Html;
import dev.seedpost.tracker.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One value out of an answer.
 *
 * @param paths keys joined by dots: {@code torrent.id}; the first that has a value counts
 * @param pattern its only group is the value; empty: the whole is
 */
record Pick(List<String> paths, Optional<Pattern> pattern) {
  Pick {
    paths = List.copyOf(paths);
  }

  /** The plain value; empty if there is none or the pattern does not find it. */
  Optional<String> of(Json json) {
    for (String path : paths) {
      Optional<String> text = parent(json, path).text(last(path)).map(Html::unescaped);
      if (text.filter(one -> !one.isBlank()).isPresent()) {
        return text.flatMap(this::shaped);
      }
    }
    return Optional.empty();
  }

  /** The same out of an answer of plain text. */
  Optional<String> of(String text) {
    return shaped(text);
  }

  private Optional<String> shaped(String text) {
    if (pattern.isEmpty()) {
      return Optional.of(text.strip());
    }
    Matcher found = pattern.get().matcher(text);
    return found.find() ? Optional.ofNullable(found.group(1)) : Optional.empty();
  }

  /** Every text at and below the paths: a sentence, a list, or an object of field to sentences. */
  static List<String> sentences(Json json, List<String> paths) {
    List<String> sentences = new ArrayList<>();
    for (String path : paths) {
      collect("", parent(json, path).entries().get(last(path)), sentences);
    }
    return sentences;
  }

  private static void collect(String field, @Nullable Object value, List<String> sentences) {
    switch (value) {
      case null -> {}
      case String text -> sentences.add(field.isEmpty() ? text : field + ": " + text);
      case List<?> list -> list.forEach(one -> collect(field, one, sentences));
      case Map<?, ?> map ->
          map.forEach((key, one) -> {
            String name = String.valueOf(key);
            collect(name.equals("message") ? field : name, one, sentences);
          });
      default -> {}
    }
  }

  /** Whether there is anything: an empty text, an empty list and false are nothing. */
  static boolean present(Json json, String path) {
    Object value = parent(json, path).entries().get(last(path));
    return switch (value) {
      case null -> false;
      case Boolean flag -> flag;
      case String text -> !text.isBlank();
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      default -> true;
    };
  }

  static Json parent(Json json, String path) {
    Json at = json;
    List<String> keys = keys(path);
    for (String key : keys.subList(0, keys.size() - 1)) {
      at = at.object(key);
    }
    return at;
  }

  static String last(String path) {
    return keys(path).getLast();
  }

  private static List<String> keys(String path) {
    return List.of(path.split("\\.", -1));
  }
}
