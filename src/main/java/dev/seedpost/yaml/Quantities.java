package dev.seedpost.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and durations as people write them. */
public final class Quantities {
  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*([A-Za-z]*)");
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("B", 1L),
          Map.entry("KB", 1_000L),
          Map.entry("MB", 1_000_000L),
          Map.entry("GB", 1_000_000_000L),
          Map.entry("TB", 1_000_000_000_000L),
          Map.entry("KIB", 1L << 10),
          Map.entry("MIB", 1L << 20),
          Map.entry("GIB", 1L << 30),
          Map.entry("TIB", 1L << 40));

  private static final BigDecimal TOO_LARGE = BigDecimal.valueOf(1L << 60);

  private Quantities() {}

  /**
   * {@code 90s}, {@code 15m}, {@code 2h30m}, {@code 3d}, {@code 1w}, {@code 500ms}, {@code 0}.
   *
   * @throws IllegalArgumentException "takes a duration such as …"
   */
  public static Duration duration(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher part = PART.matcher(text.strip());
    Duration sum = Duration.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      long count = Long.parseLong(part.group(1));
      sum =
          sum.plus(
              switch (part.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                case "d" -> Duration.ofDays(count);
                default -> Duration.ofDays(7 * count);
              });
      end = part.end();
    }
    if (end == 0 || end != text.strip().length()) {
      throw new IllegalArgumentException("takes a duration such as 90s, 15m, 2h30m or 3d");
    }
    return sum;
  }

  /**
   * {@code 30MiB} (2^20), {@code 5 GB} (10^9), {@code 1024}.
   *
   * @return bytes
   * @throws IllegalArgumentException "takes a size such as …"
   */
  public static long size(String text) {
    Matcher size = SIZE.matcher(text.strip());
    Long unit = size.matches() ? UNITS.get(size.group(2).toUpperCase(Locale.ROOT)) : null;
    BigDecimal bytes =
        unit == null ? TOO_LARGE : new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(unit));
    if (bytes.compareTo(TOO_LARGE) >= 0) {
      throw new IllegalArgumentException("takes a size such as 30MiB or 5GB");
    }
    return bytes.longValue();
  }
}
