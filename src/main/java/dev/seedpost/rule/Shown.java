package dev.seedpost.rule;

import dev.seedpost.failure.Texts;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as a person reads them in a trace. */
final class Shown {
  private static final int LONGEST = 200;
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Shown() {}

  /** A foreign text: printable, one line, not too long. */
  static String text(String text) {
    return Texts.shortened(Texts.printable(text), LONGEST);
  }

  static String list(Collection<String> values) {
    return values.isEmpty()
        ? "none"
        : text(values.stream().sorted().collect(Collectors.joining(", ")));
  }

  static String size(long bytes) {
    int unit = 0;
    double value = bytes;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, "%.1f %s (%d B)", value, UNITS[unit], bytes);
  }

  static String age(Duration age) {
    if (age.toMinutes() < 1) {
      return age.toSeconds() + "s";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + "m" + age.toSecondsPart() + "s";
    }
    return age.toDays() < 1
        ? age.toHours() + "h" + age.toMinutesPart() + "m"
        : age.toDays() + "d" + age.toHoursPart() + "h";
  }
}
