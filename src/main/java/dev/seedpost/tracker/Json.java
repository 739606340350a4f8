package dev.seedpost.tracker;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;

/**
 * A JSON object read leniently: the same thing has other casings and other types on other sites.
 *
 * @param entries numbers are doubles, as the parser gives them
 */
public record Json(Map<?, ?> entries) {
  /** An object without anything. */
  public static final Json EMPTY = new Json(Map.of());

  /**
   * The object at the start of a text; what follows it is not looked at.
   *
   * @return empty if there is none or it is cut off
   */
  public static Optional<Json> read(String text) {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
      return reader.readJsonValue() instanceof Map<?, ?> map
          ? Optional.of(new Json(map))
          : Optional.empty();
    } catch (IOException | JsonDataException e) {
      return Optional.empty();
    }
  }

  /**
   * A text that is a list of objects as a whole.
   *
   * @return empty if it is none or it is cut off
   */
  public static Optional<List<Json>> readList(String text) {
    return text.stripLeading().startsWith("[")
        ? read("{\"list\":" + text + "}").map(json -> json.objects("list"))
        : Optional.empty();
  }

  /** The value of the first of these keys that has a plain one; whole numbers without fraction. */
  public Optional<String> text(String... keys) {
    for (String key : keys) {
      Object value = entries.get(key);
      if (value instanceof Double number) {
        return Optional.of(
            number == Math.rint(number) && Math.abs(number) < 1L << 53
                ? Long.toString(number.longValue())
                : number.toString());
      }
      if (value instanceof String || value instanceof Boolean) {
        return Optional.of(value.toString());
      }
    }
    return Optional.empty();
  }

  /** Digits under the first of these keys that has any: the site's number of something. */
  public Optional<String> number(String... keys) {
    return text(keys).filter(text -> text.matches("[0-9]{1,18}"));
  }

  /** Whether there is a list, or a map in its stead, under a key, and nothing in it but objects. */
  public boolean hasObjects(String key) {
    Object value = entries.get(key);
    Collection<?> list =
        value instanceof Map<?, ?> map
            ? map.values()
            : value instanceof List<?> items ? items : List.of(value == null ? "" : value);
    return list.stream().allMatch(Map.class::isInstance);
  }

  /** Whether it is the word true, as other than a text. */
  public boolean isTrue(String key) {
    return Boolean.TRUE.equals(entries.get(key));
  }

  /** Whether it is the word false, as other than a text; absent is neither. */
  public boolean isFalse(String key) {
    return Boolean.FALSE.equals(entries.get(key));
  }

  /** The object under a key; empty if there is none. */
  public Json object(String key) {
    return entries.get(key) instanceof Map<?, ?> map ? new Json(map) : EMPTY;
  }

  /** The objects of the list under a key; of a map, as some sites send it, its values. */
  public List<Json> objects(String key) {
    Object value = entries.get(key);
    Collection<?> list =
        value instanceof List<?> items
            ? items
            : value instanceof Map<?, ?> map ? map.values() : List.of();
    List<Json> objects = new ArrayList<>();
    for (Object item : list) {
      if (item instanceof Map<?, ?> map) {
        objects.add(new Json(map));
      }
    }
    return objects;
  }

  /** The texts of the list under a key. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    if (entries.get(key) instanceof List<?> list) {
      for (Object value : list) {
        if (value instanceof String text) {
          texts.add(text);
        }
      }
    }
    return texts;
  }
}
