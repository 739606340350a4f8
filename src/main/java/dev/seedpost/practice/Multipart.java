package dev.seedpost.practice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields and files of a form (RFC 7578).
 *
 * @param fields values by name, in the order in which they came
 * @param files by field, in the order in which they came
 */
record Multipart(Map<String, List<String>> fields, Map<String, List<FilePart>> files) {
  /** What PHP takes at most; of a larger form it drops every field. */
  static final int LARGEST = 8 * 1024 * 1024;

  private static final int MOST_PARTS = 1_000;
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)multipart/form-data;.*boundary=\"?([^\";]{1,70})\"?.*");
  private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("(?i)filename=\"([^\"]*)\"");

  /** A file with the name that the client gave it. */
  record FilePart(String fileName, byte[] bytes) {}

  /** No field at all, as PHP sees every body that is not a form. */
  static Multipart empty() {
    return new Multipart(Map.of(), Map.of());
  }

  /** Reads a body; one that is not a form, or a broken one, has no fields. */
  static Multipart read(String contentType, byte[] body) {
    Matcher type = BOUNDARY.matcher(contentType);
    if (!type.matches() || body.length > LARGEST) {
      return empty();
    }
    // One character per byte, so that positions are those of the bytes.
    String text = "\r\n" + new String(body, ISO_8859_1);
    String mark = "\r\n--" + type.group(1);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Map<String, List<FilePart>> files = new LinkedHashMap<>();
    int at = text.indexOf(mark);
    for (int parts = 0; at >= 0 && parts < MOST_PARTS; parts++) {
      int from = at + mark.length();
      int next = text.indexOf(mark, from);
      int blank = text.indexOf("\r\n\r\n", from);
      if (next < 0 || blank < 0 || blank > next) {
        break;
      }
      part(text.substring(from, blank), text.substring(blank + 4, next), fields, files);
      at = next;
    }
    return new Multipart(fields, files);
  }

  private static void part(
      String head,
      String value,
      Map<String, List<String>> fields,
      Map<String, List<FilePart>> files) {
    Matcher name = NAME.matcher(head);
    if (!name.find()) {
      return;
    }
    String field = utf8(name.group(1));
    Matcher fileName = FILE_NAME.matcher(head);
    if (fileName.find()) {
      files
          .computeIfAbsent(field, key -> new ArrayList<>())
          .add(new FilePart(utf8(fileName.group(1)), value.getBytes(ISO_8859_1)));
    } else {
      fields.computeIfAbsent(field, key -> new ArrayList<>()).add(utf8(value));
    }
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  /** The last value of a field, as PHP takes it; empty if there is none. */
  String text(String field) {
    List<String> values = fields.get(field);
    return values == null ? "" : values.getLast();
  }

  List<String> texts(String field) {
    return fields.getOrDefault(field, List.of());
  }

  /** The last file of a field, as PHP takes it. */
  Optional<FilePart> file(String field) {
    return Optional.ofNullable(files.get(field)).map(List::getLast);
  }

  /** Every file of a field that may come several times, such as {@code logfiles[]}. */
  List<FilePart> files(String field) {
    return files.getOrDefault(field, List.of());
  }
}
