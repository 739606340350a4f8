package dev.seedpost.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a value may stand in a text. */
final class Spellings {
  /** Parts of base64 shorter than this also stand by chance. */
  private static final int SHORTEST_PART = 12;

  private static final Pattern PERCENT = Pattern.compile("%[0-9A-F]{2}");

  private Spellings() {}

  static Stream<String> of(String value) {
    String encoded = URLEncoder.encode(value, UTF_8);
    String percent = encoded.replace("+", "%20");
    return Stream.of(
            Stream.of(value, encoded, percent, URLEncoder.encode(percent, UTF_8)),
            Stream.of(lower(encoded), lower(percent)),
            escaped(value),
            hexadecimal(value),
            base64(value))
        .flatMap(some -> some)
        .distinct();
  }

  private static String lower(String encoded) {
    return PERCENT.matcher(encoded).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }

  /** In JSON and YAML, and with what cannot be seen as an escape. */
  private static Stream<String> escaped(String value) {
    String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
    StringBuilder shown = new StringBuilder();
    value
        .codePoints()
        .forEach(point -> {
          if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
            shown.append(String.format("\\u%04x", point));
          } else {
            shown.appendCodePoint(point);
          }
        });
    return Stream.of(
        quoted, quoted.replace("/", "\\/"), value.replace("/", "\\/"), shown.toString());
  }

  private static Stream<String> hexadecimal(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    return Stream.of(
        HexFormat.of().formatHex(bytes), HexFormat.of().withUpperCase().formatHex(bytes));
  }

  /** Alone, and within something longer, as a password is in {@code Basic} authorization. */
  private static Stream<String> base64(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
        .flatMap(encoder ->
            Stream.concat(
                Stream.of(
                    encoder.encodeToString(bytes), encoder.withoutPadding().encodeToString(bytes)),
                Stream.of(0, 1, 2)
                    .map(before -> within(encoder, before, bytes))
                    .filter(part -> part.length() >= SHORTEST_PART)));
  }

  /** Without the letters at both ends, which also depend on what stands beside it. */
  private static String within(Base64.Encoder encoder, int before, byte[] bytes) {
    byte[] placed = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, placed, before, bytes.length);
    String encoded = encoder.withoutPadding().encodeToString(placed);
    return encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 1);
  }
}
