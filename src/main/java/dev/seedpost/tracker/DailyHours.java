package dev.seedpost.tracker;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of every day by the clock on the wall, over midnight too; {@code to} is the first
 * minute that is not in it.
 *
 * @param to midnight is the end of the day; midnight to midnight is the whole day
 */
public record DailyHours(LocalTime from, LocalTime to) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "([01]?\\d|2[0-3]):([0-5]\\d)\\s*-\\s*(?:([01]?\\d|2[0-3]):([0-5]\\d)|24:00)");

  public DailyHours {
    if (from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) {
      throw new IllegalArgumentException("takes hours that end at another minute than they begin");
    }
  }

  /**
   * {@code 22:00-06:00}, {@code 18:00-24:00}.
   *
   * @throws IllegalArgumentException "takes hours such as …"
   */
  public static DailyHours parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      throw new IllegalArgumentException("takes hours such as 22:00-06:00");
    }
    LocalTime from = time(written.group(1), written.group(2));
    boolean midnight = written.group(3) == null;
    LocalTime to = midnight ? LocalTime.MIDNIGHT : time(written.group(3), written.group(4));
    if (!midnight && from.equals(to)) {
      throw new IllegalArgumentException("takes hours that end at another minute than they begin");
    }
    return new DailyHours(from, to);
  }

  private static LocalTime time(String hour, String minute) {
    return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
  }

  boolean contains(LocalTime time) {
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }

  /** "22:00 and 06:00". */
  String words() {
    return from + " and " + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to);
  }
}
